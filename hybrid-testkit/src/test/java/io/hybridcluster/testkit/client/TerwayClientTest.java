// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.MovedAccessKey;
import io.hybridcluster.k8s.client.procedure.TerwayClient;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.terway.EniConfUpdate;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.k8s.terway.lint.EffectiveEniConf;
import io.hybridcluster.k8s.terway.lint.EniConfigLint;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.version.TerwayVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Terway is configured, its key moves to its Secret, its pods start again. */
class TerwayClientTest {
    private static final TerwayVersion VERSION = TerwayVersion.parse("1.8.2");
    private static final ObjectRef ENI_CONFIG = ApiResource.CONFIG_MAPS.named("kube-system", "eni-config");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    static List<Server> servers() {
        return Server.all(TerwayClientTest.class);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void movesTheKeyAndLeavesNothingBehind(Server server) {
        HybridCluster cluster = new HybridCluster(server).withNodes();
        FeatureRuns runs = new FeatureRuns(server);
        KubernetesApi api = server.admin();
        cluster.remove(ApiResource.SECRETS, "alibaba-addon-secret");
        cluster.remove(ApiResource.CONFIG_MAPS, "gpu-nodes");
        runs.terway();
        runs.eniConfigWithKey();
        // As kubectl leaves it behind, and an overlay that has the key too.
        String applied = "{\\\"data\\\":{\\\"eni_conf\\\":\\\"{\\\\\\\"access_key\\\\\\\":\\\\\\\"" + FeatureRuns.KEY_ID
                + "\\\\\\\",\\\\\\\"access_secret\\\\\\\":\\\\\\\"" + FeatureRuns.KEY_SECRET + "\\\\\\\"}\\\"}}";
        cluster.raw(
                "PATCH",
                "/api/v1/namespaces/kube-system/configmaps/eni-config",
                "application/merge-patch+json",
                "{\"metadata\":{\"annotations\":{\"" + LAST_APPLIED + "\":\"" + applied + "\"}},"
                        + "\"data\":{\"disable_network_policy\":\"true\"}}");
        cluster.make(
                ApiResource.CONFIG_MAPS,
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "gpu-nodes", "namespace", "kube-system"),
                        "data",
                        Map.of(
                                "eni_conf",
                                "{\"max_pool_size\": 2, \"access_key\": \"" + FeatureRuns.KEY_ID
                                        + "\", \"access_secret\": \"" + FeatureRuns.KEY_SECRET + "\"}")));
        cluster.raw(
                "PATCH",
                "/api/v1/nodes/cn-hangzhou.10.10.24.1",
                "application/merge-patch+json",
                "{\"metadata\":{\"labels\":{\"terway-config\":\"gpu-nodes\"}}}");
        TerwayClient client = new TerwayClient(api);
        assertThat(client.credentials(VERSION).source()).isEqualTo(CredentialSource.ENI_CONFIG);

        MovedAccessKey moved = client.moveAccessKey(VERSION);

