// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how often a call is tried.
 *
 * @param deadline for one operation with all its attempts, re-reads and pauses; a page of a list is an operation of its
 *     own. More than nothing
 * @param attemptTimeout for one request, from connecting to the last byte of the answer; more than nothing
 * @param attempts how often a request is made that may be repeated, 1 to 10
 * @param rereads how often a change is computed anew after somebody wrote in between, 0 to 100
 * @param pause before the second attempt, doubled for each further one, at most 5 seconds, and shortened by a random part
 *     of up to half; the server's own Retry-After comes first
 * @param pageSize how many objects are asked for at once, 1 to 5,000
 */
public record CallPolicy(
        Duration deadline, Duration attemptTimeout, int attempts, int rereads, Duration pause, int pageSize) {
    private static final CallPolicy STANDARD =
            new CallPolicy(Duration.ofSeconds(60), Duration.ofSeconds(20), 5, 10, Duration.ofMillis(200), 500);

    /** @throws IllegalArgumentException if a value is out of its range */
    public CallPolicy {
        requirePositive("deadline", deadline);
        requirePositive("attemptTimeout", attemptTimeout);
        requireRange("attempts", attempts, 1, 10);
        requireRange("rereads", rereads, 0, 100);
        requireNonNull(pause, "pause");
        if (pause.isNegative()) {
            throw new IllegalArgumentException("a pause of " + pause + " is negative");
        }
        requireRange("pageSize", pageSize, 1, 5_000);
    }

    private static void requirePositive(String what, Duration duration) {
        requireNonNull(duration, what);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " " + duration + " is not more than nothing");
        }
    }

    private static void requireRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is not " + least + " to " + most);
        }
    }

    /** Returns 60 s in all, 20 s a request, 5 attempts, 10 re-reads, a pause of 200 ms, pages of 500. */
    public static CallPolicy standard() {
        return STANDARD;
    }

    /** Returns this with another deadline. */
    public CallPolicy withDeadline(Duration other) {
        return new CallPolicy(other, attemptTimeout, attempts, rereads, pause, pageSize);
    }

    /** Returns this with another time for one request. */
    public CallPolicy withAttemptTimeout(Duration other) {
        return new CallPolicy(deadline, other, attempts, rereads, pause, pageSize);
    }

    /** Returns this with another number of attempts. */
    public CallPolicy withAttempts(int other) {
        return new CallPolicy(deadline, attemptTimeout, other, rereads, pause, pageSize);
    }

    /** Returns this with another number of re-reads. */
    public CallPolicy withRereads(int other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, other, pause, pageSize);
    }

    /** Returns this with another pause before the second attempt. */
    public CallPolicy withPause(Duration other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, rereads, other, pageSize);
    }

    /** Returns this with pages of another size. */
    public CallPolicy withPageSize(int other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, rereads, pause, other);
    }
}
