// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the SDK's features may do in a cluster, as RBAC manifests: exactly the calls that they make, and nothing more.
 *
 * <p>Everything here is pure and refers to no client.
 *
 * <p>Start at {@link io.hybridcluster.k8s.rbac.Permissions}.
 */
@NullMarked
package io.hybridcluster.k8s.rbac;

import org.jspecify.annotations.NullMarked;
