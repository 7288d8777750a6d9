// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;

/** What the cluster knows of a pool's node (Container Service: DescribeClusterNodes, {@code node_status}). */
public enum NodeStatus {
    /** It takes pods. */
    READY,
    /** It has joined and does not. */
    NOT_READY,
    /** It has not joined, or has gone. */
    OFFLINE,
    /** The cluster does not know, or this SDK does not know the word. */
    UNKNOWN;

    /** Returns the status that the cloud writes so, in whatever case. */
    public static NodeStatus of(String text) {
        return switch (Ascii.toLowerCase(requireNonNull(text, "text"))) {
            case "ready" -> READY;
            case "notready" -> NOT_READY;
            case "offline" -> OFFLINE;
            default -> UNKNOWN;
        };
    }
}
