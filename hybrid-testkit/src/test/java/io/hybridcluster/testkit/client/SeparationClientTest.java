// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.client.procedure.SeparationSurvey;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.cni.SeparationDrift;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.FieldOwner;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.WriteMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calico leaves the cloud nodes and Terway comes to them, with real controllers and a real scheduler. */
class SeparationClientTest {
    private static final String[] IDC = {"idc-1", "idc-2", "idc-3"};
    private static final String[] CLOUD = {"cn-hangzhou.10.10.24.1", "cn-hangzhou.10.10.24.2"};
    private static final String[] ALL = {CLOUD[0], CLOUD[1], IDC[0], IDC[1], IDC[2]};
    private static final ObjectRef CALICO = ApiResource.DAEMON_SETS.named("kube-system", "calico-node");

    static List<Server> servers() {
        return Server.all(SeparationClientTest.class);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void takesCalicoOffTheCloudNodesAndBack(Server server) {
        HybridCluster cluster = new HybridCluster(server).withNodes();
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node", "terway-eniip", "kube-proxy");
        // A nodeSelector, a term that was there before, and Terway's own selector.
        cluster.daemonSet(
                "calico-node",
                "docker.io/calico/node:v3.26.1",
                Map.of("nodeSelector", Map.of("kubernetes.io/os", "linux"), "affinity", affinity()));
        for (String node : ALL) {
            cluster.raw(
                    "PATCH",
                    "/api/v1/nodes/" + node,
                    "application/merge-patch+json",
                    "{\"metadata\":{\"labels\":{\"kubernetes.io/os\":\"linux\"}}}");
        }
        cluster.daemonSet("kube-proxy", "registry.k8s.io/kube-proxy:v1.20.2", Map.of());
        cluster.awaitPods("calico-node", ALL);
        cluster.awaitPods("kube-proxy", ALL);

        KubernetesApi api = server.admin();
        KubernetesObject original = api.get(CALICO);
        SeparationClient client = new SeparationClient(api);
        SeparationSurvey survey = client.survey(NodeProfile.cloudNode(), Set.of());
        SeparationClient preview = new SeparationClient(api.with(WriteMode.DRY_RUN));

        assertThat(preview.confine(preview.survey(NodeProfile.cloudNode(), Set.of())))
                .extracting(Change::toString)
                .containsExactly("CHANGED DaemonSet kube-system/calico-node (DRY_RUN)");
        assertThat(api.get(CALICO).tree().at("spec")).isEqualTo(original.tree().at("spec"));

        Changes done = client.confine(survey);

        assertThat(done).extracting(Change::toString).containsExactly("CHANGED DaemonSet kube-system/calico-node");
        cluster.awaitPods("calico-node", IDC);
        assertThat(cluster.pods("kube-proxy")).containsExactly(ALL);
        // The term of before is still there, with the same two requirements as the other one.
        assertThat(api.get(CALICO)
                        .root()
                        .member("spec")
                        .member("template")
                        .member("spec")
                        .member("affinity")
                        .member("nodeAffinity")
                        .member("requiredDuringSchedulingIgnoredDuringExecution")
                        .member("nodeSelectorTerms")
                        .elements())
                .extracting(term -> term.member("matchExpressions").elements().stream()
                        .map(expression -> expression.member("key").string())
                        .toList())
                .containsExactly(
                        List.of("rack", "alibabacloud.com/external", "type"),
                        List.of("never", "alibabacloud.com/external", "type"));
        assertThat(api.get(CALICO).tree().at("spec", "template", "spec", "nodeSelector"))
                .isEqualTo(Map.of("kubernetes.io/os", "linux"));
        assertThat(client.confine(client.survey(NodeProfile.cloudNode(), Set.of())))
                .isEmpty();

        cluster.daemonSet(
                "terway-eniip",
                "registry.cn-hangzhou.aliyuncs.com/acs/terway:v1.8.2",
                Map.of("nodeSelector", Map.of("alibabacloud.com/external", "true")));
        cluster.awaitPods("terway-eniip", CLOUD);
        assertThat(client.confine(client.survey(NodeProfile.cloudNode(), Set.of())))
                .isEmpty();

        // Somebody else writes before the change is taken back.
        api.change(CALICO, SeparationClientTest::withTheirs);
        assertThat(client.drift(done.list().get(0)).state()).isEqualTo(SeparationDrift.State.IN_PLACE);
        Change undone = api.undo(done).list().get(0);
        assertThat(client.drift(done.list().get(0)).state()).isEqualTo(SeparationDrift.State.GONE);

        assertThat(undone).hasToString("CHANGED DaemonSet kube-system/calico-node");
        cluster.awaitPods("calico-node", ALL);
        assertThat(Objects.object(undone).tree().at("spec", "template", "spec", "affinity"))
                .isEqualTo(original.tree().at("spec", "template", "spec", "affinity"));
        assertThat(Objects.object(undone).tree().at("spec", "template", "spec", "priorityClassName"))
                .isEqualTo("system-node-critical");
        assertThat(api.undo(done)).hasToString("[UNCHANGED DaemonSet kube-system/calico-node]");
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node", "terway-eniip", "kube-proxy");
    }

    /** Whoever applies the guide's own patch again, or the add-on's manifest, is told by name. */
    @ParameterizedTest
    @MethodSource("servers")
    void tellsWhoUndidIt(Server server) {
        HybridCluster cluster = new HybridCluster(server).withNodes();
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
        cluster.daemonSet("calico-node", "docker.io/calico/node:v3.26.1", Map.of());
        SeparationClient client = new SeparationClient(server.admin());
        Change done = client.confine(client.survey(NodeProfile.cloudNode(), Set.of()))
                .list()
                .get(0);

        cluster.raw(
                "PATCH",
                "/apis/apps/v1/namespaces/kube-system/daemonsets/calico-node?fieldManager=rke-addon-deployer",
                "application/merge-patch+json",
                "{\"spec\":{\"template\":{\"spec\":{\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnored"
                        + "DuringExecution\":{\"nodeSelectorTerms\":[{\"matchExpressions\":[{\"key\":\"kubernetes.io/os\","
                        + "\"operator\":\"In\",\"values\":[\"linux\"]}]}]}}}}}}}");
        SeparationDrift drift = client.drift(done);

        assertThat(drift.state()).isEqualTo(SeparationDrift.State.GONE);
        // The test itself made the DaemonSet in the SDK's name.
        assertThat(drift.writers())
                .extracting(FieldOwner::name)
                .containsExactly(KubernetesApi.FIELD_MANAGER, "rke-addon-deployer");
        assertThat(drift.findings()).singleElement().asString().contains("rke-addon-deployer");
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
    }

    private static Map<String, Object> affinity() {
        return Map.of(
                "nodeAffinity",
                Map.of(
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        Map.of(
                                "nodeSelectorTerms",
                                List.of(
                                        Map.of(
                                                "matchExpressions",
                                                List.of(Map.of(
                                                        "key", "rack", "operator", "In", "values", List.of("a", "b")))),
                                        Map.of(
                                                "matchExpressions",
                                                List.of(Map.of("key", "never", "operator", "Exists")))))));
    }

    @SuppressWarnings("unchecked")
    private static ObjectChange withTheirs(KubernetesObject object) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(object.root().object());
        Map<String, Object> spec = new LinkedHashMap<>((Map<String, Object>) tree.get("spec"));
        Map<String, Object> template = new LinkedHashMap<>((Map<String, Object>) spec.get("template"));
        Map<String, Object> pod = new LinkedHashMap<>((Map<String, Object>) template.get("spec"));
        pod.put("priorityClassName", "system-node-critical");
        template.put("spec", pod);
        spec.put("template", template);
        tree.put("spec", spec);
        return ObjectChange.of(object, tree);
    }
}
