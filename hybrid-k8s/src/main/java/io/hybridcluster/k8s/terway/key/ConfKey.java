// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.key;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;

/**
 * A member that some version of Terway reads.
 *
 * @param name the name, in capitals and small letters as Terway has it
 * @param type what has to stand there
 * @param known the versions that know it, in order, at least one range
 * @param absent what Terway does without it, in words
 * @param reach how far a change of it gets
 * @param note what else there is to know, on one line; may be empty
 */
public record ConfKey(String name, GoType type, List<VersionRange> known, String absent, Reach reach, String note) {
    /** @throws IllegalArgumentException if no version knows it */
    public ConfKey {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        known = List.copyOf(requireNonNull(known, "known"));
        requireNonNull(absent, "absent");
        requireNonNull(reach, "reach");
        requireNonNull(note, "note");
        if (known.isEmpty()) {
            throw new IllegalArgumentException("no version knows \"" + name + "\"");
        }
    }

    /** Returns whether this version knows the member. */
    public boolean isKnownTo(TerwayVersion version) {
        requireNonNull(version, "version");
        return known.stream().anyMatch(range -> range.contains(version));
    }

    /** Returns the version with which the member was taken out, if this one is it or a later one. */
    public Optional<TerwayVersion> goneIn(TerwayVersion version) {
        requireNonNull(version, "version");
        return known.get(known.size() - 1).before().filter(gone -> version.compareTo(gone) >= 0);
    }

    /** Returns whether a public source tells its first release; otherwise it is taken to be known from the beginning. */
    public boolean isSinceConfirmed() {
        return !since().equals(new TerwayVersion(0, 0, 0));
    }

    /** Returns the first version that knows it. */
    public TerwayVersion since() {
        return known.get(0).since();
    }
}
