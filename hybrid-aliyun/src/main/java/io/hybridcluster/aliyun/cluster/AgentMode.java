// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

/** What the agent of a registered cluster may do there (ACK: RBAC permissions for ack-cluster-agent). */
public enum AgentMode {
    /** All, which is the cloud's default. Node pools and add-ons work without more. */
    ADMIN("admin"),
    /** Little: add-ons are managed by onectl, and node pools need further permissions. */
    RESTRICTED("restricted");

    private final String text;

    AgentMode(String text) {
        this.text = text;
    }

    /** Returns the mode as the API writes it. */
    @Override
    public String toString() {
        return text;
    }
}
