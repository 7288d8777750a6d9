// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** All state of the fake cloud. Guarded by the fake's one lock, which is this object. */
final class World {
    private final Ids ids;
    private final Identities identities;
    private final Clock clock;
    private Duration skew = Duration.ZERO;

    World(String accountId, long seed, Clock clock) {
        this.clock = clock;
        ids = new Ids(seed);
        identities = new Identities(accountId);
    }

    Ids ids() {
        return ids;
    }

    Identities identities() {
        return identities;
    }

    /** Returns the fake's time. */
    Instant now() {
        return clock.instant().plus(skew);
    }

    void skew(Duration by) {
        skew = by;
    }

    String accountId() {
        return identities.accountId();
    }
}
