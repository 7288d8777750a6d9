// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Registered clusters, their add-ons and tasks as values, read leniently from what Container Service answers, and the
 * documents that it is asked with.
 *
 * <p>Everything here is pure and refers to no client. A state that this SDK does not know is {@code UNKNOWN}, never an
 * error: the cloud adds states. What holds credentials, the agent's manifest and the kubeconfig, prints as what it is and
 * never as what it holds.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.cluster.LiveCluster}.
 */
@NullMarked
package io.hybridcluster.aliyun.cluster;

import org.jspecify.annotations.NullMarked;
