// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.live.Shown;
import java.util.Optional;

/**
 * A stage of a task.
 *
 * @param state where it is
 * @param message what the cloud says of it; not to be logged unseen, since it may quote what a script printed
 * @param startTime when it began, as the cloud writes it
 * @param endTime when it ended, as the cloud writes it
 */
public record TaskStage(
        TaskState state, Optional<String> message, Optional<String> startTime, Optional<String> endTime) {
    /** Makes one of its parts. */
    public TaskStage {
        requireNonNull(state, "state");
        requireNonNull(message, "message");
        requireNonNull(startTime, "startTime");
        requireNonNull(endTime, "endTime");
    }

    static TaskStage from(ApiAnswer answer) {
        return new TaskStage(
                answer.findText("state").map(TaskState::of).orElse(TaskState.UNKNOWN),
                answer.findText("message"),
                answer.findText("start_time"),
                answer.findText("end_time"));
    }

    /** Returns state and times, never the message. */
    @Override
    public String toString() {
        return state
                + startTime.map(time -> " from " + Shown.name(time)).orElse("")
                + endTime.map(time -> " to " + Shown.name(time)).orElse("");
    }
}
