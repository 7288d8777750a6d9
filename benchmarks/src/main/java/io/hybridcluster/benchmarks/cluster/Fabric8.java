// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** The peer, in a class of its own, so that nobody else's process loads its classes. */
final class Fabric8 {
    private Fabric8() {}

    static void get(Connection connection) {
        try (KubernetesClient client = client(connection)) {
            System.out.println(
                    client.namespaces().withName("default").get().getMetadata().getName());
        }
    }

    static String listPods(Connection connection, int pageSize) {
        try (KubernetesClient client = client(connection)) {
            int pods = 0;
            String next = null;
            do {
                PodList page = client.pods()
                        .inAnyNamespace()
                        .list(new ListOptionsBuilder()
                                .withLimit((long) pageSize)
                                .withContinue(next)
                                .build());
                pods += page.getItems().size();
                next = page.getMetadata().getContinue();
            } while (next != null && !next.isEmpty());
            return pods + " pods";
        }
    }

    private static KubernetesClient client(Connection connection) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl(connection.server().toString())
                        .withOauthToken(connection.token())
                        .withCaCertFile(connection.ca().toString())
                        .withRequestTimeout(120_000)
                        .build())
                .build();
    }
}
