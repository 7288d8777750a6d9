// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A RAM user. Mutable state of the fake. */
final class RamUser {
    final String id;
    final String name;
    final Instant created;
    final long made;
    String displayName = "";
    String comments = "";
    Instant updated;

    /** When each policy, by {@link RamPolicy#key()}, was attached. */
    final Map<String, Instant> attached = new LinkedHashMap<>();

    RamUser(String id, String name, Instant created, long made) {
        this.id = id;
        this.name = name;
        this.created = created;
        this.made = made;
        this.updated = created;
    }
}
