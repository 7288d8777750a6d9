// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * RAM policies as values, and the one that Terway needs.
 *
 * <p>Everything here is pure and refers to no client. A policy that exists is within RAM's limits.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.ram.TerwayRamPolicy}.
 */
@NullMarked
package io.hybridcluster.aliyun.ram;

import org.jspecify.annotations.NullMarked;
