// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;

/** Where the instance of a pool's node is (Container Service: DescribeClusterNodes, {@code state}). */
public enum InstanceState {
    /** It is being made. */
    PENDING,
    /** It runs. */
    RUNNING,
    /** It is being started. */
    STARTING,
    /** It is being stopped. */
    STOPPING,
    /** It is stopped. */
    STOPPED,
    /** It is being taken out of the pool. */
    REMOVING,
    /** It could not be made, or its node could not be set up. */
    FAILED,
    /** A state that this SDK does not know. */
    UNKNOWN;

    /** Returns the state that the cloud writes so, in whatever case. */
    public static InstanceState of(String text) {
        return switch (Ascii.toLowerCase(requireNonNull(text, "text"))) {
            case "pending", "initial" -> PENDING;
            case "running" -> RUNNING;
            case "starting" -> STARTING;
            case "stopping" -> STOPPING;
            case "stopped" -> STOPPED;
            case "removing", "deleting" -> REMOVING;
            case "failed" -> FAILED;
            default -> UNKNOWN;
        };
    }
}
