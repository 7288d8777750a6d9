// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/** How a {@link FakeAlibabaCloud} is started. Immutable: each method returns a copy that differs in one thing. */
public final class CloudOptions {
    private static final CloudOptions DEFAULTS = new CloudOptions(Clock.systemUTC(), 1, 0, false);

    private final Clock clock;
    private final long seed;
    private final int callsPerSecond;
    private final boolean everyHop;

    private CloudOptions(Clock clock, long seed, int callsPerSecond, boolean everyHop) {
        this.clock = clock;
        this.seed = seed;
        this.callsPerSecond = callsPerSecond;
        this.everyHop = everyHop;
    }

    /** Returns: the system's clock, seed 1, no limit of calls. */
    public static CloudOptions defaults() {
        return DEFAULTS;
    }

    /** Returns a copy that takes the time from this clock: the clients' signatures are held against it. */
    public CloudOptions withClock(Clock time) {
        return new CloudOptions(requireNonNull(time, "time"), seed, callsPerSecond, everyHop);
    }

    /** Returns a copy that makes other ids and secrets; the same ones for the same seed and requests. */
    public CloudOptions withSeed(long number) {
        return new CloudOptions(clock, number, callsPerSecond, everyHop);
    }

    /**
     * Returns a copy that answers {@code Throttling.User} to what the account calls more often than this in any second of
     * the fake's clock; calls of the object store do not count.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public CloudOptions withCallsPerSecond(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("an account may call " + most + " times a second; expected 1 or more");
        }
        return new CloudOptions(clock, seed, most, everyHop);
    }

    /**
     * Returns a copy whose {@code DescribeRouteEntryList} answers routes of every next hop when it is asked for none in
     * particular. Without, it answers what the API reference says: those whose next hop is of type {@code Instance}.
     */
    public CloudOptions withEveryNextHop() {
        return new CloudOptions(clock, seed, callsPerSecond, true);
    }

    boolean isEveryHopListed() {
        return everyHop;
    }

    int callsPerSecond() {
        return callsPerSecond;
    }

    Clock clock() {
        return clock;
    }

    long seed() {
        return seed;
    }
}
