// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The rules that a plan is checked against.
 *
 * <p>Every rule always runs, none throws for a bad plan, and none does any I/O: what is found follows from the plan (and
 * the instance types handed in) alone. The time grows as n log n with the plan, and each kind of finding is reported at
 * most {@value io.hybridcluster.model.rule.PlanRules#LIMIT} times, with an exact count of the rest. The ids of findings
 * are API; {@link io.hybridcluster.model.rule.PlanRules#descriptions} lists them with their sources.
 *
 * <p>One rule, or one tight family of them, is one class. A new one is added to {@code StandardRules}, with a plan that
 * breaks it beside the others of the golden test.
 *
 * <p>Start at {@link io.hybridcluster.model.rule.PlanRules}.
 */
@NullMarked
package io.hybridcluster.model.rule;

import org.jspecify.annotations.NullMarked;
