// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Node pools and their nodes as the API shows them, and what their init scripts are given. */
final class NodePoolTrees {
    private static final String CREATE = "nodepool_create";
    private static final Map<String, String> STATES = new LinkedHashMap<>();

    static {
        STATES.put("nodepool_delete", "deleting");
        STATES.put("nodepool_remove_nodes", "removing");
        STATES.put("nodepool_scalein", "removing");
        STATES.put("nodepool_scaleout", "scaling");
        STATES.put(CREATE, "scaling");
        STATES.put("nodepool_update", "updating");
    }

    private NodePoolTrees() {}

    static String text(NodePoolRecord pool, String member) {
        return Trees.text(pool.settings, "scaling_group", member);
    }

    static Map<String, @Nullable Object> of(CsState state, ClusterRecord cluster, NodePoolRecord pool) {
        Map<String, @Nullable Object> settings = Trees.copy(pool.settings);
        Map<String, @Nullable Object> about = Trees.need(settings, "nodepool_info");
        about.put("nodepool_id", pool.id);
        about.putIfAbsent("type", "ess");
        about.put("region_id", cluster.region());
        about.putIfAbsent("resource_group_id", "");
        about.put("is_default", false);
        about.put("created", RamDirectory.time(pool.created));
        about.put("updated", RamDirectory.time(pool.updated));
        Trees.need(settings, "scaling_group").put("scaling_group_id", pool.scalingGroup);
        Trees.need(settings, "kubernetes_config");
        Trees.need(settings, "auto_scaling").putIfAbsent("enable", false);
        Trees.need(settings, "management").putIfAbsent("enable", false);
        settings.put("status", status(state, pool));
        return settings;
    }

    private static Map<String, @Nullable Object> status(CsState state, NodePoolRecord pool) {
        List<NodePoolNode> staying =
                pool.nodes.stream().filter(node -> !node.removing).toList();
        return Trees.of(
                "state", state(state, pool),
                "total_nodes", (long) pool.nodes.size(),
                "healthy_nodes", count(staying, "Ready"),
                "serving_nodes", count(staying, "Ready"),
                "initial_nodes", count(staying, "pending") + count(staying, "running"),
                "failed_nodes", count(staying, "failed"),
                "offline_nodes", count(staying, "offline"),
                "removing_nodes", (long) (pool.nodes.size() - staying.size()));
    }

    private static long count(List<NodePoolNode> nodes, String status) {
        return nodes.stream().filter(node -> node.status().equals(status)).count();
    }

    static String state(CsState state, NodePoolRecord pool) {
        return STATES.entrySet().stream()
                .filter(each -> state.isBusy(pool.id, each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("active");
    }

    static Map<String, @Nullable Object> detail(CsState state, ClusterRecord cluster, NodePoolRecord pool) {
        Map<String, @Nullable Object> tree = of(state, cluster, pool);
        Trees.need(tree, "status").put("conditions", List.of());
        return tree;
    }

    /** Returns a node as DescribeClusterNodes shows it. */
    static Map<String, @Nullable Object> node(NodePoolRecord pool, NodePoolNode node) {
        boolean pending = node.phase == NodePoolNode.Phase.PENDING;
        String status = node.status();
        return Trees.of(
                "node_name",
                node.name,
                "host_name",
                node.name,
                "instance_id",
                node.instanceId,
                "instance_name",
                "worker-k8s-for-cs-" + node.instanceId,
                "instance_role",
                "Worker",
                "instance_status",
                pending ? "Pending" : "Running",
                "node_status",
                nodeStatus(node),
                "state",
                status.equals("Ready") || status.equals("offline") ? "running" : status,
                "nodepool_id",
                pool.id,
                "ip_address",
                List.of(node.address),
                "instance_type",
                node.instanceType,
                "instance_type_family",
                node.instanceType.replaceFirst("[.][^.]*$", ""),
                "instance_charge_type",
                text(pool, "instance_charge_type").isEmpty() ? "PostPaid" : text(pool, "instance_charge_type"),
                "image_id",
                text(pool, "image_id"),
                "is_aliyun_node",
                true,
                "source",
                "ess",
                "spot_strategy",
                "NoSpot",
                "error_message",
                node.error,
                "expired_time",
                "2099-12-31T15:59Z",
                "creation_time",
                RamDirectory.time(node.created));
    }

    private static String nodeStatus(NodePoolNode node) {
        if (node.offline || node.phase == NodePoolNode.Phase.FAILED) {
            return "Offline";
        }
        return switch (node.phase) {
            case READY -> "Ready";
            case RUNNING -> "NotReady";
            default -> "Unknown";
        };
    }

    /** Returns the name that a node's script is told: region and address, or the pool's prefix, address and suffix. */
    static String nodeName(ClusterRecord cluster, NodePoolRecord pool, String address) {
        String mode = Trees.text(pool.settings, "kubernetes_config", "node_name_mode");
        if (mode.startsWith("customized,")) {
            String[] parts = mode.split(",", -1);
            return parts[1] + address + parts[3];
        }
        return cluster.region() + "." + address;
    }

    static ClusterNode given(ClusterRecord cluster, NodePoolRecord pool, NodePoolNode node) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alibabacloud.com/nodepool-id", pool.id);
        labels.put("ack.aliyun.com", cluster.id);
        labels.put("alibabacloud.com/instance-id", node.instanceId);
        labels.put("alibabacloud.com/external", "true");
        Trees.list(pool.settings, "kubernetes_config", "labels")
                .forEach(label -> labels.put(Trees.text(label, "key"), Trees.text(label, "value")));
        List<String> taints = Trees.list(pool.settings, "kubernetes_config", "taints").stream()
                .map(taint -> Trees.text(taint, "key") + "=" + Trees.text(taint, "value") + ":" + effect(taint))
                .toList();
        return new ClusterNode(
                node.name,
                node.instanceId,
                cluster.region() + "." + node.instanceId,
                node.address,
                node.vSwitchId,
                node.instanceType,
                pool.id,
                labels,
                String.join(",", taints),
                node.status());
    }

    private static String effect(@Nullable Object taint) {
        String effect = Trees.text(taint, "effect");
        return effect.isEmpty() ? "NoSchedule" : effect;
    }
}
