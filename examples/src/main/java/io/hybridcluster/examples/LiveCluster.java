// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.model.change.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/** The edge between a live cluster and the programs: its API, and what to do when a call fails. */
final class LiveCluster {
    private LiveCluster() {}

    static KubernetesApi api(Arguments arguments, WriteMode mode) throws IOException {
        Path file = arguments
                .path(Option.KUBECONFIG)
                .orElseThrow(() -> new UsageException("the option --kubeconfig is missing"));
        return KubernetesApi.of(Kubeconfig.client(file)).with(mode);
    }

    /** Returns what failed and what to do about it, on one line. */
    static String describe(KubernetesCallException e) {
        return e.getMessage() + "; " + advice(e);
    }

    private static String advice(KubernetesCallException e) {
        return switch (e.reason()) {
            case FORBIDDEN ->
                "these credentials lack the permission to " + e.verb() + " " + e.object()
                        + "; the program rbac prints roles that have it";
            case UNAUTHORIZED ->
                "the server does not know these credentials, or they have expired; take a new kubeconfig";
            case UNREACHABLE, TIMED_OUT ->
                e.getCause() instanceof SSLException
                        ? "the server's certificate and the kubeconfig's certificate-authority do not fit"
                        : "see whether the kubeconfig's server is right and can be reached from here";
            case UNREADABLE -> "see whether the kubeconfig's server is a Kubernetes API server";
            case REPLACED ->
                "an object of this name was deleted and created again since, or the state file is of another cluster;"
                        + " nothing was written";
            case NOT_FOUND -> "there is no such object; see whether the kubeconfig is of the right cluster";
            case OTHER_OBJECT, ANSWER_TOO_LONG, ENDLESS ->
                "see whether a proxy or cache stands in front of the API server, and reach it without";
            case STOPPED ->
                "its cause: " + (e.getCause() == null ? "none" : e.getCause().getMessage());
            case CONFLICT -> "somebody else keeps writing to it; find out who, and try again";
            case THROTTLED, SERVER_ERROR -> "the server is busy or ill; try again later";
            default -> "the server's log may tell more";
        };
    }
}
