// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAction;
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
     * @param action what was called
     * @param number 1 for the first attempt of a call
     * @param took from before it was signed to the last byte of the answer
     * @param failure why it failed; empty if it did not
     * @param requestId the cloud's id of the request, where it answered with one
     */
    record Attempt(
            ApiAction action,
            int number,
            Duration took,
            Optional<AlibabaCloudException.Reason> failure,
            Optional<String> requestId) {
        /** Requires all. */
        public Attempt {
            requireNonNull(action, "action");
            requireNonNull(took, "took");
            requireNonNull(failure, "failure");
            requireNonNull(requestId, "requestId");
        }
    }

    /** Returns one that does nothing. */
    static CallListener none() {
        return attempt -> {};
    }
}
