// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Requests for node pools of a registered cluster, as documents that any client can send.
 *
 * <p>Everything here is pure and refers to no client. A request that exists is within the bounds that the API documents.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.nodepool.NodePoolRequest}.
 */
@NullMarked
package io.hybridcluster.aliyun.nodepool;

import org.jspecify.annotations.NullMarked;
