// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The time that one operation has left, and the pauses between its attempts. */
final class Deadline {
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** Some hundred years, which a clock of nanoseconds can still be set ahead by. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private final CallPolicy policy;
    private final long end;
    private int pauses;

    Deadline(CallPolicy policy) {
        this.policy = policy;
        this.end = System.nanoTime() + nanos(policy.deadline());
    }

    static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }

    /** Returns the time for the next request, or fails when there is none. */
    Duration nextAttempt() throws FailedCall {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new FailedCall(Failure.of(Reason.TIMED_OUT, null));
        }
        return left.compareTo(policy.attemptTimeout()) < 0 ? left : policy.attemptTimeout();
    }

    boolean hasPassed() {
        return end - System.nanoTime() <= 0;
    }

    /** Waits before the next attempt; fails with what happened last if there is no time for that. */
    void pauseAfter(Failure failure) throws FailedCall {
        long doubled = Duration.ofNanos(nanos(policy.pause())).toMillis() << Math.min(pauses++, 10);
        long longest = Math.min(doubled, LONGEST_PAUSE_MILLIS);
        // Clients that failed together must not come back together.
        long millis = longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        long wanted = Math.max(millis, failure.retryAfterSeconds().orElse(0) * 1_000L);
        if (System.nanoTime() + Duration.ofMillis(wanted).toNanos() - end >= 0) {
            throw new FailedCall(failure);
        }
        try {
            Thread.sleep(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedCall(Failure.of(Reason.INTERRUPTED, e));
        }
    }
}
