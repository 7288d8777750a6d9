// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Whether a node that has joined is the one that the plan means, and whether the cluster's addresses are the plan's.
 *
 * <p>Everything here is a pure function of the plan and of objects that somebody read; nothing refers to a client.
 *
 * <p>Start at {@link io.hybridcluster.k8s.node.NodeVerification}.
 */
@NullMarked
package io.hybridcluster.k8s.node;

import org.jspecify.annotations.NullMarked;
