// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What an account lacks for a plan: rules over a {@linkplain io.hybridcluster.model.plan.HybridPlan plan} and an
 * {@linkplain io.hybridcluster.aliyun.account.AccountPicture account's picture}, which yield findings with remedies.
 *
 * <p>Nothing here does I/O or asks for the time; the same plan and picture yield the same findings. Findings hold names,
 * ids and addresses, never a secret.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.preflight.PreflightRules}.
 */
@NullMarked
package io.hybridcluster.aliyun.preflight;

import org.jspecify.annotations.NullMarked;
