// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.WriteMode;
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
        String made = e.verb().equals("patch") ? "; what was done before it stays done, and may be run again" : "";
        return e.getMessage() + "; " + advice(e) + made;
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
            case CONFLICT -> "somebody else keeps writing to it; find out who, and try again";
            case THROTTLED, SERVER_ERROR -> "the server is busy or ill; try again later";
            default -> "the server's log may tell more";
        };
    }
}
