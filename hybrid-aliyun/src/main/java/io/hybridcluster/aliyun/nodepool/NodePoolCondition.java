// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.live.Shown;
import java.util.Optional;

/**
 * A condition of a node pool (Container Service: DescribeClusterNodePoolDetail, {@code status.conditions}).
 *
 * @param type what it is about
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason why, in a word
 * @param message what the cloud says of it; not to be logged unseen
 */
public record NodePoolCondition(
        Optional<String> type, Optional<String> status, Optional<String> reason, Optional<String> message) {
    /** Makes one of its parts. */
    public NodePoolCondition {
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
    }

    static NodePoolCondition from(ApiAnswer answer) {
        return new NodePoolCondition(
                answer.findText("type"),
                answer.findText("status"),
                answer.findText("reason"),
                answer.findText("message"));
    }

    /** Returns type, status and reason, never the message. */
    @Override
    public String toString() {
        return type.map(Shown::name).orElse("condition") + "="
                + status.map(Shown::name).orElse("?")
                + reason.map(text -> " (" + Shown.name(text) + ")").orElse("");
    }
}
