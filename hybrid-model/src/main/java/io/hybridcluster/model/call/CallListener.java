// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.call;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** Is told of every request, for an embedder's metrics and logs. Called in the thread of the call; should not throw. */
@FunctionalInterface
public interface CallListener {
    /** One request was made. */
    void attempted(Attempt attempt);

    /**
     * A request and how it ended.
     *
     * @param operation what was called, without arguments, such as {@code ecs:DescribeInstances} or {@code patch DaemonSet}
     * @param number 1 for the first attempt of a call
     * @param took from before it was signed to the last byte of the answer
     * @param failure the reason why it failed, such as {@code THROTTLED}; empty if it did not
     * @param requestId the server's id of the request, where it answered with one
     */
    record Attempt(String operation, int number, Duration took, Optional<String> failure, Optional<String> requestId) {
        /** Requires all. */
        public Attempt {
            requireNonNull(operation, "operation");
            requireNonNull(took, "took");
            requireNonNull(failure, "failure");
            requireNonNull(requestId, "requestId");
        }
    }

    /** Returns one that does nothing. */
    static CallListener none() {
        return attempt -> {};
    }

    /** Returns one that tells this listener, and then that one. */
    default CallListener and(CallListener further) {
        requireNonNull(further, "further");
        return attempt -> {
            attempted(attempt);
            further.attempted(attempt);
        };
    }
}
