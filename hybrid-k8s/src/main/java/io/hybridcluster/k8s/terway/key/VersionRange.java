// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.key;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.version.TerwayVersion;
import java.util.Optional;

/**
 * Versions that know a member.
 *
 * @param since the first
 * @param before the first that does not any more; empty if the newest known one does
 */
public record VersionRange(TerwayVersion since, Optional<TerwayVersion> before) {
    /** Refuses null. */
    public VersionRange {
        requireNonNull(since, "since");
        requireNonNull(before, "before");
    }

    static VersionRange of(String since, String before) {
        return new VersionRange(
                TerwayVersion.parse(since),
                before.isEmpty() ? Optional.empty() : Optional.of(TerwayVersion.parse(before)));
    }

    /** Returns whether this version is one of them. */
    public boolean contains(TerwayVersion version) {
        return requireNonNull(version, "version").compareTo(since) >= 0
                && before.map(end -> version.compareTo(end) < 0).orElse(true);
    }
}
