// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.call;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how often a call is tried.
 *
 * @param deadline for one whole operation: all requests of a list or a change, credentials, attempts and pauses; positive
 * @param attemptTimeout for one request, from connecting to the last byte of the answer; positive
 * @param attempts how often a request is sent that may be repeated, 1 to 10
 * @param pause before the second attempt; doubled for each further one, at most {@link #LONGEST_PAUSE}, and shortened by a random part
 *     of up to half. A server's own Retry-After comes first
 * @param retries how many attempts beyond the first all calls of a client together may make in a row, 0 to 10,000: each
 *     takes one from this budget, and ten calls that succeed give one back. When a server is down, a client with many
 *     threads stops asking for more
 * @param answerLimit how many bytes an answer may have after decompression, 1 KiB to 1 GiB
 */
public record CallPolicy(
        Duration deadline, Duration attemptTimeout, int attempts, Duration pause, int retries, int answerLimit) {
    /** No pause before an attempt is longer, but for a server's own Retry-After. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final CallPolicy STANDARD = new CallPolicy(
            Duration.ofMinutes(5), Duration.ofSeconds(20), 5, Duration.ofMillis(300), 100, 64 * 1024 * 1024);

    /** @throws IllegalArgumentException if a value is out of its range */
    public CallPolicy {
        requirePositive("deadline", deadline);
        requirePositive("attemptTimeout", attemptTimeout);
        requireRange("attempts", attempts, 1, 10);
        requireNonNull(pause, "pause");
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause " + pause + " must not be negative");
        }
        requireRange("retries", retries, 0, 10_000);
        requireRange("answerLimit", answerLimit, 1024, 1024 * 1024 * 1024);
    }

    private static void requirePositive(String what, Duration duration) {
        requireNonNull(duration, what);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " " + duration + " must be positive");
        }
    }

    private static void requireRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " must be " + least + " to " + most);
        }
    }

    /** Returns 5 min for an operation, 20 s a request, 5 attempts, a pause of 300 ms, a budget of 100 retries, answers up to 64 MiB. */
    public static CallPolicy standard() {
        return STANDARD;
    }

    /** Returns this with another time for one operation. */
    public CallPolicy withDeadline(Duration other) {
        return new CallPolicy(other, attemptTimeout, attempts, pause, retries, answerLimit);
    }

    /** Returns this with another time for one request. */
    public CallPolicy withAttemptTimeout(Duration other) {
        return new CallPolicy(deadline, other, attempts, pause, retries, answerLimit);
    }

    /** Returns this with another number of attempts. */
    public CallPolicy withAttempts(int other) {
        return new CallPolicy(deadline, attemptTimeout, other, pause, retries, answerLimit);
    }

    /** Returns this with another pause before the second attempt. */
    public CallPolicy withPause(Duration other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, other, retries, answerLimit);
    }

    /** Returns this with another budget of retries. */
    public CallPolicy withRetries(int other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, pause, other, answerLimit);
    }

    /** Returns this with another size of the largest answer. */
    public CallPolicy withAnswerLimit(int other) {
        return new CallPolicy(deadline, attemptTimeout, attempts, pause, retries, other);
    }
}
