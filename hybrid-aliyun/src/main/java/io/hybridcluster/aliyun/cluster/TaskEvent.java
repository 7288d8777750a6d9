// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.live.Shown;
import java.util.Optional;

/**
 * Something that happened during a task.
 *
 * @param level how bad, such as {@code info} or {@code error}, as the cloud writes it
 * @param reason why, in a word
 * @param source what it happened to
 * @param message what the cloud says of it; not to be logged unseen, since it may quote what a script printed
 */
public record TaskEvent(
        Optional<String> level, Optional<String> reason, Optional<String> source, Optional<String> message) {
    /** Makes one of its parts. */
    public TaskEvent {
        requireNonNull(level, "level");
        requireNonNull(reason, "reason");
        requireNonNull(source, "source");
        requireNonNull(message, "message");
    }

    static TaskEvent from(ApiAnswer answer) {
        return new TaskEvent(
                answer.findText("level"),
                answer.findText("reason"),
                answer.findText("source"),
                answer.findText("message"));
    }

    /** Returns level, reason and source, never the message. */
    @Override
    public String toString() {
        return level.map(Shown::name).orElse("event") + " "
                + reason.map(Shown::name).orElse("without a reason")
                + source.map(place -> " at " + Shown.name(place)).orElse("");
    }
}
