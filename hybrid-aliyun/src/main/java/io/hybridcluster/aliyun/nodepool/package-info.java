// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Node pools of a registered cluster: requests for them, as documents that any client can send, and pictures of those that
 * are there.
 *
 * <p>Everything here is pure and refers to no client. A request that exists names all that the API demands of
 * such a pool, image and key pair included, and is within the bounds that {@code NodePoolRequest.Builder} states. Whether
 * what it names exists, and is within the account's quotas, only the API knows. Answers are read leniently; words of the
 * cloud that this SDK does not know are read as {@code UNKNOWN}.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.nodepool.NodePoolRequest}, and at {@link
 * io.hybridcluster.aliyun.nodepool.NodePool} for what is there.
 */
@NullMarked
package io.hybridcluster.aliyun.nodepool;

import org.jspecify.annotations.NullMarked;
