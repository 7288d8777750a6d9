// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A token of ours that is to go.
 *
 * @param token the token
 * @param notBefore the time before which it must stay
 * @param reason why, on one line
 */
public record TokenRemoval(LiveToken token, Instant notBefore, String reason) {
    public TokenRemoval {
        requireNonNull(token, "token");
        requireNonNull(notBefore, "notBefore");
        requireNonNull(reason, "reason");
    }

    /** Returns whether it may be deleted at this time. */
    public boolean isDueAt(Instant now) {
        return !notBefore.isAfter(requireNonNull(now, "now"));
    }

    /** Returns the Secret's name, the time and the reason. */
    @Override
    public String toString() {
        return token + " not before " + notBefore + ": " + reason;
    }
}
