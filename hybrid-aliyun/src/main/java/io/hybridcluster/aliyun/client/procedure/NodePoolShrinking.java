// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import com.google.common.collect.Sets;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.nodepool.InstanceState;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolState;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes nodes out of pools, and pools away. What is asked for is by name or id, so that twice is as once. */
final class NodePoolShrinking {
    private static final int ROUNDS = 3;

    private final AlibabaCloud cloud;
    private final NodePoolReader reader;
    private final WaitPolicy policy;

    NodePoolShrinking(AlibabaCloud cloud, NodePoolReader reader, WaitPolicy policy) {
        this.cloud = cloud;
        this.reader = reader;
        this.policy = policy;
    }

    NodePoolChange remove(Supplier<NodePool> pools, Set<String> names, NodeRemoval removal) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no node to remove is named");
        }
        NodePool pool = pools.get();
        String what = "remove " + names.size() + (names.size() == 1 ? " node" : " nodes") + " from node pool "
                + Shown.text(pool.name());
        Set<String> strangers = Sets.difference(names, staying(what, pool, true));
        if (!strangers.isEmpty()) {
            throw ProcedureFailedException.of(
                    ProcedureFailedException.Reason.STATE,
                    what + " failed, and none was removed: it has no "
                            + strangers.stream().sorted().map(Shown::name).collect(Collectors.joining(", ")),
                    "name nodes of this pool as the cluster does, such as cn-hangzhou.10.10.24.7",
                    List.of());
        }
        ApiRequest request = reader.request(ApiAction.REMOVE_NODE_POOL_NODES, pool.id())
                .with("nodes", Document.of(List.copyOf(names)).toJson(JsonLayout.COMPACT))
                .with("drain_node", removal.drain())
                .with("release_node", removal.release());
        Step step = Step.done(
                what + ": " + names.stream().map(Shown::name).collect(Collectors.joining(", ")),
                removal.release()
                        ? "scale the pool out again; these nodes do not come back"
                        : "add the instances again");
        Optional<String> taskId = send(
                what,
                request,
                () -> Sets.intersection(names, staying(what, pool, false)).isEmpty());
        awaitTask(what, taskId, step);
        NodePool after = until(
                what,
                () -> Sets.intersection(names, staying(what, pool, true)).isEmpty()
                        ? reader.pool(pool.id())
                        : Optional.empty(),
                step);
        return new NodePoolChange(after, taskId, List.of(step));
    }

    /** Returns the names of a pool's nodes, with those that are being removed or without. */
    private Set<String> staying(String what, NodePool pool, boolean withLeaving) {
        try {
            return reader.nodes(pool.id()).stream()
                    .filter(node -> withLeaving || node.state() != InstanceState.REMOVING)
                    .flatMap(node -> node.name().stream())
                    .collect(Collectors.toSet());
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, what, List.of());
        }
    }

    Step delete(NodePool pool, NodePoolDeletion deletion) {
        String what = deletion.toString();
        if (pool.nodes().total() > 0 && !deletion.takesNodes()) {
            throw ProcedureFailedException.of(
                    ProcedureFailedException.Reason.STATE,
                    what + " failed: " + pool,
                    "remove its nodes first, which drains them, or delete it with them",
                    List.of());
        }
        Step step = Step.doneForGood(what);
        if (pool.state() != NodePoolState.DELETING) {
            ApiRequest request = reader.request(ApiAction.DELETE_CLUSTER_NODEPOOL, pool.id());
            Optional<String> taskId = send(
                    what,
                    deletion.takesNodes() ? request.with("force", true) : request,
                    () -> reader.pool(pool.id())
                            .filter(seen -> seen.state() != NodePoolState.DELETING)
                            .isEmpty());
            awaitTask(what, taskId, step);
        }
        until(what, () -> reader.pool(pool.id()).isEmpty() ? Optional.of(pool) : Optional.empty(), step);
        return step;
    }

    /** Sends a request, again while it is not known whether it has been done; returns its task, if it was heard of. */
    private Optional<String> send(String what, ApiRequest request, BooleanSupplier isUnderWay) {
        @Nullable AlibabaCloudException lost = null;
        for (int round = 1; ; round++) {
            try {
                return cloud.call(request).findText("task_id");
            } catch (AlibabaCloudException e) {
                boolean open = e.outcomeUnknown() && e.reason() != AlibabaCloudException.Reason.INTERRUPTED;
                if (lost == null && e.outcomeUnknown()) {
                    lost = e;
                }
                // What is refused the second time may be so because of the first.
                if ((open || round > 1) && look(what, isUnderWay, lost == null ? e : lost)) {
                    return Optional.empty();
                }
                if (!open || round == ROUNDS) {
                    throw ProcedureFailedException.of(lost == null ? e : lost, what, List.of());
                }
            }
        }
    }

    /** What a write came to that nobody can look at is still not known. */
    private static boolean look(String what, BooleanSupplier isUnderWay, AlibabaCloudException write) {
        try {
            return isUnderWay.getAsBoolean();
        } catch (AlibabaCloudException e) {
            write.addSuppressed(e);
            throw ProcedureFailedException.of(write, what, List.of());
        }
    }

    private void awaitTask(String what, Optional<String> taskId, Step step) {
        try {
            taskId.ifPresent(id -> new TaskWaiter(cloud, policy).awaitTask(id, what));
        } catch (ProcedureFailedException e) {
            throw e.after(List.of(step));
        }
    }

    private NodePool until(String what, Supplier<Optional<NodePool>> look, Step step) {
        try {
            return new TaskWaiter(cloud, policy).until(what, () -> look.get().orElse(null), seen -> true);
        } catch (ProcedureFailedException e) {
            throw e.after(List.of(step));
        }
    }
}
