// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;

/** An access key. Mutable state of the fake. */
final class RamKey {
    final String id;
    final String secret;
    /** The user's name; empty for the root account's. */
    final String user;

    final Instant created;
    boolean active = true;

    RamKey(String id, String secret, String user, Instant created) {
        this.id = id;
        this.secret = secret;
        this.user = user;
        this.created = created;
    }
}
