// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.live.Shown;
import java.util.List;
import java.util.Optional;

/**
 * A task of Container Service as it is now (Container Service: DescribeTaskInfo).
 *
 * <p>Texts that the cloud passes on, such as a failed script's output, are there for those who ask for them, and are not in
 * {@link #toString}. Immutable and thread-safe.
 */
public final class Task {
    private final String id;
    private final ApiAnswer answer;
    private final TaskState state;
    private final ImmutableList<TaskStage> stages;
    private final ImmutableList<TaskEvent> events;

    private Task(String id, ApiAnswer answer) {
        this.id = id;
        this.answer = answer;
        this.state = answer.findText("state").map(TaskState::of).orElse(TaskState.UNKNOWN);
        this.stages = answer.list("stages").stream().map(TaskStage::from).collect(ImmutableList.toImmutableList());
        this.events = answer.list("events").stream().map(TaskEvent::from).collect(ImmutableList.toImmutableList());
        // Read once, so that what has another shape is refused here and not later.
        type();
        currentStage();
        errorCode();
        errorMessage();
        targetId();
    }

    /**
     * Returns the task of an answer of DescribeTaskInfo.
     *
     * @param id the id by which it was asked for
     * @throws IllegalArgumentException if a member has another shape than it should have
     */
    public static Task from(String id, ApiAnswer answer) {
        return new Task(requireNonNull(id, "id"), requireNonNull(answer, "answer"));
    }

    /** Returns its id. */
    public String id() {
        return id;
    }

    /** Returns where it is. */
    public TaskState state() {
        return state;
    }

    /** Returns what kind of task it is, such as {@code addon_install}. */
    public Optional<String> type() {
        return answer.findText("task_type");
    }

    /** Returns the name of the stage that it is in, or that it ended in. */
    public Optional<String> currentStage() {
        return answer.findText("current_stage");
    }

    /** Returns what it is done to, such as a node pool's id. */
    public Optional<String> targetId() {
        return answer.findText("target", "id");
    }

    /** Returns its stages, in the cloud's order. */
    public List<TaskStage> stages() {
        return stages;
    }

    /** Returns what happened, in the cloud's order. */
    public List<TaskEvent> events() {
        return events;
    }

    /** Returns the code of what it failed by. */
    public Optional<String> errorCode() {
        return answer.findText("error", "code");
    }

    /** Returns what the cloud says that it failed by; not to be logged unseen, since it may quote what a script printed. */
    public Optional<String> errorMessage() {
        return answer.findText("error", "message");
    }

    /** Returns the ids of what it did, such as instances, that are neither done nor still to do. */
    public List<String> failedResults() {
        return answer.list("task_result").stream()
                .filter(result -> result.findText("status")
                        .filter(status -> TaskState.of(status) == TaskState.FAILED)
                        .isPresent())
                .flatMap(result -> result.findText("data").stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns id, kind, state, stage, code and the reason of the last event, and no message. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("task ").append(Shown.name(id));
        type().ifPresent(type -> text.append(" (").append(Shown.name(type)).append(')'));
        text.append(' ').append(state);
        currentStage().ifPresent(stage -> text.append(" in stage ").append(Shown.name(stage)));
        errorCode().ifPresent(code -> text.append(", code ").append(Shown.name(code)));
        if (!events.isEmpty()) {
            text.append(", last event ").append(Iterables.getLast(events));
        }
        return text.toString();
    }
}
