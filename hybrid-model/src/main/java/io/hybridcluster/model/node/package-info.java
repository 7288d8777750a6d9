// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What a cloud node carries when it registers: labels, taints, its name and its provider id.
 *
 * <p>The types hold Kubernetes' and Alibaba Cloud's grammars, so a value that exists is one that the kubelet and the API
 * server accept. Whether the kubelet may set a label on its own node is a question of policy and not of grammar:
 * {@link io.hybridcluster.model.node.Label#kubeletRefusal}.
 *
 * <p>Start at {@link io.hybridcluster.model.node.Label}.
 */
@NullMarked
package io.hybridcluster.model.node;

import org.jspecify.annotations.NullMarked;
