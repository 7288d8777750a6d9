// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how often a call is tried.
 *
 * @param deadline for one call with all its attempts and pauses; a part of a list is a call of its own. More than nothing
 * @param attemptTimeout for one request, from connecting to the last byte of the answer; more than nothing
 * @param attempts how often a request is made that may be repeated, 1 to 10
 * @param pause before the second attempt, doubled for each further one, at most 10 seconds, and shortened by a random part
 *     of up to half
 * @param retries how many attempts beyond the first all calls of a client together may make in a row, 0 to 10,000: each
 *     takes one from this budget, and ten calls that succeed give one back. When a product is down, a client with many
 *     threads stops asking for more
 */
public record CallPolicy(Duration deadline, Duration attemptTimeout, int attempts, Duration pause, int retries) {
    private static final CallPolicy STANDARD =
            new CallPolicy(Duration.ofSeconds(60), Duration.ofSeconds(20), 5, Duration.ofMillis(500), 100);

    /** @throws IllegalArgumentException if a value is out of its range */
    public CallPolicy {
        requirePositive("deadline", deadline);
        requirePositive("attemptTimeout", attemptTimeout);
        requireRange("attempts", attempts, 1, 10);
        requireNonNull(pause, "pause");
        if (pause.isNegative()) {
            throw new IllegalArgumentException("a pause of " + pause + " is negative");
        }
        requireRange("retries", retries, 0, 10_000);
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

    /** Returns 60 s in all, 20 s a request, 5 attempts, a pause of 500 ms, a budget of 100 retries. */
    public static CallPolicy standard() {
        return STANDARD;
    }

    /** Returns this with another deadline. */
    public CallPolicy withDeadline(Duration other) {
        return new CallPolicy(other, attemptTimeout, attempts, pause, retries);
    }

    /** Returns this with another time for one request. */
    public CallPolicy withAttemptTimeout(Duration other) {
        return new CallPolicy(deadline, other, attempts, pause, retries);
    }

    /** Returns this with another number of attempts. */
    public CallPolicy withAttempts(int other) {
        return new CallPolicy(deadline, attemptTimeout, other, pause, retries);
    }

    /** Returns this with another pause before the second attempt. */
    public CallPolicy withPause(Duration other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, other, retries);
    }

    /** Returns this with another budget of retries. */
    public CallPolicy withRetries(int other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, pause, other);
    }
}
