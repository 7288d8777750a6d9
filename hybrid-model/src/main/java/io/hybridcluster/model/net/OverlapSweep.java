// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/**
 * Sweeps over sorted blocks and knows at each one which blocks are open: those that contain it. One use, one thread.
 *
 * <pre>
 *   |-----------------0----------------|
 *   |-------1-------|  |-----4-----|         at 3, open are 0 and 1: 2 was closed, for it does not contain 3,
 *    |--2--| |--3--|    |-5-|                and whatever comes after cannot be inside 2 either
 * </pre>
 *
 * <p>Each block is opened and closed once. The open blocks are a stack, since those that contain one block nest.
 */
final class OverlapSweep {
    private final SortedBlocks blocks;
    private int[] open = new int[64];
    private int depth;

    OverlapSweep(SortedBlocks blocks) {
        this.blocks = blocks;
    }

    long count() {
        long pairs = 0;
        for (int rank = 0; rank < blocks.size(); rank++) {
            closeBefore(rank);
            pairs += depth;
            open(rank);
        }
        return pairs;
    }

    boolean forEachWhile(CidrOverlaps.PairVisitor visitor) {
        for (int rank = 0; rank < blocks.size(); rank++) {
            closeBefore(rank);
            for (int at = 0; at < depth; at++) {
                if (!visitor.visit(blocks.index(open[at]), blocks.index(rank))) {
                    return false;
                }
            }
            open(rank);
        }
        return true;
    }

    private void closeBefore(int rank) {
        while (depth > 0 && !blocks.contains(open[depth - 1], rank)) {
            depth--;
        }
    }

    private void open(int rank) {
        // Different blocks that nest are 129 at most, but equal ones are all open at once.
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = rank;
    }
}
