// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

/**
 * Blocks of one family in the order of a sweep: as {@link Cidr} has it, a block before those inside it, equal blocks by
 * index. A rank is a place in that order, an index what the block was added with.
 */
interface SortedBlocks {
    int size();

    /** Returns whether the block at one rank contains the block at a later one. */
    boolean contains(int rank, int later);

    int index(int rank);
}
