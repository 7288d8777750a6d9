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
    private final Network network;
    private final CenState cen = new CenState();
    private final Clock clock;
    private boolean everyHop;
    private Duration skew = Duration.ZERO;

    World(String accountId, long seed, Clock clock) {
        this.clock = clock;
        ids = new Ids(seed);
        identities = new Identities(accountId);
        network = new Network(ids);
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

    Network network() {
        return network;
    }

    CenState cen() {
        return cen;
    }

    /** Returns whether DescribeRouteEntryList has routes of every next hop unless it is asked for one. */
    boolean listsEveryHop() {
        return everyHop;
    }

    void listEveryHop() {
        everyHop = true;
    }

    String accountId() {
        return identities.accountId();
    }
}
