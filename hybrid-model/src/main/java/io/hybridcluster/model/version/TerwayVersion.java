// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.version;

/**
 * A version of the add-on {@code terway-eniip}, which is that of open-source Terway (ACK: Terway release notes).
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number, 0 when it is not told
 */
public record TerwayVersion(int major, int minor, int patch) implements Comparable<TerwayVersion> {
    /** @throws IllegalArgumentException if a number is not in 0 to 99999 */
    public TerwayVersion {
        VersionNumbers.check("Terway", major, minor, patch);
    }

    /**
     * Returns the version written {@code 1.8.2}; a leading {@code v}, and what follows as in {@code 1.2.3-rc.1},
     * {@code 1.2.3+build} or {@code 1.2.3.4}, are left out.
     *
     * @throws IllegalArgumentException if the text is not two or three numbers joined by dots, with these additions
     */
    public static TerwayVersion parse(String text) {
        int[] numbers = VersionNumbers.parse("Terway", "1.8.2", text);
        return new TerwayVersion(numbers[0], numbers[1], numbers[2]);
    }

    /** Returns whether this is that version or a later one. */
    public boolean isAtLeast(int major, int minor, int patch) {
        return compareTo(new TerwayVersion(major, minor, patch)) >= 0;
    }

    @Override
    public int compareTo(TerwayVersion other) {
        return VersionNumbers.compare(major, minor, patch, other.major, other.minor, other.patch);
    }

    /** Returns the three numbers joined by dots. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
