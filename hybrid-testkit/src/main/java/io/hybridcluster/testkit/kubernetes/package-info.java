// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Kubernetes API servers for tests.
 *
 * <p>{@link io.hybridcluster.testkit.kubernetes.FakeKubernetes} is a fake in the same JVM: start here. It starts in
 * milliseconds, does what the API server does with the objects that a hybrid cluster is about, runs DaemonSets, enforces
 * RBAC, and goes wrong where a test says so ({@link io.hybridcluster.testkit.kubernetes.FaultRule}).
 *
 * <p>{@link io.hybridcluster.testkit.kubernetes.LocalControlPlane} starts the real thing, etcd, kube-apiserver,
 * kube-controller-manager and kube-scheduler, on loopback from a folder of binaries: for what the fake leaves out, and to hold the fake to.
 *
 * <p>For test scope: the servers here listen on loopback only and hand out their administrator's token.
 */
@NullMarked
package io.hybridcluster.testkit.kubernetes;

import org.jspecify.annotations.NullMarked;
