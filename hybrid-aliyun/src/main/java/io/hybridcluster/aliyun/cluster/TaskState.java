// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;

/** Where a task, or a stage of one, is (Container Service: DescribeTaskInfo, {@code state}). */
public enum TaskState {
    /** It goes on. */
    RUNNING,
    /** It has done what it was for. */
    SUCCESS,
    /** It has ended without that. */
    FAILED,
    /** A state that this SDK does not know; it is taken for one that goes on. */
    UNKNOWN;

    /** Returns the state that the cloud writes so, in whatever case. */
    public static TaskState of(String text) {
        return switch (Ascii.toLowerCase(requireNonNull(text, "text"))) {
            case "running", "initial", "initail", "pending", "processing" -> RUNNING;
            case "success", "succeeded", "finished" -> SUCCESS;
            case "failed", "fail", "canceled", "cancelled" -> FAILED;
            default -> UNKNOWN;
        };
    }

    /** Returns whether it has ended, well or not. */
    public boolean isEnd() {
        return this == SUCCESS || this == FAILED;
    }
}
