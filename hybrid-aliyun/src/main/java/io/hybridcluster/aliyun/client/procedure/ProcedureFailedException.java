// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.cluster.Task;
import io.hybridcluster.model.live.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A procedure of several calls did not come to its end. It says why, what to do about it, what was made before and how to
 * take that back; nothing was taken back unless it says so.
 *
 * <p>A procedure that writes throws only this one for what the cloud did; the {@link AlibabaCloudException} is its cause,
 * if a call was what failed. A method that only reads throws {@link AlibabaCloudException} itself. Neither shows a secret,
 * nor what a task quotes: {@link Task#errorMessage} has that.
 */
public final class ProcedureFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a procedure failed. */
    public enum Reason {
        /** A call failed: the cause says how. */
        CALL,
        /** A task of the cloud failed: {@link #task} says where. */
        TASK,
        /** What was waited for did not come about in time. It may still. */
        TIMED_OUT,
        /** What is there does not allow it: the wrong state, another setting, a limit. */
        STATE,
        /** What was to take the access key did not; the key was deleted again, unless {@link #made} has it. */
        DESTINATION,
        /** The thread was interrupted; it still is. */
        INTERRUPTED
    }

    private final Reason reason;
    private final String problem;
    private final String remedy;
    private final transient ImmutableList<Step> made;
    private final transient @Nullable Task task;

    private ProcedureFailedException(
            Reason reason,
            String problem,
            String remedy,
            List<Step> made,
            @Nullable Task task,
            @Nullable Throwable cause) {
        super(message(problem, remedy, made), cause);
        this.reason = reason;
        this.problem = problem;
        this.remedy = remedy;
        this.made = ImmutableList.copyOf(made);
        this.task = task;
    }

    private static String message(String problem, String remedy, List<Step> made) {
        String before = made.stream().map(Step::toString).collect(Collectors.joining("; "));
        return problem + "; " + remedy + (made.isEmpty() ? "" : ". Made before: " + before);
    }

    /** The steps are those of the procedure so far; only what was done is told. */
    static ProcedureFailedException of(Reason reason, String problem, String remedy, List<Step> steps) {
        return new ProcedureFailedException(reason, problem, remedy, onlyDone(steps), null, null);
    }

    static ProcedureFailedException of(
            Reason reason, String problem, String remedy, List<Step> steps, @Nullable Throwable cause) {
        return new ProcedureFailedException(reason, problem, remedy, onlyDone(steps), null, cause);
    }

    static ProcedureFailedException of(AlibabaCloudException cause, String what, List<Step> steps) {
        Reason reason = cause.reason() == AlibabaCloudException.Reason.INTERRUPTED ? Reason.INTERRUPTED : Reason.CALL;
        String problem = what + " failed: " + cause.action() + " " + cause.reason()
                + cause.code().map(code -> " " + code).orElse("")
                + (cause.outcomeUnknown() ? ", and whether it took effect is not known" : "");
        return new ProcedureFailedException(reason, problem, cause.remedy(), onlyDone(steps), null, cause);
    }

    /** @param stage the last one that was seen, which a task that has ended may no longer tell; or empty */
    static ProcedureFailedException ofTask(Task task, String what, String stage) {
        boolean telling = task.currentStage().isPresent() || stage.isEmpty();
        return new ProcedureFailedException(
                Reason.TASK,
                what + " failed: " + task + (telling ? "" : ", last seen in stage " + Shown.name(stage)),
                "look the code up, and see the task's stages and events for what it quotes",
                List.of(),
                task,
                null);
    }

    /** Returns this failure as that of a procedure which did these steps before. */
    ProcedureFailedException after(List<Step> steps) {
        return with(ImmutableList.<Step>builder().addAll(onlyDone(steps)).addAll(made));
    }

    /** Returns this failure as that of a procedure which made this as well. */
    ProcedureFailedException leaving(Step step) {
        return with(ImmutableList.<Step>builder().addAll(made).add(step));
    }

    private ProcedureFailedException with(ImmutableList.Builder<Step> steps) {
        ProcedureFailedException other =
                new ProcedureFailedException(reason, problem, remedy, steps.build(), task, getCause());
        other.setStackTrace(getStackTrace());
        for (Throwable also : getSuppressed()) {
            other.addSuppressed(also);
        }
        return other;
    }

    /** Returns this, with what failed after it. */
    ProcedureFailedException with(ProcedureFailedException later) {
        addSuppressed(later);
        return this;
    }

    private static List<Step> onlyDone(List<Step> steps) {
        return requireNonNull(steps, "steps").stream()
                .filter(step -> step.outcome() == Step.Outcome.DONE)
                .toList();
    }

    /** Returns why it failed. */
    public Reason reason() {
        return reason;
    }

    /** Returns what to do about it, on one line. */
    public String remedy() {
        return remedy;
    }

    /** Returns what this run of the procedure made before it failed, in order, each with how to take it back. */
    public List<Step> made() {
        return made == null ? List.of() : made;
    }

    /** Returns the call that failed, if one did. */
    public Optional<AlibabaCloudException> call() {
        return getCause() instanceof AlibabaCloudException call ? Optional.of(call) : Optional.empty();
    }

    /** Returns the task as it was last seen, if there was one. */
    public Optional<Task> task() {
        return Optional.ofNullable(task);
    }

    static ProcedureFailedException timedOut(
            String problem, String remedy, @Nullable Task task, @Nullable Throwable last) {
        return new ProcedureFailedException(Reason.TIMED_OUT, problem, remedy, List.of(), task, last);
    }
}
