// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.calico.CalicoSnapshot;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.CalicoGuardClient;
import io.hybridcluster.k8s.client.procedure.IpPoolClient;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What Terway's chart does to Calico's definitions, done to an API server, and undone. */
@ParameterizedClass
@MethodSource("servers")
class CalicoGuardClientTest {
    private final HybridCluster cluster;
    private final KubernetesApi api;

    CalicoGuardClientTest(Server server) {
        this.cluster = new HybridCluster(server);
        this.api = server.admin();
        // Makes the definitions.
        new FeatureRuns(server);
    }

    static List<Server> servers() {
        return Server.all(CalicoGuardClientTest.class);
    }

    @Test
    void putsBackWhatAPrunedDefinitionCost() {
        Definitions.takeAnything(cluster, "crd.projectcalico.org", "ippools");
        IpPoolClient pools = new IpPoolClient(api, FeatureRuns.plan(false));
        pools.remove();
        assertThat(pools.apply()).hasSize(2);
        assertThat(pools.apply()).isEmpty();
        CalicoGuardClient guard = new CalicoGuardClient(api);
        byte[] file = guard.take(FeatureRuns.NOW).toJson().getBytes(StandardCharsets.UTF_8);
        CalicoSnapshot before = CalicoSnapshot.read("calico.json", file);
        assertThat(guard.compare(before, FeatureRuns.NOW).findings()).isEmpty();

        Definitions.prune(cluster, "crd.projectcalico.org", "ippools");

        assertThat(guard.compare(before, FeatureRuns.NOW).pruned()).hasSize(2);
        Changes done = guard.restore(before, FeatureRuns.NOW);
        HybridCluster.eventually(
                () -> {
                    guard.restore(before, FeatureRuns.NOW);
                    return guard.compare(before, FeatureRuns.NOW).pruned().isEmpty();
                },
                () -> "pools are still pruned");
        assertThat(done)
                .extracting(Change::toString)
                .contains("CHANGED CustomResourceDefinition ippools.crd.projectcalico.org");
        // All is as it was but for the mark by which the test had the pools written.
        assertThat(pools.check().creations()).isEmpty();
        assertThat(pools.check().changes()).isEmpty();
        pools.remove();
    }

    @Test
    void putsBackADefinitionThatIsGoneWithItsObjects() {
        Definitions.make(cluster, "crd.projectcalico.org", "v1", "ippools", "IPPool");
        Definitions.takeAnything(cluster, "crd.projectcalico.org", "ippools");
        IpPoolClient pools = new IpPoolClient(api, FeatureRuns.plan(false));
        pools.apply();
        CalicoGuardClient guard = new CalicoGuardClient(api);
        CalicoSnapshot before = guard.take(FeatureRuns.NOW);

        Definitions.remove(cluster, "crd.projectcalico.org", "ippools");
        Changes done = guard.restore(before, FeatureRuns.NOW);

        assertThat(done)
                .extracting(applied -> applied.effect().toString())
                .containsOnly("CREATED")
                .hasSize(3);
        assertThat(guard.take(FeatureRuns.NOW).fingerprint()).isEqualTo(before.fingerprint());
        pools.remove();
    }
}
