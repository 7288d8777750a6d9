// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

/**
 * The id of a security group, such as {@code sg-bp1securitygroup0000}.
 *
 * @param value the id as the cloud writes it
 */
public record SecurityGroupId(String value) implements Comparable<SecurityGroupId> {
    /** @throws IllegalArgumentException if the value is not {@code sg-} and 4 to 64 lower-case letters and digits */
    public SecurityGroupId {
        IdGrammar.check("security group", "sg-", value);
    }

    /** Returns the id written so; the same as the constructor. */
    public static SecurityGroupId parse(String text) {
        return new SecurityGroupId(text);
    }

    @Override
    public int compareTo(SecurityGroupId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as the cloud writes it. */
    @Override
    public String toString() {
        return value;
    }
}
