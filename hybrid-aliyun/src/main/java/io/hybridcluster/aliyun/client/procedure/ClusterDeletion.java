// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.id.ClusterId;

/**
 * The intent to delete a cluster, which names it twice: its nodes in the cloud, its load balancer and the agent's
 * credentials go with it, and nothing brings them back. The cluster in the data centre stays.
 *
 * @param cluster the cluster's id
 * @param name the cluster's name, as it has it; for another one nothing is deleted
 * @param retainResources whether what the cloud made for it in the account stays there, at its cost
 */
public record ClusterDeletion(ClusterId cluster, String name, boolean retainResources) {
    /** Makes one of its parts. */
    public ClusterDeletion {
        requireNonNull(cluster, "cluster");
        requireNonNull(name, "name");
    }
}
