// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.secret.Secret;

/**
 * The Kubernetes manifest of a registered cluster's agent. It holds the credentials by which the cluster registers: whoever
 * has it can take the cluster's place.
 *
 * @param cluster whose agent it is
 * @param yaml the manifest, for {@code kubectl apply -f -}
 */
public record AgentManifest(ClusterId cluster, Secret yaml) {
    /** Makes one of its parts. */
    public AgentManifest {
        requireNonNull(cluster, "cluster");
        requireNonNull(yaml, "yaml");
    }

    /**
     * Returns the manifest of an answer of DescribeExternalAgent.
     *
     * @throws IllegalArgumentException if there is none in it
     */
    public static AgentManifest from(ClusterId cluster, ApiAnswer answer) {
        return new AgentManifest(cluster, Secret.of(answer.text("config")));
    }

    /** Returns whose manifest it is, and nothing of it. */
    @Override
    public String toString() {
        return "agent manifest of " + cluster;
    }
}
