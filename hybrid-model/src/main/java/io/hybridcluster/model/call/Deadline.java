// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.call;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The time that one operation has left: of all its requests, the supply of credentials, and the pauses in between. Thread-safe: requests
 * of one operation that run side by side share it.
 */
public final class Deadline {
    /** Some hundred years, which a clock of nanoseconds can still be set ahead by. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private final Pauses pauses;
    private final long end;

    private Deadline(Pauses pauses, Duration time) {
        this.pauses = pauses;
        this.end = pauses.nanoTime() + (time.compareTo(LONGEST) < 0 ? time : LONGEST).toNanos();
    }

    /** Returns the deadline of an operation that begins now. */
    public static Deadline of(CallPolicy policy, Pauses pauses) {
        return new Deadline(requireNonNull(pauses, "pauses"), policy.deadline());
    }

    /** Returns a deadline that is this far away now. */
    public static Deadline in(Duration time, Pauses pauses) {
        return new Deadline(requireNonNull(pauses, "pauses"), time);
    }

    /** Returns the time left; zero when it has passed. */
    public Duration left() {
        Duration left = Duration.ofNanos(end - pauses.nanoTime());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Returns the time for the next request: what is left, at most the policy's attempt timeout. */
    public Duration forAttempt(CallPolicy policy) {
        Duration left = left();
        return left.compareTo(policy.attemptTimeout()) < 0 ? left : policy.attemptTimeout();
    }

    /** Returns whether no time is left. */
    public boolean hasPassed() {
        return left().isZero();
    }
}
