// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;

/** A node of a pool. Mutable state of the fake. */
final class NodePoolNode {
    /** How far it has come. */
    enum Phase {
        PENDING,
        RUNNING,
        READY,
        FAILED
    }

    final String instanceId;
    final String name;
    final String address;
    final String vSwitchId;
    final String instanceType;
    final Instant created;
    Phase phase = Phase.PENDING;
    boolean offline;
    boolean removing;
    String error = "";

    NodePoolNode(
            String instanceId, String name, String address, String vSwitchId, String instanceType, Instant created) {
        this.instanceId = instanceId;
        this.name = name;
        this.address = address;
        this.vSwitchId = vSwitchId;
        this.instanceType = instanceType;
        this.created = created;
    }

    boolean isHealthy() {
        return phase == Phase.READY && !offline && !removing;
    }

    void fail(String problem) {
        phase = Phase.FAILED;
        error = problem;
    }

    /** Returns its phase in one word, as {@link ClusterNode#status}. */
    String status() {
        if (removing) {
            return "removing";
        }
        if (offline) {
            return "offline";
        }
        return switch (phase) {
            case PENDING -> "pending";
            case RUNNING -> "running";
            case READY -> "Ready";
            case FAILED -> "failed";
        };
    }
}
