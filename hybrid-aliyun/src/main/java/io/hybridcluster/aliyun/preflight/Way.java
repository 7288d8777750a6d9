// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

/**
 * Where a route sends packets.
 *
 * @param kind what that is to a plan
 * @param name what to call it, such as {@code VBR vbr-bp1}
 */
record Way(Kind kind, String name) implements Comparable<Way> {
    /** What a route is to a plan; of two routes to the same block the earlier kind is told of. */
    enum Kind {
        /** Into the VPC itself. */
        LOCAL,
        /** Nowhere. */
        DROPPED,
        /** To something that cannot be the right one. */
        WRONG,
        /** To something that may lead there, and is not what the plan says. */
        OTHER,
        /** As the plan has it. */
        RIGHT
    }

    @Override
    public int compareTo(Way other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
