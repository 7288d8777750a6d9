// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.call;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt of a call failed. Each client has its own kind, with what its server says; {@link Attempts} needs to know no more than this. */
public abstract class FailedAttempt extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one with this cause. */
    protected FailedAttempt(@Nullable Throwable cause) {
        super(cause);
    }

    /** Returns why it failed, such as {@code THROTTLED}, for the {@link CallListener}. */
    public abstract String reasonName();

    /** Returns the server's id of the request. */
    public Optional<String> requestId() {
        return Optional.empty();
    }

    /** Returns how long the server wishes to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
