// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.cluster.ClusterState;
import io.hybridcluster.aliyun.cluster.LiveCluster;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolDifferences;
import io.hybridcluster.aliyun.nodepool.NodePoolFindings;
import io.hybridcluster.aliyun.nodepool.NodePoolNode;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.aliyun.nodepool.NodePoolState;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.text.Document;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes, changes, fills and removes the node pools of a registered cluster (the guide, step 5; Container Service: node
 * pools).
 *
 * <p>The API has no idempotency tokens for pools and lets two have one name. So a pool is looked for before it is made, and
 * after each call whose outcome is not known; it is never made a second time. Sizes are set as targets, never as numbers to
 * add.
 *
 * <p>Methods that write throw {@link ProcedureFailedException}, those that only read {@link AlibabaCloudException}.
 * Thread-safe; two programs that make a pool of one name at the same time may still make two, which all methods then refuse
 * to choose from.
 */
public final class NodePoolClient {
    private static final int ROUNDS = 3;

    /** How long what was just written may not be seen. */
    private static final WaitPolicy PATIENCE = WaitPolicy.standard().withAtMost(Duration.ofMinutes(2));

    private final AlibabaCloud cloud;
    private final NodePoolReader reader;
    private final WaitPolicy policy;

    /** Makes a client for the pools of a cluster, that waits by {@link WaitPolicy#standard}. */
    public NodePoolClient(AlibabaCloud cloud, ClusterId cluster) {
        this(cloud, cluster, WaitPolicy.standard());
    }

    /** Makes a client for the pools of a cluster, that waits by this policy. */
    public NodePoolClient(AlibabaCloud cloud, ClusterId cluster, WaitPolicy policy) {
        this.cloud = requireNonNull(cloud, "cloud");
        this.reader = new NodePoolReader(cloud, requireNonNull(cluster, "cluster"));
        this.policy = requireNonNull(policy, "policy");
    }

    /** Returns all pools, in the cloud's order. */
    public List<NodePool> list() {
        return reader.pools();
    }

    /**
     * Returns the pool of a name, if there is one.
     *
     * @throws ProcedureFailedException {@code STATE} if there are several
     */
    public Optional<NodePool> find(String name) {
        List<NodePool> found = reader.named(requireNonNull(name, "name"));
        NodePoolFindings.ofName(name, found).ifPresent(finding -> {
            throw refused(finding.place() + ": " + finding.problem(), finding.remedy());
        });
        return found.stream().findFirst();
    }

    /** Returns the nodes of a pool, in the cloud's order. */
    public List<NodePoolNode> nodes(NodePool pool) {
        return reader.nodes(pool.id());
    }

    /** Returns how the pool of the request's name differs from it, sizes included; empty if there is none. */
    public Optional<NodePoolDifferences> compare(NodePoolRequest request) {
        return find(request.name()).map(pool -> NodePoolDifferences.of(pool, request));
    }

    /** Returns why a pool lacks nodes, as far as the cloud tells: failed nodes, and its latest task. */
    public NodePoolDiagnosis diagnose(NodePool pool) {
        return reader.diagnose(pool, Optional.empty());
    }

    /**
     * Makes a pool, unless one of its name is there with the same settings; how many nodes it should have is not compared.
     * Its nodes may still be coming.
     *
     * @throws ProcedureFailedException {@code STATE} if the cluster's agent is not connected, or a pool of that name is
     *     there with other settings, which {@link #compare} has; {@code CALL} if the call failed
     */
    public NodePoolChange create(NodePoolRequest request) {
        String what = "create node pool " + Shown.text(request.name());
        requireUsable(what);
        Optional<NodePool> there = read(what, () -> find(request.name()));
        if (there.isPresent()) {
            return settled(what, there.get(), request, Step.alreadyThere(what));
        }
        ApiAnswer answer;
        try {
            answer = cloud.call(
                    reader.request(ApiAction.CREATE_CLUSTER_NODE_POOL).body(request.document()));
        } catch (AlibabaCloudException e) {
            return recovered(what, request, e);
        }
        Optional<String> id = answer.findText("nodepool_id");
        Step made = made(what, request, id);
        NodePool pool = awaitSeen(what, () -> id.isPresent() ? reader.pool(id.get()) : find(request.name()), made);
        return new NodePoolChange(pool, answer.findText("task_id"), List.of(made));
    }

