// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

/**
 * A condition of a node, without its message.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason why, where it is a reason that is known; empty otherwise
 */
public record NodeCondition(String status, String reason) {
    public NodeCondition {
        requireNonNull(status, "status");
        requireNonNull(reason, "reason");
    }

    /** Returns whether the status is {@code True}. */
    public boolean isTrue() {
        return status.equals("True");
    }

    /** Returns whether the status is {@code False}. */
    public boolean isFalse() {
        return status.equals("False");
    }
}
