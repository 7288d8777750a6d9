// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a {@link FakeKubernetes} is started. Immutable: each method returns a copy that differs in one thing.
 */
public final class FakeOptions {
    private static final FakeOptions DEFAULTS =
            new FakeOptions(List.of(), Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC), 1);

    private final List<TestUser> users;
    private final Clock clock;
    private final long seed;

    private FakeOptions(List<TestUser> users, Clock clock, long seed) {
        this.users = users;
        this.clock = clock;
        this.seed = seed;
    }

    /** Returns: no user but the administrator, a clock that stands at 2026-01-01T00:00:00Z, seed 1. */
    public static FakeOptions defaults() {
        return DEFAULTS;
    }

    /** Returns a copy that knows this user too. */
    public FakeOptions withUser(TestUser user) {
        requireNonNull(user, "user");
        return new FakeOptions(Stream.concat(users.stream(), Stream.of(user)).toList(), clock, seed);
    }

    /** Returns a copy that takes the time of day from this clock, for creationTimestamp and the like. */
    public FakeOptions withClock(Clock time) {
        return new FakeOptions(users, requireNonNull(time, "time"), seed);
    }

    /** Returns a copy that makes other uids and generated names; the same ones for the same seed and requests. */
    public FakeOptions withSeed(long number) {
        return new FakeOptions(users, clock, number);
    }

    List<TestUser> users() {
        return users;
    }

    Clock clock() {
        return clock;
    }

    long seed() {
        return seed;
    }
}
