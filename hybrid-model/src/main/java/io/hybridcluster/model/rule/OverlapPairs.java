// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The overlapping pairs between two sorted lists of blocks, or within one: all are counted, the first few kept.
 *
 * <p>Both lists are walked once in the order of their blocks, in which a block comes before whatever it contains. On each
 * side the blocks that contain the one just met are a stack, so that pairs are counted without being visited: linear in
 * the blocks, whatever the number of pairs.
 */
final class OverlapPairs {
    private final List<Pair> kept = new ArrayList<>();
    private long count;

    private OverlapPairs() {}

    /** Returns the pairs of a left block and a right block that overlap. */
    static OverlapPairs between(List<AddressBlock> left, List<AddressBlock> right) {
        OverlapPairs pairs = new OverlapPairs();
        List<AddressBlock> openLeft = new ArrayList<>();
        List<AddressBlock> openRight = new ArrayList<>();
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            boolean fromLeft = r == right.size()
                    || l < left.size()
                            && left.get(l).cidr().compareTo(right.get(r).cidr()) <= 0;
            AddressBlock block = fromLeft ? left.get(l++) : right.get(r++);
            closeBefore(openLeft, block);
            closeBefore(openRight, block);
            for (AddressBlock outer : pairs.meet(fromLeft ? openRight : openLeft)) {
                pairs.kept.add(fromLeft ? new Pair(block, outer) : new Pair(outer, block));
            }
            (fromLeft ? openLeft : openRight).add(block);
        }
        return pairs;
    }

    /** Returns the pairs of blocks in the list that overlap: the one that sorts later is the left one. */
    static OverlapPairs within(List<AddressBlock> blocks) {
        OverlapPairs pairs = new OverlapPairs();
        List<AddressBlock> open = new ArrayList<>();
        for (AddressBlock block : blocks) {
            closeBefore(open, block);
            for (AddressBlock outer : pairs.meet(open)) {
                pairs.kept.add(new Pair(block, outer));
            }
            open.add(block);
        }
        return pairs;
    }

    /** Counts a pair with each of these, and returns those of them whose pairs are to be kept. */
    private List<AddressBlock> meet(List<AddressBlock> outer) {
        count += outer.size();
        return outer.subList(0, Math.min(outer.size(), PlanRules.LIMIT - kept.size()));
    }

    private static void closeBefore(List<AddressBlock> open, AddressBlock block) {
        while (!open.isEmpty() && !open.get(open.size() - 1).cidr().contains(block.cidr())) {
            open.remove(open.size() - 1);
        }
    }

    /** Returns the first pairs, at most {@link PlanRules#LIMIT}. */
    List<Pair> kept() {
        return kept;
    }

    /** Returns how many pairs there are. */
    long count() {
        return count;
    }

    /** Two blocks that overlap. */
    record Pair(AddressBlock left, AddressBlock right) {}
}
