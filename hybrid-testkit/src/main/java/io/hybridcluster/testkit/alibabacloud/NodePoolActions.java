// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Node pools. As in the cloud, two of one name can be made, and no call has an idempotency token. */
final class NodePoolActions {
    private static final Duration CREATED = Duration.ofSeconds(10);
    private static final Duration UPDATED = Duration.ofSeconds(20);
    private static final Duration DELETED = Duration.ofSeconds(60);
    private static final int MOST_AT_ONCE = 500;
    private static final List<String> SECTIONS = List.of(
            "nodepool_info",
            "scaling_group",
            "kubernetes_config",
            "auto_scaling",
            "management",
            "tee_config",
            "node_config");

    private final CsState state;
    private final NodePoolScaling scaling;

    NodePoolActions(CsState state) {
        this.state = state;
        scaling = new NodePoolScaling(state);
    }

    Map<String, @Nullable Object> create(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        Map<String, @Nullable Object> body = CsBodies.object(call);
        NodePoolChecks checks = new NodePoolChecks(body);
        checks.all(state.network());
        checks.login();
        body.keySet().retainAll(SECTIONS);
        Trees.need(body, "scaling_group").remove("login_password");
        NodePoolRecord pool = new NodePoolRecord(
                "np" + state.ids().hex(32), state.ids().resource("asg"), call.now(), call.serial(), body);
        quota(cluster, pool.desired());
        cluster.pools.put(pool.id, pool);
        TaskRecord task = start(call, cluster, pool, "nodepool_create", pool.desired() > 0);
        task.parameters.put("name", pool.name());
        if (pool.desired() > 0) {
            scaling.out(task, cluster, pool, pool.desired());
        } else {
            task.then("create", CREATED, (self, at) -> {});
        }
        return Trees.of("nodepool_id", pool.id, "task_id", task.id, "request_id", call.requestId());
    }

    private TaskRecord start(FakeCall call, ClusterRecord cluster, NodePoolRecord pool, String type, boolean scaleOut) {
        return state.start(call, cluster, type, "nodepool", pool.id, scaleOut);
    }

    private void quota(ClusterRecord cluster, int more) throws FakeFailure {
        int all = cluster.pools.values().stream().mapToInt(NodePoolRecord::size).sum() + more;
        if (all > state.nodeQuota) {
            throw new FakeFailure(
                    403,
                    "QuotaExceeded.Node",
                    "cluster " + cluster.id + " would have " + all + " nodes, its quota is " + state.nodeQuota);
        }
    }

    private static NodePoolRecord pool(FakeCall call, ClusterRecord cluster) throws FakeFailure {
        NodePoolRecord pool = cluster.pools.get(call.parameter("NodepoolId", ""));
        if (pool == null || !call.sees(pool.made)) {
            throw new FakeFailure(
                    404, "ErrorNodePoolNotFound", "node pool " + call.parameter("NodepoolId", "") + " not found");
        }
        return pool;
    }

    private NodePoolRecord staying(FakeCall call, ClusterRecord cluster) throws FakeFailure {
        NodePoolRecord pool = pool(call, cluster);
        if (NodePoolTrees.state(state, pool).equals("deleting")) {
            throw new FakeFailure(400, "ErrorNodePoolState", "node pool " + pool.id + " is being deleted");
        }
        return pool;
    }

    Map<String, @Nullable Object> list(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        List<Map<String, @Nullable Object>> pools = cluster.pools.values().stream()
                .filter(pool -> call.sees(pool.made) && pool.name().contains(call.parameter("NodepoolName", "")))
                .map(pool -> NodePoolTrees.of(state, cluster, pool))
                .toList();
        return Trees.of("nodepools", pools);
    }

    Map<String, @Nullable Object> detail(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        return NodePoolTrees.detail(state, cluster, pool(call, cluster));
    }

    Map<String, @Nullable Object> modify(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        NodePoolRecord pool = staying(call, cluster);
        Map<String, @Nullable Object> merged = Trees.copy(pool.settings);
        for (Map.Entry<String, @Nullable Object> section : CsBodies.object(call).entrySet()) {
            if (SECTIONS.contains(section.getKey()) && section.getValue() instanceof Map<?, ?> members) {
                Trees.need(merged, section.getKey()).putAll(Trees.object(members));
            }
        }
        new NodePoolChecks(merged).all(state.network());
        Trees.need(merged, "scaling_group").remove("login_password");
        int wanted = (int) Trees.number(merged, 0, "scaling_group", "desired_size");
        // A pool without a desired size is not scaled by what it is modified to otherwise.
        int more = Trees.at(merged, "scaling_group", "desired_size") == null ? 0 : wanted - pool.size();
        quota(cluster, Math.max(0, more));
        pool.settings.clear();
        pool.settings.putAll(merged);
        pool.updated = call.now();
        TaskRecord task = resize(call, cluster, pool, more);
        return Trees.of("nodepool_id", pool.id, "task_id", task.id, "request_id", call.requestId());
    }

