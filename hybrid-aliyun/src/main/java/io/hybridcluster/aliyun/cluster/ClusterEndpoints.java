// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import java.net.URI;
import java.util.Optional;

/**
 * Where a cluster's API server is reached, and in a registered cluster the cloud's end of the agent's tunnel.
 *
 * @param internet from the Internet
 * @param intranet from inside the VPC and what is joined to it
 */
public record ClusterEndpoints(Optional<URI> internet, Optional<URI> intranet) {
    /** Makes one of its parts. */
    public ClusterEndpoints {
        requireNonNull(internet, "internet");
        requireNonNull(intranet, "intranet");
    }

    static ClusterEndpoints from(ApiAnswer masterUrl) {
        return new ClusterEndpoints(
                uri(masterUrl, "api_server_endpoint"), uri(masterUrl, "intranet_api_server_endpoint"));
    }

    private static Optional<URI> uri(ApiAnswer masterUrl, String name) {
        return masterUrl.findText(name).flatMap(text -> {
            try {
                URI uri = URI.create(text);
                return uri.getHost() == null || uri.getUserInfo() != null ? Optional.empty() : Optional.of(uri);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