        assertThat(moved.changes())
                .extracting(Change::toString)
                .containsExactly(
                        "CREATED Secret kube-system/alibaba-addon-secret",
                        "CHANGED ConfigMap kube-system/eni-config",
                        "CHANGED ConfigMap kube-system/gpu-nodes");
        assertThat(moved.leftovers()).isEmpty();
        assertThat(moved.toString()).doesNotContain(FeatureRuns.KEY_ID).doesNotContain(FeatureRuns.KEY_SECRET);
        for (String name : List.of("eni-config", "gpu-nodes")) {
            assertThat(api.get(ApiResource.CONFIG_MAPS.named("kube-system", name))
                            .tree()
                            .toString())
                    .doesNotContain(FeatureRuns.KEY_ID)
                    .doesNotContain(FeatureRuns.KEY_SECRET);
        }
        assertThat(api.get(ENI_CONFIG).tree().at("data", "disable_network_policy"))
                .isEqualTo("true");
        assertThat(api.get(ApiResource.SECRETS.named("kube-system", "alibaba-addon-secret"))
                        .tree()
                        .at("data", "access-key-secret"))
                .isEqualTo(Base64.getEncoder().encodeToString(FeatureRuns.KEY_SECRET.getBytes(StandardCharsets.UTF_8)));
        assertThat(client.credentials(VERSION).source()).isEqualTo(CredentialSource.ADDON_SECRET);
        assertThat(client.moveAccessKey(VERSION).changes()).isEmpty();
        EffectiveEniConf effective = client.effective("cn-hangzhou.10.10.24.1", EniConfigLint.forTerway(VERSION));
        assertThat(effective.outcome()).isEqualTo(EffectiveEniConf.Outcome.MERGED);
        cluster.raw(
                "PATCH",
                "/api/v1/nodes/cn-hangzhou.10.10.24.1",
                "application/merge-patch+json",
                "{\"metadata\":{\"labels\":{\"terway-config\":null}}}");
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config", "gpu-nodes");
        cluster.remove(ApiResource.SECRETS, "alibaba-addon-secret");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void refusesToMoveWhatTerwayWouldNotFind(Server server) {
        FeatureRuns runs = new FeatureRuns(server);
        HybridCluster cluster = new HybridCluster(server);
        KubernetesApi api = server.admin();
        cluster.remove(ApiResource.SECRETS, "alibaba-addon-secret");
        runs.terway();
        runs.eniConfigWithKey();

        assertThatThrownBy(() -> new TerwayClient(api).moveAccessKey(TerwayVersion.parse("1.7.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Terway 1.7.0 does not read the Secret alibaba-addon-secret, which came with 1.8.0");

        assertThat(api.find(ApiResource.SECRETS.named("kube-system", "alibaba-addon-secret")))
                .isEmpty();
        assertThat(api.get(ENI_CONFIG).tree().toString()).contains(FeatureRuns.KEY_ID);
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void configuresKeepingWhatOthersWroteAndTakesItBack(Server server) {
        HybridCluster cluster = new HybridCluster(server);
        KubernetesApi api = server.admin();
        TerwayClient client = new TerwayClient(api);
        EniConfUpdate update = EniConfUpdate.to(EniConfigMap.of(FeatureRuns.plan(false)));
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config");

        Change made = client.configure(update);
        assertThat(made).hasToString("CREATED ConfigMap kube-system/eni-config");
        assertThat(client.configure(update)).hasToString("UNCHANGED ConfigMap kube-system/eni-config");
        cluster.raw(
                "PATCH",
                "/api/v1/namespaces/kube-system/configmaps/eni-config",
                "application/merge-patch+json",
                "{\"data\":{\"eni_conf\":\"{\\\"theirs\\\": 1, \\\"max_pool_size\\\": 9}\"}}");
        Change changed = client.configure(update);

        assertThat(String.valueOf(Objects.object(changed).tree().at("data", "eni_conf")))
                .startsWith("{\"theirs\": 1, \"max_pool_size\": 5");
        assertThat(Objects.object(api.undo(changed)).tree().at("data", "eni_conf"))
                .isEqualTo("{\"theirs\": 1, \"max_pool_size\": 9}");
        assertThatThrownBy(() -> api.undo(made)).hasMessage("delete ConfigMap kube-system/eni-config: CONFLICT");
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void startsThePodsAgain(Server server) {
        HybridCluster cluster = new HybridCluster(server).withNodes();
        new FeatureRuns(server).terway();
        cluster.awaitPods("terway-eniip", "cn-hangzhou.10.10.24.1", "cn-hangzhou.10.10.24.2");
        TerwayClient client = new TerwayClient(server.admin());

        assertThat(client.restart(FeatureRuns.NOW)).hasToString("CHANGED DaemonSet kube-system/terway-eniip");
        assertThat(client.restart(FeatureRuns.NOW)).hasToString("UNCHANGED DaemonSet kube-system/terway-eniip");
        if (server.name().equals("fake")) {
            assertThat(client.awaitRollout(Duration.ofSeconds(5))).isTrue();
        } else {
            // Nothing makes a pod ready here, so the rollout never ends.
            assertThat(client.awaitRollout(Duration.ofSeconds(1))).isFalse();
        }
        cluster.remove(ApiResource.DAEMON_SETS, "terway-eniip");
        assertThat(client.awaitRollout(Duration.ofMillis(200))).isFalse();
    }
}
