// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.kubernetes.client.openapi.ApiClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an embedder's own test of a live cluster looks like; the README shows it. */
class EmbeddingLiveTest {
    @TempDir
    Path folder;

    @Test
    void confinesTheCalicoOfAFake() {
        Document calico;
        try (FakeCluster cluster = new FakeCluster(folder)) {
            calico = cluster.calico();
        }
        // [testkit]
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            fake.put(calico); // any object, as a Document
            ApiClient client = new ApiClient().setBasePath(fake.server().toString());
            client.setApiKeyPrefix("Bearer");
            client.setApiKey(fake.adminToken());
            SeparationClient separation = new SeparationClient(KubernetesApi.of(client));
            separation.confine(separation.survey(NodeProfile.cloudNode(), Set.of()));
            assertThat(fake.auditEvents()).filteredOn(event -> event.writes()).hasSize(1);
        }
        // [/testkit]
    }

    @Test
    void runsWhatTheReadmeShows() {
        try (FakeCluster cluster = new FakeCluster(folder)) {
            ApiClient client =
                    new ApiClient().setBasePath(cluster.fake().server().toString());
            client.setApiKeyPrefix("Bearer");
            client.setApiKey(cluster.fake().adminToken());

            Changes done = Embedding.live(client, Embedding.plan(), Instant.parse("2026-01-01T00:00:00Z"));

            assertThat(done).extracting(Change::toString).containsExactly("CHANGED DaemonSet kube-system/calico-node");
            assertThat(cluster.calicoNodes()).containsExactly("idc-1");
        }
    }
}
