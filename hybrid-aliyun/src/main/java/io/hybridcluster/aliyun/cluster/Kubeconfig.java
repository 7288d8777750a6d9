// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.secret.Secret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A kubeconfig of a cluster, with the credentials of whoever asked for it.
 *
 * @param cluster whose it is
 * @param yaml the file
 * @param expires until when its credentials hold; empty if the cloud does not tell
 */
public record Kubeconfig(ClusterId cluster, Secret yaml, Optional<Instant> expires) {
    /** Makes one of its parts. */
    public Kubeconfig {
        requireNonNull(cluster, "cluster");
        requireNonNull(yaml, "yaml");
        requireNonNull(expires, "expires");
    }

    /**
     * Returns the kubeconfig of an answer of DescribeClusterUserKubeconfig.
     *
     * @throws IllegalArgumentException if there is none in it
     */
    public static Kubeconfig from(ClusterId cluster, ApiAnswer answer) {
        return new Kubeconfig(
                cluster,
                Secret.of(answer.text("config")),
                answer.findText("expiration").flatMap(Kubeconfig::time));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns whether it has ended at this time; false if it is not known when it ends. */
    public boolean hasExpired(Instant now) {
        return expires.filter(end -> !requireNonNull(now, "now").isBefore(end)).isPresent();
    }

    /** Returns whose kubeconfig it is and until when it holds, and nothing of it. */
    @Override
    public String toString() {
        return "kubeconfig of " + cluster + expires.map(end -> " until " + end).orElse("");
    }
}
