// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.id;

/**
 * The id of a virtual private cloud, such as {@code vpc-bp1aevy8sofi8mh1q0000}.
 *
 * @param value the id as the cloud writes it
 */
public record VpcId(String value) implements Comparable<VpcId> {
    /** @throws IllegalArgumentException if the value is not {@code vpc-} and 4 to 64 lower-case letters and digits */
    public VpcId {
        IdGrammar.check("VPC", "vpc-", value);
    }

    /** Returns the id written so; the same as the constructor. */
    public static VpcId parse(String text) {
        return new VpcId(text);
    }

    @Override
    public int compareTo(VpcId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as the cloud writes it. */
    @Override
    public String toString() {
        return value;
    }
}
