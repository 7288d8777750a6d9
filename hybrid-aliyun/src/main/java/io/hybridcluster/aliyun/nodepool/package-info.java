// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Requests for node pools of a registered cluster, as documents that any client can send.
 *
 * <p>Everything here is pure and refers to no client. A request that exists names all that the API demands of
 * such a pool, image and key pair included, and is within the bounds that {@code NodePoolRequest.Builder} states. Whether
 * what it names exists, and is within the account's quotas, only the API knows.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.nodepool.NodePoolRequest}.
 */
@NullMarked
package io.hybridcluster.aliyun.nodepool;

import org.jspecify.annotations.NullMarked;
