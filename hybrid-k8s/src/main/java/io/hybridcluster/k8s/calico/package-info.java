// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What Calico in the data centre has to know of the cloud: that its addresses are not to be masqueraded.
 *
 * <p>Everything here is pure and refers to no client.
 *
 * <p>Start at {@link io.hybridcluster.k8s.calico.CalicoIpPools}.
 */
@NullMarked
package io.hybridcluster.k8s.calico;

import org.jspecify.annotations.NullMarked;
