// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Kubernetes API servers for tests.
 *
 * <p>{@link io.hybridcluster.testkit.kubernetes.LocalControlPlane} starts the real thing, etcd, kube-apiserver,
 * kube-controller-manager and kube-scheduler, on loopback from a folder of binaries.
 *
 * <p>For test scope: the servers here listen on loopback only and hand out their administrator's token.
 */
@NullMarked
package io.hybridcluster.testkit.kubernetes;

import org.jspecify.annotations.NullMarked;
