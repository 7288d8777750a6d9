// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.AgentConfigClient;
import io.hybridcluster.k8s.client.procedure.IpPoolClient;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.client.procedure.TerwayClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.terway.EniConfUpdate;
import io.hybridcluster.k8s.terway.EniConfigMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How many requests each part of the guide takes, by name: one list for each kind or one read, one write for each change. */
@ParameterizedClass
@MethodSource("servers")
class RoundTripsTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/kube-system/configmaps";
    private static final String ENI_CONFIG = CONFIG_MAPS + "/eni-config";
    private static final String AGENT_CONFIG = CONFIG_MAPS + "/ack-agent-config";
    private static final String POOLS = "/apis/crd.projectcalico.org/v1/ippools";
    private static final String POOL = POOLS + "/cloud-vsw-bp1pod00000000000000";
    private static final String CALICO = "/apis/apps/v1/namespaces/kube-system/daemonsets/calico-node";
    private static final String INSTALLATION = "/apis/operator.tigera.io/v1/installations/default";
    private static final List<String> SURVEY =
            List.of("GET /apis/apps/v1/daemonsets", "GET /apis/operator.tigera.io/v1/installations", "GET " + POOLS);

    private final Server server;
    private final HybridCluster cluster;

    RoundTripsTest(Server server) {
        this.server = server;
        this.cluster = new HybridCluster(server);
    }

    static List<Server> servers() {
        return Server.all(RoundTripsTest.class);
    }

    @BeforeEach
    void startAnew() {
        // Makes the definitions too.
        new FeatureRuns(server);
        new IpPoolClient(server.admin(), FeatureRuns.plan(false)).remove();
        cluster.remove(ApiResource.CONFIG_MAPS, "eni-config", "ack-agent-config");
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node", "terway-eniip", "kube-proxy");
        cluster.raw("PATCH", INSTALLATION, "application/merge-patch+json", "{\"spec\":null}");
    }

    @Test
    void listsEachKindOnceAndWritesEachWorkloadOnceToKeepItAway() {
        calico();

        assertThat(requests(RoundTripsTest::confine))
                .startsWith(SURVEY.toArray(String[]::new))
                .hasSize(5)
                .endsWith("PATCH " + CALICO, "PATCH " + INSTALLATION);
        assertThat(requests(RoundTripsTest::confine)).isEqualTo(SURVEY);
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
    }

    @Test
    void readsOnceAndWritesAtMostOnceToConfigureTerway() {
        Consumer<KubernetesApi> configure = RoundTripsTest::configure;

        assertThat(requests(configure)).containsExactly("GET " + ENI_CONFIG, "POST " + CONFIG_MAPS);
        assertThat(requests(configure)).containsExactly("GET " + ENI_CONFIG);
        cluster.raw("PATCH", ENI_CONFIG, "application/merge-patch+json", "{\"data\":{\"eni_conf\":\"{}\"}}");
        assertThat(requests(configure)).containsExactly("GET " + ENI_CONFIG, "PATCH " + ENI_CONFIG);
        assertThat(requests(configure)).containsExactly("GET " + ENI_CONFIG);
    }

    @Test
    void readsOnceAndWritesAtMostOnceToTellTheAgent() {
        Consumer<KubernetesApi> first = api -> tell(api, "https://example.com/a.sh");
        Consumer<KubernetesApi> second = api -> tell(api, "https://example.com/b.sh");

        assertThat(requests(first)).containsExactly("GET " + AGENT_CONFIG, "POST " + CONFIG_MAPS);
        assertThat(requests(first)).containsExactly("GET " + AGENT_CONFIG);
        assertThat(requests(second)).containsExactly("GET " + AGENT_CONFIG, "PATCH " + AGENT_CONFIG);
        assertThat(requests(second)).containsExactly("GET " + AGENT_CONFIG);
    }

    @Test
    void listsPoolsOnceAndWritesEachThatNeedsItOnce() {
        Consumer<KubernetesApi> apply = RoundTripsTest::pools;

        List<String> first = requests(apply);
        assertThat(first).startsWith("GET " + POOLS);
        assertThat(first.subList(1, first.size())).isNotEmpty().containsOnly("POST " + POOLS);
        assertThat(requests(apply)).containsExactly("GET " + POOLS);
        cluster.raw("PATCH", POOL, "application/merge-patch+json", "{\"spec\":{\"natOutgoing\":true}}");
        assertThat(requests(apply)).containsExactly("GET " + POOLS, "PATCH " + POOL);
        assertThat(requests(apply)).containsExactly("GET " + POOLS);
    }

    /** The Kubernetes half of the guide's plan: its steps 1, 3 and 4, on a cluster where nothing of it was done. */
    @Test
    void takesOneReadAndOneWriteForEachObjectOfTheGuide() {
        calico();
        Consumer<KubernetesApi> whole = api -> {
            confine(api);
            configure(api);
            tell(api, "https://example.com/a.sh");
            pools(api);
        };

        List<String> first = requests(whole);
        List<String> second = requests(whole);

        // Calico's pools are read twice: to see how Calico carries packets, and to compare them with the plan.
        List<String> reads = new ArrayList<>(SURVEY);
        reads.addAll(List.of("GET " + ENI_CONFIG, "GET " + AGENT_CONFIG, "GET " + POOLS));
        assertThat(second).isEqualTo(reads);
        reads.addAll(List.of(
                "PATCH " + CALICO,
                "PATCH " + INSTALLATION,
                // The two ConfigMaps, and a pool for each block of the cloud.
                "POST " + CONFIG_MAPS,
                "POST " + CONFIG_MAPS,
                "POST " + POOLS,
                "POST " + POOLS));
        assertThat(first).containsExactlyInAnyOrderElementsOf(reads);
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
    }

    /** Makes Calico's DaemonSet, and waits until its controller has counted its pods and writes no more. */
    private void calico() {
        cluster.daemonSet("calico-node", "docker.io/calico/node:v3.26.1", Map.of());
        HybridCluster.eventually(
                () -> {
                    JsonObject status = cluster.raw("GET", CALICO, "", "").getAsJsonObject("status");
                    return status.has("observedGeneration")
                            && status.get("currentNumberScheduled").getAsInt() == 5
                            && status.has("updatedNumberScheduled")
                            && status.get("updatedNumberScheduled").getAsInt() == 5;
                },
                () -> "calico-node was not placed");
    }

    private List<String> requests(Consumer<KubernetesApi> action) {
        Faults counting = Faults.none();
        action.accept(server.admin(counting));
        return counting.requests();
    }

    private static void confine(KubernetesApi api) {
        SeparationClient client = new SeparationClient(api);
        client.confine(client.survey(NodeProfile.cloudNode(), Set.of()));
    }

    private static void configure(KubernetesApi api) {
        new TerwayClient(api).configure(EniConfUpdate.to(EniConfigMap.of(FeatureRuns.plan(false))));
    }

    private static void tell(KubernetesApi api, String url) {
        new AgentConfigClient(api).set(new AckAgentConfig(url));
    }

    private static void pools(KubernetesApi api) {
        new IpPoolClient(api, FeatureRuns.plan(false)).apply();
    }
}