    private TaskRecord resize(FakeCall call, ClusterRecord cluster, NodePoolRecord pool, int more) {
        if (more > 0) {
            TaskRecord task = start(call, cluster, pool, "nodepool_scaleout", true);
            task.parameters.put("count", (long) more);
            scaling.out(task, cluster, pool, more);
            return task;
        }
        if (more < 0) {
            List<NodePoolNode> candidates = new ArrayList<>(
                    pool.nodes.stream().filter(node -> !node.removing).toList());
            List<NodePoolNode> newest = candidates.subList(Math.max(0, candidates.size() + more), candidates.size());
            TaskRecord task = start(call, cluster, pool, "nodepool_scalein", false);
            scaling.in(task, pool, List.copyOf(newest), true);
            return task;
        }
        return start(call, cluster, pool, "nodepool_update", false).then("update", UPDATED, (self, at) -> {});
    }

    Map<String, @Nullable Object> scale(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        NodePoolRecord pool = staying(call, cluster);
        long count = Trees.number(CsBodies.object(call), 0, "count");
        if (count < 1 || count > MOST_AT_ONCE) {
            throw CsBodies.invalid("count must be 1 to 500");
        }
        quota(cluster, (int) count);
        pool.desire(pool.size() + (int) count);
        pool.updated = call.now();
        return Trees.of("task_id", resize(call, cluster, pool, (int) count).id, "request_id", call.requestId());
    }

    Map<String, @Nullable Object> removeNodes(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        NodePoolRecord pool = staying(call, cluster);
        List<String> names = CsBodies.strings(call, "nodes");
        List<String> instances = CsBodies.strings(call, "instance_ids");
        List<NodePoolNode> going = pool.nodes.stream()
                .filter(node -> names.contains(node.name) || instances.contains(node.instanceId))
                .toList();
        if (names.size() + instances.size() == 0) {
            throw CsBodies.invalid("nodes or instance_ids is required");
        }
        if (going.size() < Set.copyOf(names).size() + Set.copyOf(instances).size()) {
            throw new FakeFailure(
                    400, "ErrorNodeNotFound", "node pool " + pool.id + " does not have all of these nodes");
        }
        if (going.stream().anyMatch(node -> node.removing)) {
            throw new FakeFailure(400, "ErrorNodeState", "one of these nodes is being removed already");
        }
        pool.desire(Math.max(0, pool.desired() - going.size()));
        TaskRecord task = start(call, cluster, pool, "nodepool_remove_nodes", false);
        scaling.in(task, pool, going, call.flag("release_node", false));
        return Trees.of("task_id", task.id, "request_id", call.requestId());
    }

    Map<String, @Nullable Object> delete(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        NodePoolRecord pool = staying(call, cluster);
        if (pool.size() > 0 && !call.flag("force", false)) {
            throw new FakeFailure(
                    400, "ErrorNodePoolNotEmpty", "node pool " + pool.id + " has nodes: remove them, or use force");
        }
        TaskRecord task = start(call, cluster, pool, "nodepool_delete", false);
        task.then("delete", DELETED, (self, at) -> {
            if (self.fault == null) {
                pool.nodes.forEach(node -> state.network().release(node.instanceId));
                cluster.pools.remove(pool.id);
            }
        });
        return Trees.of("task_id", task.id, "request_id", call.requestId());
    }

    Map<String, @Nullable Object> sync(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        state.start(call, cluster, "nodepool_sync", "cluster", cluster.id, false)
                .then("sync", CREATED, (self, at) -> {});
        return Trees.of("RequestId", call.requestId());
    }

    Map<String, @Nullable Object> nodes(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        List<String> instances = List.of(call.parameter("instanceIds", "").split(","));
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (NodePoolRecord pool : cluster.pools.values()) {
            for (NodePoolNode node : pool.nodes) {
                Map<String, @Nullable Object> tree = NodePoolTrees.node(pool, node);
                String status = call.parameter("state", "all");
                boolean fits = call.parameter("nodepool_id", pool.id).equals(pool.id)
                        && (call.parameter("instanceIds").isEmpty() || instances.contains(node.instanceId))
                        && (status.equals("all") || status.equals(tree.get("state")));
                if (fits && call.sees(pool.made)) {
                    found.add(tree);
                }
            }
        }
        return CsBodies.page(call, "nodes", found, "pageNumber", "pageSize", "page", "10");
    }
}
