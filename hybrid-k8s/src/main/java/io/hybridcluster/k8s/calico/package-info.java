// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What Calico in the data centre has to know of the cloud, and what must not happen to it when the cloud's plugin is
 * installed.
 *
 * <p>Everything here is a pure function of immutable values and refers to no client. Findings name places and paths, never
 * values of objects.
 *
 * <p>Start at {@link io.hybridcluster.k8s.calico.CalicoIpPools} for the pools that keep traffic to the cloud from being
 * masqueraded and {@link io.hybridcluster.k8s.calico.CalicoIpPoolCheck} for those that are there, and at {@link
 * io.hybridcluster.k8s.calico.CalicoSnapshot} before the Terway add-on is installed.
 */
@NullMarked
package io.hybridcluster.k8s.calico;

import org.jspecify.annotations.NullMarked;
