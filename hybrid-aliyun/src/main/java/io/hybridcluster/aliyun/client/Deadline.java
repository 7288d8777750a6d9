// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import io.hybridcluster.aliyun.client.AlibabaCloudException.Failure;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The time that one call has left, and the pauses between its attempts. */
final class Deadline {
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** Some hundred years, which a clock of nanoseconds can still be set ahead by. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private final CallPolicy policy;
    private final Pauses pauses;
    private final long end;
    private int paused;

    Deadline(CallPolicy policy, Pauses pauses) {
        this.policy = policy;
        this.pauses = pauses;
        this.end = System.nanoTime() + nanos(policy.deadline());
    }

    private static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }

    /** Returns the time for the next request, or fails when there is none. */
    Duration nextAttempt() throws FailedCall {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new FailedCall(Failure.of(Reason.TIMED_OUT, true, null));
        }
        return left.compareTo(policy.attemptTimeout()) < 0 ? left : policy.attemptTimeout();
    }

    boolean hasPassed() {
        return end - System.nanoTime() <= 0;
    }

    /** Waits before the next attempt; fails with what happened last if there is no time for that. */
    void pauseAfter(Failure failure) throws FailedCall {
        long doubled = Duration.ofNanos(nanos(policy.pause())).toMillis() << Math.min(paused++, 10);
        long longest = Math.min(doubled, LONGEST_PAUSE_MILLIS);
        // Clients that failed together must not come back together.
        long millis = longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        if (System.nanoTime() + Duration.ofMillis(millis).toNanos() - end >= 0) {
            throw new FailedCall(failure);
        }
        try {
            pauses.pause(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // What happened last leaves open what it left open.
            throw new FailedCall(Failure.of(Reason.INTERRUPTED, !failure.leavesOutcomeOpen(), e));
        }
    }
}
