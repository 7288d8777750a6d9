// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;

/** The state of a cluster as Container Service has it (Container Service: DescribeClusterDetail, {@code state}). */
public enum ClusterState {
    /** It is being made. */
    INITIAL("wait until it is made"),
    /** It could not be made. */
    FAILED("look at the cluster's events, delete it, and make it anew"),
    /** The agent is connected, and the cluster can be used. */
    RUNNING("nothing is to be done"),
    /** It is being changed. */
    UPDATING("wait until the change is done"),
    /** A change of it failed. */
    UPDATING_FAILED("look at the cluster's events, and repeat the change"),
    /** Nodes are being added or removed. */
    SCALING("wait until nodes are added or removed"),
    /** A registered cluster whose agent was never connected. */
    WAITING("apply the agent's manifest to the cluster in the data centre, and see that its pods reach the endpoint"
            + " at port 5533"),
    /** A registered cluster whose agent has lost its connection. */
    DISCONNECTED(
            "look at Deployment kube-system/ack-cluster-agent and its log, and see that the data centre reaches the"
                    + " endpoint at port 5533"),
    /** It was stopped. */
    STOPPED("start the cluster"),
    /** It is being deleted. */
    DELETING("wait until it is gone"),
    /** It is gone. */
    DELETED("make another one"),
    /** It could not be deleted. */
    DELETE_FAILED("look at the cluster's events for what keeps it, and delete it again"),
    /** A state that this SDK does not know. */
    UNKNOWN("look at the cluster in the console");

    private final String remedy;

    ClusterState(String remedy) {
        this.remedy = remedy;
    }

    /** Returns the state that the cloud writes so, in whatever case. */
    public static ClusterState of(String text) {
        String name = Ascii.toUpperCase(requireNonNull(text, "text"));
        for (ClusterState state : values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return UNKNOWN;
    }

    /** Returns what to do so that the cluster can be used, on one line. */
    public String remedy() {
        return remedy;
    }

    /** Returns whether waiting alone will not make it running. */
    public boolean isDeadEnd() {
        return switch (this) {
            case FAILED, STOPPED, DELETING, DELETED, DELETE_FAILED -> true;
            case INITIAL, RUNNING, UPDATING, UPDATING_FAILED, SCALING, WAITING, DISCONNECTED, UNKNOWN -> false;
        };
    }
}
