// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One run of a procedure on RAM: writes, and notes what it wrote. A dry run notes what it would write. Not thread-safe.
 *
 * <p>Everything it writes has a name, so that what was lost on the way can be looked up, and be asked for again: RAM refuses
 * a second one. RAM shows what was written only after a moment, so each write is waited for, but not for long.
 */
final class RamRun {
    private static final Set<AlibabaCloudException.Reason> REACHED_BY_OTHERS =
            Set.of(AlibabaCloudException.Reason.ALREADY_EXISTS);

    /** Half a minute in all. */
    private static final List<Duration> WAITS =
            Stream.of(1, 2, 4, 8, 15).map(Duration::ofSeconds).toList();

    private static final int DELETIONS = 3;

    private final AlibabaCloud cloud;
    private final TaskWaiter waiter;
    private final boolean dry;
    private final List<Step> steps = new ArrayList<>();

    RamRun(AlibabaCloud cloud, boolean dry) {
        this.cloud = cloud;
        this.waiter = new TaskWaiter(cloud, WaitPolicy.settling());
        this.dry = dry;
    }

    boolean isDry() {
        return dry;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    void note(Step step) {
        steps.add(step);
    }

    /** Reads; a failure is that of this run. */
    <T> T read(String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, what, steps);
        }
    }

    /** Makes something, unless this is a dry run. {@code isThere} tells whether it can be seen. */
    void make(String what, String undo, ApiRequest request, BooleanSupplier isThere) {
        write(Step.done(what, undo), request, REACHED_BY_OTHERS, isThere);
    }

    /** Changes something that is there. */
    void change(Step step, ApiRequest request, BooleanSupplier isThere) {
        write(step, request, Set.of(), isThere);
    }

    /** Removes something, unless this is a dry run. {@code isGone} tells whether it can no longer be seen. */
    void remove(Step step, ApiRequest request, BooleanSupplier isGone) {
        write(step, request, Set.of(AlibabaCloudException.Reason.NOT_FOUND), isGone);
    }

    private void write(
            Step step, ApiRequest request, Set<AlibabaCloudException.Reason> reached, BooleanSupplier isReached) {
        if (dry) {
            steps.add(Step.planned(step.what()));
            return;
        }
        try {
            steps.add(send(step, request, reached, isReached));
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, step.what(), steps);
        } catch (ProcedureFailedException e) {
            throw e.after(steps);
        }
        settle(step.what(), isReached);
    }

    private Step send(
            Step step, ApiRequest request, Set<AlibabaCloudException.Reason> reached, BooleanSupplier isReached) {
        try {
            return sendWhenReady(step, request, reached);
        } catch (AlibabaCloudException e) {
            if (!e.outcomeUnknown()) {
                throw e;
            }
            if (settled(step.what(), isReached)) {
                return step;
            }
            try {
                sendWhenReady(step, request, reached);
                return step;
            } catch (AlibabaCloudException again) {
                // What the first request came to is still not known.
                e.addSuppressed(again);
                throw e;
            }
        }
    }

    private Step sendWhenReady(Step step, ApiRequest request, Set<AlibabaCloudException.Reason> reached) {
        return whenReady(step.what(), () -> sendOnce(step, request, reached));
    }

    /** Calls; what this run made a moment ago may not be there yet for what needs it. */
    <T> T whenReady(String what, Supplier<T> call) {
        boolean young = steps.stream().anyMatch(before -> before.outcome() == Step.Outcome.DONE);
        return young ? insistent(what, call) : call.get();
    }

    private <T> T insistent(String what, Supplier<T> call) {
        for (Duration pause : WAITS) {
            try {
                return call.get();
            } catch (AlibabaCloudException e) {
                if (e.reason() != AlibabaCloudException.Reason.NOT_FOUND) {
                    throw e;
                }
                waiter.pause(pause, what);
            }
        }
        return call.get();
    }

    /** Deletes what was just made and may not be there yet; returns when it is gone. */
    void deleteForSure(ApiRequest request, BooleanSupplier isGone) {
        String what = "delete what was just made";
        for (int attempt = 1; ; attempt++) {
            try {
                insistent(what, () -> cloud.call(request));
                return;
            } catch (AlibabaCloudException e) {
                boolean gone = e.reason() == AlibabaCloudException.Reason.NOT_FOUND
                        || e.outcomeUnknown() && settled(what, isGone);
                if (gone) {
                    return;
                }
                if (!e.outcomeUnknown() || attempt == DELETIONS) {
                    throw e;
                }
            }
        }
    }

    private Step sendOnce(Step step, ApiRequest request, Set<AlibabaCloudException.Reason> reached) {
        try {
            cloud.call(request);
            return step;
        } catch (AlibabaCloudException e) {
            if (reached.contains(e.reason())) {
                return Step.alreadyThere(step.what());
            }
            throw e;
        }
    }

    /** Waits until something can be seen; returns whether it can. */
    boolean settle(String what, BooleanSupplier isReached) {
        try {
            return settled(what, isReached);
        } catch (ProcedureFailedException e) {
            throw e.after(steps);
        }
    }

    private boolean settled(String what, BooleanSupplier isReached) {
        try {
            return new TaskWaiter(cloud, WaitPolicy.settling())
                    .<Boolean>until(what, isReached::getAsBoolean, seen -> seen);
        } catch (ProcedureFailedException e) {
            if (e.reason() == Reason.TIMED_OUT) {
                return false;
            }
            throw e;
        }
    }
}
