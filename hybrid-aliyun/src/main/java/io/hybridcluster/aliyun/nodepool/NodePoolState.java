// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;

/** Where a node pool is (Container Service: DescribeClusterNodePoolDetail, {@code status.state}). */
public enum NodePoolState {
    /** Nothing is being done to it. */
    ACTIVE,
    /** It is being made. */
    INITIAL,
    /** Nodes are being added. */
    SCALING,
    /** Nodes are being removed. */
    REMOVING,
    /** Its settings are being changed. */
    UPDATING,
    /** It is being deleted. */
    DELETING,
    /** A state that this SDK does not know; it is taken for one that passes. */
    UNKNOWN;

    /** Returns the state that the cloud writes so, in whatever case. */
    public static NodePoolState of(String text) {
        return switch (Ascii.toLowerCase(requireNonNull(text, "text"))) {
            case "active" -> ACTIVE;
            case "initial", "initializing" -> INITIAL;
            case "scaling" -> SCALING;
            case "removing", "removing_nodes" -> REMOVING;
            case "updating" -> UPDATING;
            case "deleting" -> DELETING;
            default -> UNKNOWN;
        };
    }
}
