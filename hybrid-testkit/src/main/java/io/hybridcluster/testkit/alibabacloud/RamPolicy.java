// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A RAM policy with its versions. Mutable state of the fake. */
final class RamPolicy {
    /** A version of the document. */
    record Version(String id, String document, Instant created) {}

    final String type;
    final String name;
    final Instant created;
    final long made;
    String description = "";
    Instant updated;
    String defaultVersion = "v1";
    /** The number of the next version: those of deleted ones do not come back. */
    int nextVersion = 1;

    final Map<String, Version> versions = new LinkedHashMap<>();

    /** @param type {@code Custom} or {@code System} */
    RamPolicy(String type, String name, String document, Instant created, long made) {
        this.type = type;
        this.name = name;
        this.created = created;
        this.made = made;
        this.updated = created;
        add(document, created);
    }

    /** Returns the new version, which is not the default unless it is the first. */
    Version add(String document, Instant now) {
        Version version = new Version("v" + nextVersion++, document, now);
        versions.put(version.id(), version);
        return version;
    }

    static String key(String type, String name) {
        return type + "/" + name;
    }

    String key() {
        return key(type, name);
    }

    /** Returns the document that is in force. */
    String document() {
        return java.util.Objects.requireNonNull(versions.get(defaultVersion)).document();
    }
}
