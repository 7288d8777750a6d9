// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects blocks that come in order into the fewest disjoint blocks of the same addresses. One use, one thread.
 *
 * <pre>
 *   last    |---a---|            |---a---|                  |---a---|
 *   next        |-b-|                     |---b---|                  |-b-|
 *           b is dropped         a and b are the halves     b is kept
 *                                of one block, which takes
 *                                their place and may itself
 *                                be the other half of the
 *                                block before
 * </pre>
 */
final class CidrAggregate {
    private final List<Cidr> blocks = new ArrayList<>();

    /** Adds a block that is not less than any added before. */
    void add(Cidr block) {
        if (!blocks.isEmpty() && last(0).contains(block)) {
            return;
        }
        blocks.add(block);
        while (blocks.size() > 1 && areHalves(last(1), last(0))) {
            Cidr parent = last(0).parent();
            blocks.remove(blocks.size() - 1);
            blocks.set(blocks.size() - 1, parent);
        }
    }

    private Cidr last(int before) {
        return blocks.get(blocks.size() - 1 - before);
    }

    private static boolean areHalves(Cidr lower, Cidr upper) {
        return lower.prefixLength() == upper.prefixLength()
                && upper.prefixLength() > 0
                && upper.parent().contains(lower);
    }

    ImmutableList<Cidr> blocks() {
        return ImmutableList.copyOf(blocks);
    }
}
