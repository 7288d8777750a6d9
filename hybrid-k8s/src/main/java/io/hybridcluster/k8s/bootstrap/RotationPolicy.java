// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How bootstrap tokens are renewed.
 *
 * @param validity how long a new token lasts
 * @param minimumRemaining how much longer the newest token has to last, or else it is renewed; at least the time between two
 *     runs of whoever renews
 * @param grace how long the one before stays valid beside a newer one: nodes that are starting have the script that holds
 *     it
 */
public record RotationPolicy(Duration validity, Duration minimumRemaining, Duration grace) {
    /** @throws IllegalArgumentException if one is negative, or a new token would have to be renewed at once */
    public RotationPolicy {
        requireNonNull(validity, "validity");
        requireNonNull(minimumRemaining, "minimumRemaining");
        requireNonNull(grace, "grace");
        if (minimumRemaining.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "a remaining validity of " + minimumRemaining + " or a grace of " + grace + " is negative");
        }
        if (validity.compareTo(minimumRemaining.plusSeconds(1)) < 0) {
            throw new IllegalArgumentException("a validity of " + validity + " is not longer than the remaining one of "
                    + minimumRemaining + " below which a token is renewed, so that each would be renewed at once");
        }
    }
}
