// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The set operations on two lists of blocks, each sorted, disjoint and as short as possible; so is each result.
 *
 * <p>Two blocks nest or are disjoint, which leaves four cases for the next block of the left list and of the right one:
 *
 * <pre>
 *   left    |----|               |----|        |----|             |--|
 *   right           |----|     |---------|       |-|        |--|
 *           left is before     right has it    left has it  left is after
 * </pre>
 */
final class CidrMerge {
    private CidrMerge() {}

    /** Walks both lists in order once; what is in both, or next to its other half, is for the aggregate. */
    static ImmutableList<Cidr> union(List<Cidr> left, List<Cidr> right) {
        CidrAggregate union = new CidrAggregate();
        int r = 0;
        for (Cidr block : left) {
            for (; r < right.size() && right.get(r).compareTo(block) < 0; r++) {
                union.add(right.get(r));
            }
            union.add(block);
        }
        for (; r < right.size(); r++) {
            union.add(right.get(r));
        }
        return union.blocks();
    }

    /**
     * Takes the smaller of each two that nest.
     *
     * <p>No two halves of one block come out, so that nothing is left to aggregate: had the lower half come as a whole
     * block of one list and the upper half of the other, then either list would have both halves, not aggregated.
     */
    static ImmutableList<Cidr> intersection(List<Cidr> left, List<Cidr> right) {
        ImmutableList.Builder<Cidr> common = ImmutableList.builder();
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            Cidr a = left.get(l);
            Cidr b = right.get(r);
            if (b.contains(a)) {
                common.add(a);
                l++;
            } else if (a.contains(b)) {
                common.add(b);
                r++;
            } else if (a.compareTo(b) < 0) {
                l++;
            } else {
                r++;
            }
        }
        return common.build();
    }

    /** Returns whether the intersection has anything, without making it. */
    static boolean overlap(List<Cidr> left, List<Cidr> right) {
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            if (left.get(l).overlaps(right.get(r))) {
                return true;
            }
            if (left.get(l).compareTo(right.get(r)) < 0) {
                l++;
            } else {
                r++;
            }
        }
        return false;
    }

    /**
     * Halves each block of the left list until a part is either inside a block of the right list or disjoint of all.
     *
     * <pre>
     *   left     |---------------------------------------|
     *   right                |----|
     *   parts    |----------||----||---------------------|
     *            kept        dropped  kept
     * </pre>
     *
     * <p>Each block of the right list halves at most once per bit, hence linear; a part is made only where its parent is
     * not disjoint of the right list, hence no shorter result.
     */
    static ImmutableList<Cidr> minus(List<Cidr> left, List<Cidr> right) {
        ImmutableList.Builder<Cidr> rest = ImmutableList.builder();
        // The parts of one block still to look at, the lowest on top: at most one for each bit.
        ArrayDeque<Cidr> parts = new ArrayDeque<>();
        int r = 0;
        for (Cidr block : left) {
            parts.push(block);
            while (!parts.isEmpty()) {
                Cidr part = parts.pop();
                while (r < right.size()
                        && right.get(r).compareTo(part) < 0
                        && !right.get(r).contains(part)) {
                    r++;
                }
                if (r == right.size() || !right.get(r).overlaps(part)) {
                    rest.add(part);
                } else if (!right.get(r).contains(part)) {
                    parts.push(part.upperHalf());
                    parts.push(part.lowerHalf());
                }
            }
        }
        return rest.build();
    }
}