    private static Step made(String what, NodePoolRequest request, Optional<String> id) {
        return Step.done(
                what + id.map(text -> " (" + Shown.name(text) + ")").orElse(""),
                "delete node pool " + Shown.text(request.name()));
    }

    private NodePool awaitSeen(String what, Supplier<Optional<NodePool>> look, Step made) {
        try {
            return new TaskWaiter(cloud, PATIENCE).until(what, () -> look.get().orElse(null), pool -> true);
        } catch (ProcedureFailedException e) {
            throw e.after(List.of(made));
        }
    }

    /** Finds out what became of a pool whose making failed. */
    private NodePoolChange recovered(String what, NodePoolRequest request, AlibabaCloudException failure) {
        boolean mayBeThere =
                failure.outcomeUnknown() || failure.reason() == AlibabaCloudException.Reason.ALREADY_EXISTS;
        if (!mayBeThere || failure.reason() == AlibabaCloudException.Reason.INTERRUPTED) {
            throw ProcedureFailedException.of(failure, what, List.of());
        }
        NodePool pool;
        try {
            pool = new TaskWaiter(cloud, PATIENCE)
                    .until(what, () -> find(request.name()).orElse(null), seen -> true);
        } catch (ProcedureFailedException e) {
            if (e.reason() != ProcedureFailedException.Reason.TIMED_OUT) {
                throw e;
            }
            throw ProcedureFailedException.of(
                    ProcedureFailedException.Reason.CALL,
                    what + " failed: " + failure.action() + " " + failure.reason()
                            + ", and no pool of this name has been" + " seen within " + PATIENCE.atMost()
                            + " since, so it was most likely not made",
                    "create it again, which looks for it first; " + failure.remedy(),
                    List.of(),
                    failure);
        }
        return settled(what, pool, request, made(what, request, Optional.of(pool.id())));
    }

    private static NodePoolChange settled(String what, NodePool pool, NodePoolRequest request, Step step) {
        NodePoolDifferences differences = NodePoolDifferences.of(pool, request).withoutSize();
        if (!differences.isEmpty()) {
            throw refused(
                    what + " failed: " + pool + " is there with other settings: " + differences,
                    differences.fixed().isEmpty()
                            ? "modify it, or ask for a pool of another name"
                            : "ask for a pool of another name, or delete this one first");
        }
        return new NodePoolChange(pool, Optional.empty(), List.of(step));
    }

    /**
     * Gives the pool of the request's name the request's settings, all but its size. Does nothing if it has them.
     *
     * @param updateNodes whether labels and taints are also given to nodes that are there; else only to new ones
     * @throws ProcedureFailedException {@code STATE} if there is no such pool, or it differs in what cannot be modified
     */
    public NodePoolChange modify(NodePoolRequest request, boolean updateNodes) {
        String what = "modify node pool " + Shown.text(request.name());
        NodePool pool = required(what, request.name());
        NodePoolDifferences differences = NodePoolDifferences.of(pool, request).withoutSize();
        if (!differences.fixed().isEmpty()) {
            throw refused(
                    what + " failed, this cannot be modified: " + differences.fixed(),
                    "ask for a pool of another name, or delete this one first");
        }
        Optional<Document> body = differences.modification(updateNodes);
        if (body.isEmpty()) {
            return new NodePoolChange(pool, Optional.empty(), List.of(Step.alreadyThere(what)));
        }
        Step step = Step.done(what, "modify it back, it was otherwise: " + differences);
        return put(
                what,
                pool,
                body.get(),
                seen -> NodePoolDifferences.of(seen, request).withoutSize().isEmpty(),
                step);
    }

