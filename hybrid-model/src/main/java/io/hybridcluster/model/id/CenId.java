// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

/**
 * The id of a Cloud Enterprise Network instance, such as {@code cen-0000000000000000}.
 *
 * @param value the id as the cloud writes it
 */
public record CenId(String value) implements Comparable<CenId> {
    /** @throws IllegalArgumentException if the value is not {@code cen-} and 4 to 64 lower-case letters and digits */
    public CenId {
        IdGrammar.check("CEN", "cen-", value);
    }

    /** Returns the id written so; the same as the constructor. */
    public static CenId parse(String text) {
        return new CenId(text);
    }

    @Override
    public int compareTo(CenId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as the cloud writes it. */
    @Override
    public String toString() {
        return value;
    }
}
