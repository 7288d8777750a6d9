// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/** How a {@link FakeAlibabaCloud} is started. Immutable: each method returns a copy that differs in one thing. */
public final class CloudOptions {
    private static final CloudOptions DEFAULTS = new CloudOptions(Clock.systemUTC(), 1);

    private final Clock clock;
    private final long seed;

    private CloudOptions(Clock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /** Returns: the system's clock, seed 1. */
    public static CloudOptions defaults() {
        return DEFAULTS;
    }

    /** Returns a copy that takes the time from this clock: the clients' signatures are held against it. */
    public CloudOptions withClock(Clock time) {
        return new CloudOptions(requireNonNull(time, "time"), seed);
    }

    /** Returns a copy that makes other ids and secrets; the same ones for the same seed and requests. */
    public CloudOptions withSeed(long number) {
        return new CloudOptions(clock, number);
    }

    Clock clock() {
        return clock;
    }

    long seed() {
        return seed;
    }
}