    /**
     * Has a pool grow to this many nodes; does nothing if it has them, or is on its way there.
     *
     * @throws IllegalArgumentException if the target is negative
     * @throws ProcedureFailedException {@code STATE} if there is no such pool, ACK scales it, or it has more nodes: which go
     *     is then the cloud's choice, so {@link #removeNodes} or {@link #shrinkTo} has to say so
     */
    public NodePoolChange scaleTo(String name, int target) {
        return resize(name, target, false);
    }

    /**
     * As {@link #scaleTo}, and lets a pool shrink: the cloud chooses which nodes go, does not drain them, and releases them.
     *
     * @throws IllegalArgumentException if the target is negative
     * @throws ProcedureFailedException {@code STATE} if there is no such pool, or ACK scales it
     */
    public NodePoolChange shrinkTo(String name, int target) {
        return resize(name, target, true);
    }

    private NodePoolChange resize(String name, int target, boolean mayShrink) {
        if (target < 0) {
            throw new IllegalArgumentException("a target of " + target + " nodes is negative");
        }
        String what = "scale node pool " + Shown.text(name) + " to " + target;
        requireUsable(what);
        NodePool pool = required(what, name);
        if (pool.isAutoScaled()) {
            throw refused(
                    what + " failed: ACK scales this pool, by what pods ask for", "switch its auto scaling off first");
        }
        long staying = pool.nodes().total() - pool.nodes().removing();
        long size = Math.max(pool.desiredSize().orElse(0), staying);
        if (size > target && !mayShrink) {
            throw refused(
                    what + " failed: " + pool + ", of " + size + " wanted, and the cloud would choose which nodes go",
                    "remove nodes by name, which drains them, or shrink the pool");
        }
        boolean isOnItsWay = staying >= target || pool.state() != NodePoolState.ACTIVE;
        if (pool.desiredSize().orElse(-1) == target && isOnItsWay) {
            return new NodePoolChange(pool, Optional.empty(), List.of(Step.alreadyThere(what)));
        }
        Document body = Document.object()
                .put("scaling_group", Document.object().put("desired_size", target))
                .build();
        Step step = Step.done(what, "scale it back to " + size + ", or remove the new nodes");
        return put(what, pool, body, seen -> seen.desiredSize().orElse(-1) == target, step);
    }

    /** Puts settings, again while it is not known whether they have been: they are absolute, so that twice is as once. */
    private NodePoolChange put(String what, NodePool pool, Document body, Predicate<NodePool> isDone, Step step) {
        ApiRequest request =
                reader.request(ApiAction.MODIFY_CLUSTER_NODE_POOL, pool.id()).body(body);
        for (int round = 1; ; round++) {
            Optional<String> taskId = Optional.empty();
            try {
                taskId = cloud.call(request).findText("task_id");
            } catch (AlibabaCloudException e) {
                boolean again = e.outcomeUnknown() && e.reason() != AlibabaCloudException.Reason.INTERRUPTED;
                if (!again) {
                    throw ProcedureFailedException.of(e, what, List.of());
                }
                NodePool seen;
                try {
                    seen = reader.pool(pool.id()).orElse(pool);
                } catch (AlibabaCloudException unread) {
                    e.addSuppressed(unread);
                    throw ProcedureFailedException.of(e, what, List.of());
                }
                if (!isDone.test(seen)) {
                    if (round == ROUNDS) {
                        throw ProcedureFailedException.of(e, what, List.of());
                    }
                    continue;
                }
            }
            NodePool after = awaitSeen(what, () -> reader.pool(pool.id()).filter(isDone), step);
            return new NodePoolChange(after, taskId, List.of(step));
        }
    }

