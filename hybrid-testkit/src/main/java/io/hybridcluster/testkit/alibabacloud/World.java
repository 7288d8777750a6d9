// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

/** All state of the fake cloud. Guarded by the fake's one lock, which is this object. */
final class World {
    private final Ids ids;
    private final Identities identities;

    World(String accountId, long seed) {
        ids = new Ids(seed);
        identities = new Identities(accountId);
    }

    Ids ids() {
        return ids;
    }

    Identities identities() {
        return identities;
    }

    String accountId() {
        return identities.accountId();
    }
}
