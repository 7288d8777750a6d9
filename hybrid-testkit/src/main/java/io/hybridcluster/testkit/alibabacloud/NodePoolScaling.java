// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes that come and go, as stages of tasks. */
final class NodePoolScaling {
    private static final Duration CREATED = Duration.ofSeconds(10);
    private static final Duration STARTED = Duration.ofSeconds(20);
    private static final Duration JOINED = Duration.ofSeconds(60);
    private static final Duration REMOVED = Duration.ofSeconds(30);

    private final CsState state;

    NodePoolScaling(CsState state) {
        this.state = state;
    }

    /** Adds to a task the stages in which this many nodes come. */
    void out(TaskRecord task, ClusterRecord cluster, NodePoolRecord pool, int count) {
        Arrival arrival = new Arrival(cluster, pool, count);
        pool.coming += count;
        task.then("create_instances", CREATED, arrival::create)
                .then("start_instances", STARTED, arrival::start)
                .then("join_cluster", JOINED, arrival::join);
    }

    /** Adds to a task the stage in which these nodes go. */
    void in(TaskRecord task, NodePoolRecord pool, List<NodePoolNode> going, boolean release) {
        going.forEach(node -> node.removing = true);
        task.then("remove_nodes", REMOVED, (self, at) -> {
            for (NodePoolNode node : going) {
                boolean fails = self.fault != null;
                node.removing = false;
                self.results.put(node.instanceId, fails ? "failed" : "success");
                if (!fails) {
                    pool.nodes.remove(node);
                    if (release) {
                        state.network().release(node.instanceId);
                    }
                }
            }
        });
    }

    private final class Arrival {
        private final ClusterRecord cluster;
        private final NodePoolRecord pool;
        private final int count;
        private final List<NodePoolNode> nodes = new ArrayList<>();
        private String code = "";
        private String message = "";

        Arrival(ClusterRecord cluster, NodePoolRecord pool, int count) {
            this.cluster = cluster;
            this.pool = pool;
            this.count = count;
        }

        void create(TaskRecord task, Instant at) {
            pool.coming -= count;
            ClusterFault fault = task.fault;
            boolean runsOut = fault != null && fault.onlyScaleOut() && !fault.isScript();
            int most = fault != null && runsOut ? Math.min(count, fault.nodes()) : count;
            for (int i = 0; i < most && code.isEmpty(); i++) {
                Optional<NodePoolNode> node = node(task, i, at);
                node.ifPresent(nodes::add);
                if (node.isEmpty()) {
                    shortage(task, at);
                }
            }
            if (fault != null && most < count && code.isEmpty()) {
                trouble(task, fault.code(), fault.message(), at);
            }
            nodes.forEach(node -> {
                pool.nodes.add(node);
                task.results.put(node.instanceId, "initial");
            });
            if (nodes.isEmpty() && !code.isEmpty()) {
                task.fail(code, message);
            }
        }

        private void trouble(TaskRecord task, String problem, String text, Instant at) {
            code = problem;
            message = text;
            if (!nodes.isEmpty()) {
                task.event("Warning", code, message, at);
            }
        }

        private void shortage(TaskRecord task, Instant at) {
            boolean inStock = vSwitches().stream()
                    .anyMatch(vSwitch ->
                            types().stream().anyMatch(type -> state.network().isInStock(vSwitch, type)));
            ClusterFault soldOut = ClusterFault.soldOut();
            if (inStock) {
                trouble(
                        task,
                        "InvalidVSwitchId.IpNotEnough",
                        "The specified vSwitches do not have enough IP addresses.",
                        at);
            } else {
                trouble(task, soldOut.code(), soldOut.message(), at);
            }
        }

        private List<String> vSwitches() {
            return pool.texts("scaling_group", "vswitch_ids");
        }

        private List<String> types() {
            return pool.texts("scaling_group", "instance_types");
        }

        /**
         * Returns a node of the first type in stock, on the first vSwitch with an address: from the one on that is its
         * turn if they are balanced.
         */
        private Optional<NodePoolNode> node(TaskRecord task, int turn, Instant at) {
            List<String> vSwitches = vSwitches();
            boolean balanced = NodePoolTrees.text(pool, "multi_az_policy").equals("BALANCE");
            for (int i = 0; i < vSwitches.size(); i++) {
                String vSwitch = vSwitches.get((i + (balanced ? turn : 0)) % vSwitches.size());
                Optional<Instance> instance = types().stream()
                        .filter(type -> state.network().isInStock(vSwitch, type))
                        .findFirst()
                        .flatMap(type -> state.network()
                                .launch(
                                        vSwitch,
                                        type,
                                        pool.texts("scaling_group", "security_group_ids"),
                                        at,
                                        task.made));
                if (instance.isPresent()) {
                    String address = instance.get().primary().addresses.get(0);
                    return Optional.of(new NodePoolNode(
                            instance.get().id,
                            NodePoolTrees.nodeName(cluster, pool, address),
                            address,
                            vSwitch,
                            instance.get().spec.name(),
                            at));
                }
            }
            return Optional.empty();
        }

        void start(TaskRecord task, Instant at) {
            for (NodePoolNode node : nodes) {
                node.phase = NodePoolNode.Phase.RUNNING;
                state.network().started(node.instanceId);
            }
        }

        void join(TaskRecord task, Instant at) {
            int broken = task.fault != null && task.fault.isScript() ? task.fault.nodes() : 0;
            for (NodePoolNode node : nodes) {
                if (!cluster.isRunning()) {
                    node.fail("the cluster is " + cluster.state + ": the node cannot join");
                } else if (task.fault != null && broken-- > 0) {
                    node.fail(task.fault.message());
                } else {
                    node.phase = NodePoolNode.Phase.READY;
                }
                boolean failed = node.phase == NodePoolNode.Phase.FAILED;
                task.results.put(node.instanceId, failed ? "failed" : "success");
                if (failed) {
                    task.event("Warning", "NodeInitFailed", node.instanceId + ": " + node.error, at);
                    code = "NodeInitFailed";
                    message = node.error;
                }
            }
            if (!code.isEmpty()) {
                task.fail(code, message);
            }
        }
    }
}
