// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.version.KubernetesVersion;
import java.util.List;

/**
 * The data centre's Kubernetes cluster as Alibaba Cloud knows it: an ACK registered cluster.
 *
 * @param id the registered cluster's id
 * @param region the region it is registered in, and in which its cloud nodes run
 * @param kubernetesVersion the version of the control plane
 * @param serviceCidrs the blocks of Service addresses, as kube-apiserver has them ({@code --service-cluster-ip-range});
 *     at least one
 */
public record RegisteredCluster(
        ClusterId id, RegionId region, KubernetesVersion kubernetesVersion, List<Cidr> serviceCidrs) {
    /** @throws IllegalArgumentException if there is no Service block */
    public RegisteredCluster {
        requireNonNull(id, "id");
        requireNonNull(region, "region");
        requireNonNull(kubernetesVersion, "kubernetesVersion");
        serviceCidrs = ImmutableList.copyOf(serviceCidrs);
        NotEmpty.check("serviceCidrs", serviceCidrs);
    }
}
