// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.support.Plans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePoolTest {
    private static final NodePoolRequest GUIDE = NodePoolRequest.of(Plans.guide());

    @Test
    void readsAPool() {
        Map<String, Object> tree = Pools.tree(GUIDE, "scaling", 3, 1);
        Pools.section(tree, "status").put("initial_nodes", "1");
        Pools.section(tree, "status").put("failed_nodes", 1);
        Pools.section(tree, "status").put("offline_nodes", 0);
        Pools.section(tree, "status")
                .put(
                        "conditions",
                        List.of(
                                Map.of("type", "Ready", "status", "False", "reason", "NoStock", "message", "canary"),
                                Map.of()));

        NodePool pool = Pools.pool(tree);

        assertThat(pool.id()).isEqualTo("np1");
        assertThat(pool.name()).isEqualTo("cloud");
        assertThat(pool.scalingGroupId()).contains("asg-1");
        assertThat(pool.state()).isEqualTo(NodePoolState.SCALING);
        assertThat(pool.nodes()).isEqualTo(new NodeCounts(3, 1, 0, 1, 1, 0, 0));
        assertThat(pool.desiredSize()).hasValue(2);
        assertThat(pool.isAutoScaled()).isFalse();
        assertThat(pool.setting(NodePoolSetting.LABELS)).containsExactly("workload=cpu");
        assertThat(pool.setting(NodePoolSetting.TAINTS)).containsExactly("dedicated=cloud:NoSchedule");
        assertThat(pool.setting(NodePoolSetting.INSTANCE_TYPES)).containsExactly("ecs.g7.xlarge");
        assertThat(pool.setting(NodePoolSetting.AUTO_SCALING)).containsExactly("false");
        assertThat(pool.conditions()).hasToString("[Ready=False (NoStock), condition=?]");
        assertThat(pool.conditions().get(0).message()).contains("canary");
        assertThat(pool).hasToString("node pool cloud (np1) SCALING: 3 nodes, 1 healthy, 1 initial, 1 failed");
    }

    @Test
    void readsAPoolOfWhichLittleIsSaid() {
        NodePool pool = Pools.pool(Map.of(
                "nodepool_info", Map.of("nodepool_id", "np1", "name", "a"), "auto_scaling", Map.of("enable", true)));

        assertThat(pool.state()).isEqualTo(NodePoolState.UNKNOWN);
        assertThat(pool.nodes()).isEqualTo(new NodeCounts(0, 0, 0, 0, 0, 0, 0));
        assertThat(pool.desiredSize()).isEmpty();
        assertThat(pool.isAutoScaled()).isTrue();
        assertThat(pool.scalingGroupId()).isEmpty();
        assertThat(pool.conditions()).isEmpty();
        assertThat(pool).hasToString("node pool a (np1) UNKNOWN: 0 nodes");
    }

    @Test
    void refusesWhatIsNoPool() {
        assertThatThrownBy(() -> Pools.pool(Map.of("nodepool_info", Map.of("name", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cs:DescribeClusterNodePoolDetail.nodepool_info.nodepool_id: expected a value, found none");
        assertThatThrownBy(() -> Pools.pool(Map.of(
                        "nodepool_info",
                        Map.of("nodepool_id", "np1", "name", "a"),
                        "status",
                        Map.of("total_nodes", "canary"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cs:DescribeClusterNodePoolDetail.status.total_nodes: expected a whole number, found something"
                                + " else");
    }

    @Test
    void isReadyWhenAllAreHealthyAndNothingGoesOn() {
        assertThat(Pools.pool(Pools.tree(GUIDE, "active", 2, 2)).isReady(2)).isTrue();
        assertThat(Pools.pool(Pools.tree(GUIDE, "active", 2, 2)).isReady(3)).isFalse();
        assertThat(Pools.pool(Pools.tree(GUIDE, "scaling", 2, 2)).isReady(2)).isFalse();
        Map<String, Object> failed = Pools.tree(GUIDE, "active", 3, 2);
        Pools.section(failed, "status").put("failed_nodes", 1);
        assertThat(Pools.pool(failed).isReady(2)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "active, ACTIVE",
        "Active, ACTIVE",
        "initial, INITIAL",
        "Initializing, INITIAL",
        "scaling, SCALING",
        "removing, REMOVING",
        "removing_nodes, REMOVING",
        "updating, UPDATING",
        "deleting, DELETING",
        "repairing, UNKNOWN",
        "'', UNKNOWN"
    })
    void readsStates(String text, NodePoolState state) {
        assertThat(NodePoolState.of(text)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, PENDING",
        "initial, PENDING",
        "Running, RUNNING",
        "starting, STARTING",
        "stopping, STOPPING",
        "stopped, STOPPED",
        "removing, REMOVING",
        "deleting, REMOVING",
        "failed, FAILED",
        "lost, UNKNOWN"
    })
    void readsStatesOfInstances(String text, InstanceState state) {
        assertThat(InstanceState.of(text)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"Ready, READY", "NotReady, NOT_READY", "Offline, OFFLINE", "Unknown, UNKNOWN", "Weird, UNKNOWN"})
    void readsStatusesOfNodes(String text, NodeStatus status) {
        assertThat(NodeStatus.of(text)).isEqualTo(status);
    }

    @Test
    void readsANode() {
        NodePoolNode node = NodePoolNode.from(ApiAnswer.of(
                "nodes[0]",
                Map.of(
                        "node_name", "cn-hangzhou.10.10.24.7",
                        "instance_id", "i-1",
                        "state", "running",
                        "node_status", "Ready",
                        "instance_type", "ecs.g7.xlarge",
                        "ip_address", List.of("10.10.24.7"),
                        "error_message", "")));

        assertThat(node.name()).contains("cn-hangzhou.10.10.24.7");
        assertThat(node.instanceId()).contains("i-1");
        assertThat(node.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(node.status()).isEqualTo(NodeStatus.READY);
        assertThat(node.instanceType()).contains("ecs.g7.xlarge");
        assertThat(node.addresses()).containsExactly("10.10.24.7");
        assertThat(node.errorMessage()).isEmpty();
        assertThat(node.hasFailed()).isFalse();
        assertThat(node).hasToString("node cn-hangzhou.10.10.24.7 RUNNING, READY");
    }

    @Test
    void tellsNodesWithoutANameByTheirInstance() {
        assertThat(Pools.node("instance_id", "i-1", "error_message", "canary"))
                .hasToString("node i-1 UNKNOWN, UNKNOWN")
                .satisfies(node -> assertThat(node.hasFailed()).isTrue())
                .satisfies(node -> assertThat(node.errorMessage()).isEqualTo(Optional.of("canary")));
        assertThat(Pools.node("state", "failed"))
                .hasToString("node (without a name) FAILED, UNKNOWN")
                .satisfies(node -> assertThat(node.hasFailed()).isTrue());
    }

    @Test
    void comparesPoolsAndNodes() {
        assertThat(Pools.pool(Pools.tree(GUIDE, "active", 2, 2)))
                .isEqualTo(Pools.pool(Pools.tree(GUIDE, "active", 2, 2)))
                .hasSameHashCodeAs(Pools.pool(Pools.tree(GUIDE, "active", 2, 2)))
                .isNotEqualTo(Pools.pool(Pools.tree(GUIDE, "active", 2, 1)))
                .isNotEqualTo(Pools.pool(Pools.tree(GUIDE, "scaling", 2, 2)))
                .isNotEqualTo(Pools.pool(Pools.tree(NodePoolRequest.of(Plans.dual()), "active", 2, 2)));
        assertThat(Pools.node("node_name", "a", "state", "running"))
                .isEqualTo(Pools.node("node_name", "a", "state", "running"))
                .hasSameHashCodeAs(Pools.node("node_name", "a", "state", "running"))
                .isNotEqualTo(Pools.node("node_name", "b", "state", "running"))
                .isNotEqualTo(Pools.node("node_name", "a", "state", "stopped"))
                .isNotEqualTo(Pools.node("node_name", "a", "state", "running", "error_message", "x"));
    }
}
