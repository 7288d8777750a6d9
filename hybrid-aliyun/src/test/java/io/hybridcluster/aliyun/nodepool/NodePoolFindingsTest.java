// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePoolFindingsTest {
    private static final NodePoolRequest GUIDE = NodePoolRequest.of(Plans.guide());

    private static NodePool pool(String state, int total, int healthy, int failed, int offline) {
        Map<String, Object> tree = Pools.tree(GUIDE, state, total, healthy);
        Pools.section(tree, "status").put("failed_nodes", failed);
        Pools.section(tree, "status").put("offline_nodes", offline);
        return Pools.pool(tree);
    }

    private static List<String> texts(List<LiveFinding> findings) {
        return findings.stream()
                .map(finding -> finding + " -> " + finding.remedy())
                .toList();
    }

    @Test
    void findsNothingWrongWithAPoolAsItShouldBe() {
        assertThat(NodePoolFindings.ofNodes(pool("active", 2, 2, 0, 0), List.of(Pools.node("node_name", "a"))))
                .isEmpty();
        assertThat(NodePoolFindings.ofNodes(pool("scaling", 1, 0, 0, 0), List.of()))
                .isEmpty();
        assertThat(NodePoolFindings.ofDifferences(
                        pool("active", 2, 2, 0, 0), NodePoolDifferences.of(pool("active", 2, 2, 0, 0), GUIDE)))
                .isEmpty();
        assertThat(NodePoolFindings.ofName("cloud", List.of(pool("active", 2, 2, 0, 0))))
                .isEmpty();
    }

    @Test
    void tellsPoolsOfOneName() {
        Map<String, Object> second = Pools.tree(GUIDE, "active", 0, 0);
        Pools.section(second, "nodepool_info").put("nodepool_id", "np0");

        assertThat(NodePoolFindings.ofName("cloud", List.of(pool("active", 2, 2, 0, 0), Pools.pool(second))))
                .hasValueSatisfying(finding -> assertThat(texts(List.of(finding)))
                        .containsExactly(
                                "[ERROR] NodePool cloud: 2 pools have this name: np0, np1 | NodePool.SameName ->"
                                        + " rename or delete all but one of them"));
    }

    @Test
    void tellsOtherSettings() {
        Map<String, Object> tree = Pools.tree(GUIDE, "active", 0, 0);
        Pools.section(tree, "nodepool_info").put("type", "hybrid");
        Pools.section(tree, "scaling_group").put("key_pair", "kp-other");
        NodePool pool = Pools.pool(tree);

        assertThat(texts(NodePoolFindings.ofDifferences(pool, NodePoolDifferences.of(pool, GUIDE))))
                .containsExactly(
                        "[ERROR] NodePool cloud: nodepool_info.type is hybrid, wanted ess | NodePool.FixedSetting -> ask for"
                                + " a pool of another name, or delete this one first",
                        "[WARNING] NodePool cloud: scaling_group.key_pair is kp-other, wanted kp-hybrid |"
                                + " NodePool.OtherSetting -> modify the pool, or ask for one of another name");
    }

    @Test
    void tellsNodesThatFailed() {
        List<NodePoolNode> nodes = List.of(
                Pools.node("node_name", "cn-hangzhou.10.10.24.7", "error_message", "cloud-init: exit code 1"),
                Pools.node("instance_id", "i-1", "error_message", "something new"),
                Pools.node("instance_id", "i-2", "state", "failed"),
                Pools.node("node_name", "b", "state", "running"));

        assertThat(texts(NodePoolFindings.ofNodes(pool("active", 6, 1, 4, 1), nodes)))
                .containsExactly(
                        "[ERROR] Node cn-hangzhou.10.10.24.7: it failed in pool cloud: the node script failed, or the nodes"
                                + " did not join in time; the cloud says \"cloud-init: exit code 1\" | NodePool.NodeFailed"
                                + " -> read /var/log/messages and the output of cloud-init on one of the nodes",
                        "[ERROR] Node i-1: it failed in pool cloud; the cloud says \"something new\" | NodePool.NodeFailed"
                                + " -> read the output of cloud-init on the node, and remove the node",
                        "[ERROR] Node i-2: it failed in pool cloud | NodePool.NodeFailed -> read the output of cloud-init on"
                                + " the node, and remove the node",
                        "[ERROR] NodePool cloud: nodes that have failed and that the cloud does not name: 1 |"
                                + " NodePool.NodeFailed -> look at the pool's scaling activities in the console",
                        "[WARNING] NodePool cloud: nodes that are offline: 1 | NodePool.NodeOffline -> check kubelet and the"
                                + " way from the nodes to the API server",
                        "[WARNING] NodePool cloud: healthy nodes: 1 of 2, and nothing is being done to it |"
                                + " NodePool.TooFewNodes -> see why the last scale-out failed, and scale again");
    }

    @Test
    void tellsManyAsFewAndLongAsShort() {
        List<NodePoolNode> nodes = IntStream.range(0, 500)
                .mapToObj(i -> Pools.node("instance_id", "i-" + i, "error_message", "x".repeat(5000)))
                .toList();

        List<LiveFinding> findings = NodePoolFindings.ofNodes(pool("active", 500, 2, 500, 0), nodes);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("Node i-0 and 499 more");
            assertThat(finding.problem()).hasSizeLessThan(250);
        });
    }

    @Test
    void showsNoSecretOfAnErrorMessage() {
        for (String secret : List.of(
                "kubeadm join --token abcdef.0123456789abcdef failed",
                "key LTAI5tQnKxxxxxxxxxxxxxxx was refused",
                "-----BEGIN RSA PRIVATE KEY-----")) {
            assertThat(NodePoolFindings.ofNodes(
                            pool("active", 1, 0, 1, 0),
                            List.of(Pools.node("instance_id", "i-1", "error_message", secret))))
                    .extracting(LiveFinding::problem)
                    .contains("it failed in pool cloud; the cloud says (hidden, it looks like a secret)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OperationDenied.NoStock, SOLD_OUT",
                "The requested resource is sold out in the specified zone., SOLD_OUT",
                "Zone.NotOnSale, SOLD_OUT",
                "InvalidVSwitchId.IpNotEnough, V_SWITCH_EXHAUSTED",
                "The specified vSwitches do not have enough IP addresses., V_SWITCH_EXHAUSTED",
                "QuotaExceed.ElasticQuota, QUOTA_REACHED",
                "QuotaExceeded.Node, QUOTA_REACHED",
                "No additional quota is available for the specified ECS instance type., QUOTA_REACHED",
                "Account.Arrearage, UNPAID",
                "InvalidAccountStatus.NotEnoughBalance, UNPAID",
                "NodeInitFailed, SCRIPT_FAILED",
                "cloud-init: the user's script ended with exit code 1, SCRIPT_FAILED",
                "InternalError, -",
                "'', -"
            })
    void recognisesProblems(String text, ScaleOutProblem problem) {
        assertThat(ScaleOutProblem.of(text).orElse(null)).isEqualTo(problem);
    }

    @Test
    void takesTheFirstProblemToldOf() {
        assertThat(ScaleOutProblem.of(List.of("InternalError", "OperationDenied.NoStock", "QuotaExceed")))
                .contains(ScaleOutProblem.SOLD_OUT);
        assertThat(ScaleOutProblem.of(List.of())).isEmpty();
        for (ScaleOutProblem problem : ScaleOutProblem.values()) {
            assertThat(problem.problem()).isNotBlank().doesNotContain("\n");
            assertThat(problem.remedy()).isNotBlank().doesNotContain("\n");
        }
    }

    @Test
    void describesEveryRule() {
        assertThat(NodePoolFindings.rules())
                .extracting(RuleDescription::id)
                .extracting(Object::toString)
                .containsExactly(
                        "NodePool.SameName",
                        "NodePool.FixedSetting",
                        "NodePool.OtherSetting",
                        "NodePool.NodeFailed",
                        "NodePool.NodeOffline",
                        "NodePool.TooFewNodes");
    }
}
