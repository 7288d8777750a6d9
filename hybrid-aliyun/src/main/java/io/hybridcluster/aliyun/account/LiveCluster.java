// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cluster, as {@code DescribeClusterDetail} answers it.
 *
 * @param type {@code ExternalKubernetes} for a registered cluster
 * @param state {@code running}, {@code waiting} for its agent, {@code disconnected} and others
 * @param version the version of Kubernetes; empty if the cloud does not know it yet
 * @param region the region it is in; empty if the answer does not tell
 * @param vpcId the id of its VPC; empty if the answer does not tell
 * @param hasIntranetEndpoint whether the cloud has an endpoint for it inside the VPC; empty if the answer does not tell
 */
public record LiveCluster(
        String type, String state, String version, String region, String vpcId, Optional<Boolean> hasIntranetEndpoint) {
    private static final Pattern INTRANET = Pattern.compile("\"intranet_api_server_endpoint\"\\s*:\\s*\"[^\"]+\"");

    public LiveCluster {
        requireNonNull(type, "type");
        requireNonNull(state, "state");
        requireNonNull(version, "version");
        requireNonNull(region, "region");
        requireNonNull(vpcId, "vpcId");
        requireNonNull(hasIntranetEndpoint, "hasIntranetEndpoint");
    }

    /** Returns what the answer of {@code DescribeClusterDetail} tells. */
    public static LiveCluster from(ApiAnswer cluster) {
        return new LiveCluster(
                cluster.text("cluster_type"),
                cluster.text("state"),
                cluster.findText("current_version").orElse(""),
                cluster.findText("region_id").orElse(""),
                cluster.findText("vpc_id").orElse(""),
                // JSON in a text.
                cluster.findText("master_url")
                        .map(urls -> INTRANET.matcher(urls).find()));
    }
}
