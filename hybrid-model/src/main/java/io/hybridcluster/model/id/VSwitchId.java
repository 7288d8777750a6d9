// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

/**
 * The id of a vSwitch, the subnet of a VPC in one zone, such as {@code vsw-bp1pod00000000000000}.
 *
 * @param value the id as the cloud writes it
 */
public record VSwitchId(String value) implements Comparable<VSwitchId> {
    /** @throws IllegalArgumentException if the value is not {@code vsw-} and 4 to 64 lower-case letters and digits */
    public VSwitchId {
        IdGrammar.check("vSwitch", "vsw-", value);
    }

    /** Returns the id written so; the same as the constructor. */
    public static VSwitchId parse(String text) {
        return new VSwitchId(text);
    }

    @Override
    public int compareTo(VSwitchId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as the cloud writes it. */
    @Override
    public String toString() {
        return value;
    }
}
