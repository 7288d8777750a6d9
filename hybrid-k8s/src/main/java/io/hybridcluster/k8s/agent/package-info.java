// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The ConfigMap {@code kube-system/ack-agent-config}, by which the registered cluster's agent learns where the node script
 * is.
 *
 * <p>Everything here is pure and refers to no client; only one key of the ConfigMap is ever touched.
 *
 * <p>Start at {@link io.hybridcluster.k8s.agent.AckAgentConfig}.
 */
@NullMarked
package io.hybridcluster.k8s.agent;

import org.jspecify.annotations.NullMarked;
