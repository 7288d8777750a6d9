// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long something that takes its time is waited for, and how often it is looked at.
 *
 * @param atMost how long in all; more than nothing
 * @param firstPause before the second look, more than nothing; each further one is half as long again
 * @param longestPause the longest pause, not shorter than the first
 */
public record WaitPolicy(Duration atMost, Duration firstPause, Duration longestPause) {
    private static final WaitPolicy STANDARD =
            new WaitPolicy(Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofSeconds(15));

    private static final WaitPolicy SETTLING =
            new WaitPolicy(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** @throws IllegalArgumentException if a time is not more than nothing, or the longest pause is shorter than the first */
    public WaitPolicy {
        requirePositive("atMost", atMost);
        requirePositive("firstPause", firstPause);
        requirePositive("longestPause", longestPause);
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "the longest pause of " + longestPause + " is shorter than the first of " + firstPause);
        }
    }

    /** After a lost answer, or a write: how long the cloud may need to show it. */
    static WaitPolicy settling() {
        return SETTLING;
    }

    private static void requirePositive(String what, Duration duration) {
        requireNonNull(duration, what);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " " + duration + " is not more than nothing");
        }
    }

    /** Returns an hour in all, which is what Alibaba's own command line waits for an add-on; pauses of 2 s to 15 s. */
    public static WaitPolicy standard() {
        return STANDARD;
    }

    /** Returns this with another time in all. */
    public WaitPolicy withAtMost(Duration other) {
        return new WaitPolicy(other, firstPause, longestPause);
    }

    /** Returns the pause after one of this length. */
    Duration after(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(longestPause) < 0 ? longer : longestPause;
    }
}
