// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The Kubernetes half of the procedure on a live cluster, a client for each subject. Each reads, has a pure function
 * compute, writes, and says what it did; what needs no cluster is in the pure packages.
 *
 * <p>All are immutable and thread-safe, throw {@link io.hybridcluster.k8s.client.KubernetesCallException} when a call
 * fails, and do as their {@link io.hybridcluster.k8s.client.KubernetesApi} does with writes: make them, have them
 * validated, or leave them out. What each needs is printed by {@link io.hybridcluster.k8s.rbac.Permissions}.
 *
 * <p>Start at {@link io.hybridcluster.k8s.client.procedure.SeparationClient}, and at {@link
 * io.hybridcluster.k8s.client.procedure.Doctor} for a cluster that is there already.
 */
@NullMarked
package io.hybridcluster.k8s.client.procedure;

import org.jspecify.annotations.NullMarked;
