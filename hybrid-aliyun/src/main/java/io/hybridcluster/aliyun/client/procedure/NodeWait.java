// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.cluster.Task;
import io.hybridcluster.aliyun.cluster.TaskState;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits until a pool has its nodes, or until more will not come by waiting. One wait; not thread-safe. */
final class NodeWait {
    /** How many looks in a row may see that nothing is being done before it is asked why. */
    private static final int IDLE_LOOKS = 5;

    /** How many looks in a row may not see the pool: what was just made is not seen at once, nor everywhere. */
    private static final int UNKNOWN_LOOKS = 5;

    private final AlibabaCloud cloud;
    private final NodePoolReader reader;
    private final WaitPolicy policy;
    private final Optional<String> taskId;
    private final int target;
    private final Consumer<? super NodePool> progress;
    private final List<Step> steps;
    private int idle;
    private int unknown;
    private @Nullable NodePool last;

    NodeWait(
            AlibabaCloud cloud,
            NodePoolReader reader,
            WaitPolicy policy,
            NodePoolChange change,
            int target,
            Consumer<? super NodePool> progress) {
        this.cloud = cloud;
        this.reader = reader;
        this.policy = policy;
        this.taskId = change.taskId();
        this.target = target;
        this.progress = progress;
        this.steps = change.steps();
    }

    NodePool await(NodePool pool) {
        String what = "wait for " + target + " healthy nodes of node pool \"" + pool.name() + "\"";
        try {
            return new TaskWaiter(cloud, policy).until(what, () -> look(what, pool), seen -> isDone(what, seen));
        } catch (ProcedureFailedException e) {
            if (e.reason() != ProcedureFailedException.Reason.TIMED_OUT || last == null) {
                throw e.after(steps);
            }
            NodePoolDiagnosis diagnosis = reader.diagnose(last, taskId);
            throw ProcedureFailedException.of(
                    ProcedureFailedException.Reason.TIMED_OUT,
                    what + " did not end within " + policy.atMost() + ": " + diagnosis.text(),
                    diagnosis.isHopeless() ? diagnosis.remedy() : "they may still come; wait again, or longer",
                    steps,
                    e);
        }
    }

    private @Nullable NodePool look(String what, NodePool pool) {
        Optional<NodePool> seen = reader.pool(pool.id());
        unknown = seen.isEmpty() ? unknown + 1 : 0;
        if (unknown == UNKNOWN_LOOKS) {
            throw failed(
                    ProcedureFailedException.Reason.STATE,
                    what + " failed: the pool is gone",
                    "see who deleted it, and create it again");
        }
        return seen.orElse(null);
    }

    private boolean isDone(String what, NodePool pool) {
        progress.accept(pool);
        last = pool;
        if (pool.isReady(target)) {
            return true;
        }
        Optional<Task> task = taskId.flatMap(this::task);
        boolean taskFailed =
                task.filter(seen -> seen.state() == TaskState.FAILED).isPresent();
        boolean taskRuns = task.filter(seen -> !seen.state().isEnd()).isPresent();
        boolean isStill = pool.state() == NodePoolState.ACTIVE
                && pool.nodes().initial() == 0
                && pool.nodes().removing() == 0
                && !taskRuns;
        idle = isStill ? idle + 1 : 0;
        boolean nodesFailed = isStill && pool.nodes().failed() > 0;
        if (taskFailed || nodesFailed || idle > 0 && idle % IDLE_LOOKS == 0) {
            NodePoolDiagnosis diagnosis = reader.diagnose(pool, taskId);
            if (diagnosis.isHopeless()) {
                throw failed(
                        ProcedureFailedException.Reason.TASK,
                        what + " failed: " + diagnosis.text(),
                        diagnosis.remedy());
            }
        }
        return false;
    }

    private ProcedureFailedException failed(ProcedureFailedException.Reason reason, String problem, String remedy) {
        return ProcedureFailedException.of(reason, problem, remedy, List.of());
    }

    /** The pool says what counts, so a task that cannot be read does not end the wait. */
    private Optional<Task> task(String id) {
        try {
            return Optional.of(reader.task(id));
        } catch (AlibabaCloudException e) {
            return Optional.empty();
        }
    }
}
