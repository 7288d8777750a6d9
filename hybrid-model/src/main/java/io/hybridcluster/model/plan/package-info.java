// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The plan of a hybrid cluster: what is in the data centre, what is in the VPC, and how the two are joined.
 *
 * <p>A plan is a value. Its parts check their own grammar, so a plan that exists is well-formed; whether it can work is
 * a question for {@link io.hybridcluster.model.rule.PlanRules}, which answers with findings. The builder here and the
 * plan file of {@link io.hybridcluster.model.file.PlanFile} say the same things under the same names.
 *
 * <p>Start at {@link io.hybridcluster.model.plan.HybridPlan}.
 */
@NullMarked
package io.hybridcluster.model.plan;

import org.jspecify.annotations.NullMarked;
