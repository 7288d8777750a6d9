// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.cluster.Task;
import io.hybridcluster.aliyun.cluster.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for tasks and states of the cloud, by looks that get rarer. Pauses are the client's, so that a test takes no time:
 * the time that counts is that of all pauses, or the real one if that is longer.
 */
final class TaskWaiter {
    /** What may pass by itself, so that one look that fails by it does not end the wait. */
    private static final Set<AlibabaCloudException.Reason> PASSING = Set.of(
            AlibabaCloudException.Reason.SERVER_ERROR,
            AlibabaCloudException.Reason.UNREACHABLE,
            AlibabaCloudException.Reason.TIMED_OUT,
            AlibabaCloudException.Reason.UNREADABLE,
            AlibabaCloudException.Reason.THROTTLED);

    /** How many looks a task that was just made may be unknown for. */
    private static final int UNKNOWN_LOOKS = 5;

    private final AlibabaCloud cloud;
    private final WaitPolicy policy;
    private final Consumer<? super Task> listener;

    TaskWaiter(AlibabaCloud cloud, WaitPolicy policy) {
        this(cloud, policy, task -> {});
    }

    /** @param listener is told of each look at a task, on the waiting thread */
    TaskWaiter(AlibabaCloud cloud, WaitPolicy policy, Consumer<? super Task> listener) {
        this.cloud = requireNonNull(cloud, "cloud");
        this.policy = requireNonNull(policy, "policy");
        this.listener = requireNonNull(listener, "listener");
    }

    /** Reads a task. */
    Task task(String id) {
        return Task.from(
                id, cloud.call(ApiRequest.of(ApiAction.DESCRIBE_TASK_INFO).path("task_id", id)));
    }

    /**
     * Waits until a task has succeeded.
     *
     * @param what the procedure, for messages: {@code install add-on "a"}
     * @throws ProcedureFailedException {@code TASK} if it failed, {@code TIMED_OUT}, {@code INTERRUPTED}, {@code CALL}
     */
    Task awaitTask(String id, String what) {
        int[] unknown = {0};
        Task[] seen = new Task[1];
        Task task = until(
                what,
                () -> {
                    try {
                        seen[0] = task(id);
                        return seen[0];
                    } catch (AlibabaCloudException e) {
                        boolean young = e.reason() == AlibabaCloudException.Reason.NOT_FOUND
                                && seen[0] == null
                                && ++unknown[0] < UNKNOWN_LOOKS;
                        if (young) {
                            return null;
                        }
                        throw e;
                    }
                },
                found -> {
                    listener.accept(found);
                    return found.state().isEnd();
                });
        if (task.state() == TaskState.FAILED) {
            throw ProcedureFailedException.ofTask(task, what);
        }
        return task;
    }

    /**
     * Looks until what is seen is as wanted.
     *
     * @param look returns null for what is not there yet
     * @throws ProcedureFailedException {@code TIMED_OUT} with the last failed look as its cause, {@code INTERRUPTED}, or
     *     {@code CALL} if a look fails by what does not pass
     */
    <T> T until(String what, Supplier<? extends @Nullable T> look, Predicate<? super T> done) {
        long start = System.nanoTime();
        Duration paused = Duration.ZERO;
        Duration pause = policy.firstPause();
        @Nullable T last = null;
        while (true) {
            @Nullable AlibabaCloudException failure = null;
            try {
                @Nullable T seen = look.get();
                if (seen != null) {
                    last = seen;
                    if (done.test(seen)) {
                        return seen;
                    }
                }
            } catch (AlibabaCloudException e) {
                if (!PASSING.contains(e.reason())) {
                    throw ProcedureFailedException.of(e, what, List.of());
                }
                failure = e;
            }
            Duration real = Duration.ofNanos(System.nanoTime() - start);
            Duration passed = real.compareTo(paused) > 0 ? real : paused;
            if (passed.compareTo(policy.atMost()) >= 0) {
                throw ProcedureFailedException.timedOut(
                        what + " did not end within " + policy.atMost() + (last == null ? "" : ": " + last),
                        "it may still go on; look again, or wait longer",
                        last instanceof Task task ? task : null,
                        failure);
            }
            Duration left = policy.atMost().minus(passed);
            Duration next = pause.compareTo(left) < 0 ? pause : left;
            pause(next, what);
            paused = paused.plus(next);
            pause = policy.after(pause);
        }
    }

    /** Waits, and fails if the thread is interrupted. */
    void pause(Duration time, String what) {
        try {
            cloud.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProcedureFailedException.of(
                    ProcedureFailedException.Reason.INTERRUPTED,
                    what + " was interrupted while it was waited for",
                    "it may still go on; look again",
                    List.of(),
                    e);
        }
    }
}