    /**
     * Waits until nothing is being done to a pool, none of its nodes has failed and this many are healthy, all in the
     * cloud's view: that they take pods is for the cluster to say.
     *
     * @param change what {@link #create} or {@link #scaleTo} returned
     * @param progress is told of each look, on this thread
     * @throws IllegalArgumentException if the target is negative
     * @throws ProcedureFailedException {@code TASK} if more nodes will not come by waiting, with the reason as far as it can
     *     be recognised, such as stock, addresses or a quota; {@code TIMED_OUT}; {@code STATE} if the pool is to have fewer
     */
    public NodePool awaitNodes(
            NodePoolChange change, int target, Duration atMost, Consumer<? super NodePool> progress) {
        if (target < 0) {
            throw new IllegalArgumentException("a target of " + target + " nodes is negative");
        }
        NodePool pool = change.pool();
        if (!pool.isAutoScaled()
                && pool.desiredSize().isPresent()
                && pool.desiredSize().getAsLong() < target) {
            throw ProcedureFailedException.of(
                    ProcedureFailedException.Reason.STATE,
                    "node pool " + Shown.text(pool.name()) + " will not have " + target + " nodes: it is to have "
                            + pool.desiredSize().getAsLong(),
                    "scale it first",
                    change.steps());
        }
        return new NodeWait(
                        cloud, reader, policy.withAtMost(atMost), change, target, requireNonNull(progress, "progress"))
                .await(pool);
    }

    /** As the other, for the pool of a name as it is now. */
    public NodePool awaitNodes(String name, int target, Duration atMost, Consumer<? super NodePool> progress) {
        NodePool pool = required("wait for nodes of node pool " + Shown.text(name), name);
        return awaitNodes(new NodePoolChange(pool, Optional.empty(), List.of()), target, atMost, progress);
    }

    /**
     * Removes nodes from a pool, and waits until they are gone. The pool is then to have that many less.
     *
     * @param nodes names of nodes, such as {@code cn-hangzhou.10.10.24.7}; at least one
     * @throws IllegalArgumentException if there is none
     * @throws ProcedureFailedException {@code STATE} if one is not of this pool, and nothing was done; {@code TASK}
     */
    public NodePoolChange removeNodes(String name, Collection<String> nodes, NodeRemoval removal) {
        return new NodePoolShrinking(cloud, reader, policy)
                .remove(() -> required("remove nodes", name), new LinkedHashSet<>(nodes), removal);
    }

    /**
     * Deletes a pool, and waits until it is gone. Does nothing if there is none.
     *
     * @throws ProcedureFailedException {@code STATE} if it has nodes and they are not to go with it; {@code TASK}
     */
    public Step delete(NodePoolDeletion deletion) {
        Optional<NodePool> pool = read(deletion.toString(), () -> find(deletion.name()));
        return pool.isEmpty()
                ? Step.alreadyThere(deletion.toString())
                : new NodePoolShrinking(cloud, reader, policy).delete(pool.get(), deletion);
    }

    private NodePool required(String what, String name) {
        return read(what, () -> find(requireNonNull(name, "name")))
                .orElseThrow(() -> refused(
                        what + " failed: there is no node pool " + Shown.text(name), "create it, or correct the name"));
    }

    /** Nodes fetch their script by what the agent told: without it, none joins. */
    private void requireUsable(String what) {
        LiveCluster cluster = read(what, reader::cluster);
        ClusterState state = cluster.state();
        if (state == ClusterState.WAITING || state == ClusterState.DISCONNECTED || state.isDeadEnd()) {
            throw refused(what + " failed: cluster " + cluster.id() + " is " + cluster.stateText(), state.remedy());
        }
    }

    private static ProcedureFailedException refused(String problem, String remedy) {
        return ProcedureFailedException.of(ProcedureFailedException.Reason.STATE, problem, remedy, List.of());
    }

    private static <T> T read(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, what, List.of());
        }
    }
}
