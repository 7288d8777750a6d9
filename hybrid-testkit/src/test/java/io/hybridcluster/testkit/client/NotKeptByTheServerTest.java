// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.AddonSecretClient;
import io.hybridcluster.k8s.client.procedure.IpPoolClient;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.Effect;
import io.hybridcluster.model.change.WriteMode;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.Admission;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that answer 200 to a write and keep a part of it, or none. */
class NotKeptByTheServerTest {
    static List<Server> servers() {
        return Server.all(NotKeptByTheServerTest.class);
    }

    /** As the CRD of an old operator does, which has no calicoNodeDaemonSet. */
    @ParameterizedTest
    @MethodSource("servers")
    void saysWhichMembersOfAnInstallationWerePrunedAtEachRun(Server server) {
        HybridCluster cluster = new HybridCluster(server);
        Definitions.make(cluster, "operator.tigera.io", "v1", "installations", "Installation");
        cluster.raw(
                "PATCH",
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/installations.operator.tigera.io",
                "application/json-patch+json",
                "[{\"op\":\"replace\",\"path\":\"/spec/versions/0/schema/openAPIV3Schema\",\"value\":{\"type\":\"object\","
                        + "\"properties\":{\"spec\":{\"type\":\"object\",\"properties\":{\"variant\":{\"type\":\"string\"}}}}}}]");
        HybridCluster.eventually(
                () -> confine(server.admin().with(WriteMode.DRY_RUN))
                                .list()
                                .get(0)
                                .effect()
                        == Effect.NOT_KEPT,
                () -> "the server prunes nothing");

        for (int run = 1; run <= 2; run++) {
            Changes done = confine(server.admin());

            assertThat(done).hasToString("[NOT_KEPT Installation default: spec.calicoNodeDaemonSet]");
            assertThat(done.list().get(0).note().orElseThrow())
                    .startsWith("the server accepts the write and does not keep");
        }
        assertThat(server.admin().undo(confine(server.admin()))).hasToString("[UNCHANGED Installation default]");
    }

    private static Changes confine(KubernetesApi api) {
        SeparationClient client = new SeparationClient(api);
        return client.confine(client.survey(NodeProfile.cloudNode(), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void saysWhichMembersOfAPoolWerePruned(Server server) {
        HybridCluster cluster = new HybridCluster(server);
        Definitions.make(cluster, "crd.projectcalico.org", "v1", "ippools", "IPPool");
        IpPoolClient pools = new IpPoolClient(server.admin(), FeatureRuns.plan(false));
        pools.remove();
        pools.apply();
        Definitions.prune(cluster, "crd.projectcalico.org", "ippools");
        for (String pool : List.of("cloud-vsw-bp1pod00000000000000", "cloud-vsw-bp1node0000000000000")) {
            server.admin()
                    .find(ApiResource.IP_POOLS.named(pool))
                    .ifPresent(there -> server.admin().delete(ApiResource.IP_POOLS, there));
        }

        Changes done = pools.apply();

        assertThat(done.list()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.effect()).isEqualTo(Effect.NOT_KEPT);
            assertThat(change.notKept()).contains("spec.cidr", "spec.disabled");
        });
        server.admin().undo(done);
        Definitions.takeAnything(cluster, "crd.projectcalico.org", "ippools");
    }

    @Test
    void saysWhatAMutatingWebhookChangedInADryRunToo() {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            KubernetesApi api = Server.of(fake).admin();
            api.create(ApiResource.CONFIG_MAPS, Objects.configMap("hooked", Map.of("a", "1")));
            fake.admit(Admission.mutating("policy.example.com", object -> withData(object, Map.of("a", "theirs")))
                    .resource("configmaps"));

            for (WriteMode mode : List.of(WriteMode.DRY_RUN, WriteMode.WRITE)) {
                Change change = api.with(mode)
                        .change(ApiResource.CONFIG_MAPS.named("default", "hooked"), Objects.setting("a", "2"));

                assertThat(change.effect()).as(mode.toString()).isEqualTo(Effect.NOT_KEPT);
                assertThat(change.notKept()).containsExactly("data.a");
            }
        }
    }

    @Test
    void handsNoKeyToASecretThatDoesNotHoldIt() {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            AddonSecretClient store = new AddonSecretClient(Server.of(fake).admin());
            AccessKey key = new AccessKey("LTAI5tPlantedKeyId0000000", Secret.of("PlantedSecret00000000000000000"));
            fake.admit(Admission.mutating("policy.example.com", object -> withData(object, Map.of()))
                    .resource("secrets"));

            assertThatThrownBy(() -> store.put(key))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "NOT_KEPT Secret kube-system/alibaba-addon-secret: data: the server accepted the access key and"
                                    + " does not hold it");
            assertThat(store.keyId()).isEmpty();
        }
    }

    @Test
    void holdsOneKeyAndGivesItBackByItsId() {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            KubernetesApi api = Server.of(fake).admin();
            AddonSecretClient store = new AddonSecretClient(api);
            AccessKey key = new AccessKey("LTAI5tPlantedKeyId0000000", Secret.of("PlantedSecret00000000000000000"));

            assertThat(store.keeps()).isTrue();
            assertThat(new AddonSecretClient(api.with(WriteMode.DRY_RUN)).keeps())
                    .isFalse();
            assertThat(new AddonSecretClient(api.with(WriteMode.READ_ONLY)).keeps())
                    .isFalse();
            store.remove(key.id());
            assertThat(fake.auditEvents()).noneMatch(event -> event.writes());
            store.put(key);
            store.put(key);
            assertThat(fake.auditEvents()).filteredOn(event -> event.writes()).hasSize(1);
            store.remove("LTAI5tAnotherKeyId0000000");
            assertThat(store.keyId()).isEqualTo(Optional.of(key.id()));
            api.change(
                    ApiResource.SECRETS.named("kube-system", "alibaba-addon-secret"),
                    Objects.setting("theirs", "eA=="));
            store.remove(key.id());
            store.remove(key.id());

            assertThat(store.keyId()).isEmpty();
            assertThat(api.get(ApiResource.SECRETS.named("kube-system", "alibaba-addon-secret"))
                            .tree()
                            .at("data"))
                    .isEqualTo(Map.of("theirs", "eA=="));
        }
    }

    private static Document withData(Document object, Map<String, String> data) {
        Map<String, Object> root = new LinkedHashMap<>();
        ((Map<?, ?>) object.root()).forEach((name, value) -> root.put((String) name, value));
        root.put("data", data);
        return Document.of(root);
    }
}
