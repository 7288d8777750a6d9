// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeVerificationTest {
    private static final HybridPlan PLAN = Plans.guide();
    private static final InstanceTypes TYPES =
            InstanceTypes.of(List.of(new InstanceTypeLimits("ecs.g7.xlarge", 4, 15, 15)));

    @Test
    void takesTheFiguresOfTheOnlyTypeOfThePoolWhereTheNodeTellsNone() {
        Map<String, Object> node = node(Map.of(), Map.of("allocatable", Map.of("pods", 110)));

        assertThat(of(NodeVerification.of(PLAN), node)).containsExactly("Node.CapacityUnknown");
        assertThat(of(NodeVerification.of(PLAN).withInstanceTypes(TYPES), node))
                .containsExactly("Node.MaxPodsOverCapacity");
        assertThat(new NodeCapacity(PLAN, TYPES).of(LiveNode.of(PLAN, node))).hasValue(45);
        assertThat(new NodeCapacity(Plans.dual(), TYPES).of(LiveNode.of(Plans.dual(), node)))
                .isEmpty();
    }

    @Test
    void takesTheAnnotationOfAnotherTypeForStale() {
        LiveNode node = LiveNode.of(
                PLAN,
                Map.of(
                        "metadata",
                        Map.of(
                                "name", "n",
                                "labels", Map.of("node.kubernetes.io/instance-type", "ecs.g7.xlarge"),
                                "annotations",
                                        Map.of(
                                                "alibabacloud.com/instance-type-info",
                                                "{\"InstanceTypeId\":\"ecs.g6.large\",\"EniQuantity\":2,"
                                                        + "\"EniPrivateIpAddressQuantity\":6}"))));

        assertThat(node.limits()).contains(new InstanceTypeLimits("ecs.g6.large", 2, 6, 0));
        assertThat(new NodeCapacity(PLAN, InstanceTypes.none()).of(node)).isEmpty();
        assertThat(new NodeCapacity(PLAN, TYPES).of(node)).hasValue(45);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "",
                "{\"InstanceTypeId\":\"ecs.g7.xlarge\"}",
                "{\"InstanceTypeId\":\"a\",\"EniQuantity\":-1,\"EniPrivateIpAddressQuantity\":15}",
                "{\"InstanceTypeId\":\"a\",\"EniQuantity\":1.5,\"EniPrivateIpAddressQuantity\":15}",
                "{\"InstanceTypeId\":\"a\",\"EniQuantity\":99999999999,\"EniPrivateIpAddressQuantity\":15}"
            })
    void takesAnAnnotationThatTellsNoLimitsForNone(String annotation) {
        LiveNode node = LiveNode.of(
                PLAN,
                Map.of(
                        "metadata",
                        Map.of("name", "n", "annotations", Map.of("alibabacloud.com/instance-type-info", annotation))));

        assertThat(node.limits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.13.9, 3.10.0, CentOS Linux 7 (Core), Node.OsUnsupported",
        "1.9.1, 3.10.0, CentOS Linux 7 (Core), ''",
        "1.9.2, 4.19.91-27.al7.x86_64, Alibaba Cloud Linux (Aliyun Linux) 2.1903 LTS, Node.OsUnsupported",
        "1.14.0, 5.9.16, Ubuntu 22.04.3 LTS, Node.KernelTooOld",
        "1.14.0, 5.10, Ubuntu 22.04.3 LTS, ''",
        "1.14.0, 6.1.0, Alibaba Cloud Linux 3 (Soaring Falcon), ''",
        "1.13.9, 4.18.0, Rocky Linux 8.9, ''"
    })
    void judgesKernelAndSystemByTheTerwayThatRuns(String terway, String kernel, String image, String rules) {
        Map<String, Object> node =
                node(Map.of("kernelVersion", kernel, "osImage", image), Map.of("allocatable", Map.of("pods", "48")));

        NodeVerification verification =
                NodeVerification.of(PLAN).withInstanceTypes(TYPES).withTerwayVersion(TerwayVersion.parse(terway));

        assertThat(String.join(" ", of(verification, node))).isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.24.17, ''",
        "v1.25.0, Node.KubeletNewer",
        "v1.22.1, ''",
        "v1.21.14, Node.KubeletOlder",
        "v2.24.3, Node.KubeletNewer"
    })
    void judgesTheKubeletByTheControlPlane(String kubelet, String rules) {
        Map<String, Object> node = node(Map.of("kubeletVersion", kubelet), Map.of("allocatable", Map.of("pods", "48")));

        assertThat(String.join(" ", of(NodeVerification.of(PLAN).withInstanceTypes(TYPES), node)))
                .isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource({"v1.28.0, ''", "v1.27.16, Node.KubeletOlder", "v1.24.0, Node.KubeletOlder", "v1.32.0, Node.KubeletNewer"
    })
    void allowsThreeMinorVersionsFrom125On(String kubelet, String rules) {
        Map<String, Object> node = node(Map.of("kubeletVersion", kubelet), Map.of());

        assertThat(of(NodeVerification.of(Plans.dual()), node).stream().filter(rule -> rule.contains("Kubelet")))
                .containsExactlyElementsOf(rules.isEmpty() ? List.of() : List.of(rules));
    }

    @Test
    void tellsSidesApartByOneSignOfTheCloud() {
        assertThat(side("192.168.0.7", Map.of(), null)).isEqualTo(NodeSide.IDC);
        assertThat(side("10.10.24.7", Map.of(), null)).isEqualTo(NodeSide.CLOUD);
        assertThat(side("172.31.0.7", Map.of(), null)).isEqualTo(NodeSide.IDC);
        assertThat(side("172.31.0.7", Map.of(), "cn-hangzhou.i-bp1abcd")).isEqualTo(NodeSide.CLOUD);
        assertThat(side("172.31.0.7", Map.of(), "vsphere://4210")).isEqualTo(NodeSide.IDC);
        assertThat(side("172.31.0.7", Map.of("alibabacloiud.com/external", "true"), null))
                .isEqualTo(NodeSide.CLOUD);
        assertThat(side("192.168.0.7", Map.of("alibabacloud.com/external", "true"), null))
                .isEqualTo(NodeSide.IDC);
        assertThat(side("192.168.0.7", Map.of("alibabacloud.com/instance-id", "i-x"), null))
                .isEqualTo(NodeSide.CLOUD);
        assertThat(side("10.10.24.7", Map.of("type", "virtual-kubelet"), null)).isEqualTo(NodeSide.VIRTUAL);
    }

    @Test
    void neverShowsASecretThatStandsWhereAValueBelongs() {
        String secret = "LTAI5tCanaryCanary01";
        Map<String, Object> node = Map.of(
                "metadata",
                Map.of(
                        "name",
                        secret,
                        "labels",
                        Map.of(
                                "ack.aliyun.com", secret,
                                "alibabacloud.com/instance-id", secret,
                                "topology.kubernetes.io/region", secret,
                                "topology.kubernetes.io/zone", secret,
                                "node.kubernetes.io/instance-type", secret)),
                "spec",
                Map.of("providerID", "cn-hangzhou." + secret),
                "status",
                Map.of(
                        "addresses", List.of(Map.of("type", "InternalIP", "address", "10.10.24.9")),
                        "conditions", List.of(Map.of("type", "Ready", "status", secret, "reason", secret)),
                        "nodeInfo",
                                Map.of(
                                        "operatingSystem",
                                        secret,
                                        "osImage",
                                        "CentOS " + secret,
                                        "kubeletVersion",
                                        "v1.99.0",
                                        "containerRuntimeVersion",
                                        "docker://" + secret)));

        List<LiveFinding> findings = NodeVerification.of(PLAN)
                .withTerwayVersion(TerwayVersion.parse("1.17.0"))
                .verify(node);

        assertThat(findings).hasSizeGreaterThan(9);
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding + finding.remedy()).doesNotContain("Canary"));
        assertThat(LiveNode.of(PLAN, node)).hasToString("Node " + secret);
    }

    @Test
    void needsAName() {
        assertThatThrownBy(() -> NodeVerification.of(PLAN).verify(Map.of("metadata", Map.of("name", 7))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metadata.name: expected a string");
    }

    private static List<String> of(NodeVerification verification, Map<String, Object> node) {
        return verification.verify(node).stream()
                .map(finding -> finding.ruleId().toString())
                .toList();
    }

    private static NodeSide side(String address, Map<String, String> labels, String providerId) {
        return NodeSide.of(
                PLAN,
                LiveNode.of(
                        PLAN,
                        Map.of(
                                "metadata", Map.of("name", "n", "labels", labels),
                                "spec", providerId == null ? Map.of() : Map.of("providerID", providerId),
                                "status",
                                        Map.of(
                                                "addresses",
                                                List.of(Map.of("type", "InternalIP", "address", address))))));
    }

    /** A cloud node that nothing is wrong with but what the arguments say. */
    private static Map<String, Object> node(Map<String, String> nodeInfo, Map<String, Object> status) {
        Map<String, Object> info = new HashMap<>(Map.of(
                "operatingSystem", "linux",
                "osImage", "Alibaba Cloud Linux 3 (Soaring Falcon)",
                "kernelVersion", "5.10.134-16.al8.x86_64",
                "kubeletVersion", "v1.24.3",
                "containerRuntimeVersion", "containerd://1.6.28"));
        info.putAll(nodeInfo);
        Map<String, Object> whole = new HashMap<>(Map.of(
                "addresses", List.of(Map.of("type", "InternalIP", "address", "10.10.24.9")),
                "conditions", List.of(Map.of("type", "Ready", "status", "True")),
                "nodeInfo", info));
        whole.putAll(status);
        return Map.of(
                "metadata",
                Map.of(
                        "name",
                        "cn-hangzhou.10.10.24.9",
                        "labels",
                        Map.of(
                                "alibabacloud.com/external", "true",
                                "alibabacloud.com/nodepool-id", "np1",
                                "alibabacloud.com/instance-id", "i-bp1node9",
                                "ack.aliyun.com", PLAN.cluster().id().value(),
                                "workload", "cpu")),
                "spec",
                Map.of(
                        "providerID",
                        "cn-hangzhou.i-bp1node9",
                        "taints",
                        List.of(Map.of("key", "dedicated", "value", "cloud", "effect", "NoSchedule"))),
                "status",
                whole);
    }
}
