// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * By what new nodes join: bootstrap tokens in Secrets, and the ConfigMap {@code kube-public/cluster-info} that proves to a
 * node whose cluster it joins (Kubernetes: Authenticating with Bootstrap Tokens).
 *
 * <p>Everything here is a pure function of immutable values and refers to no client; time and randomness are handed in. What
 * is malformed in a live object is a finding and not an exception. No finding, no exception and no {@code toString} shows the
 * secret half of a token: only {@code withToken} and {@code reveal} hand it out.
 *
 * <p>Start at {@link io.hybridcluster.k8s.bootstrap.BootstrapTokens} for those that a cluster has, at {@link
 * io.hybridcluster.k8s.bootstrap.TokenRotation} for the next one, and at {@link
 * io.hybridcluster.k8s.bootstrap.ClusterDiscovery}.
 */
@NullMarked
package io.hybridcluster.k8s.bootstrap;

import org.jspecify.annotations.NullMarked;
