// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/**
 * IPv4 blocks, each as one long whose numeric order is the order of the sweep.
 *
 * <pre>
 *   63 62            31 30  25 24        0
 *   |0 |    network    | length |  index  |       never negative
 * </pre>
 */
final class Ipv4Blocks implements SortedBlocks {
    private static final int INDEX_BITS = 25;
    private static final int LENGTH_MASK = 0x3f;

    private final long[] keys;

    private Ipv4Blocks(long[] keys) {
        this.keys = keys;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public boolean contains(int rank, int later) {
        long key = keys[rank];
        int prefixLength = (int) (key >>> INDEX_BITS) & LENGTH_MASK;
        return (key ^ keys[later]) >>> (63 - prefixLength) == 0;
    }

    @Override
    public int index(int rank) {
        return (int) keys[rank] & (1 << INDEX_BITS) - 1;
    }

    /** Collects keys in the order added; {@link #build} leaves them as they are. */
    static final class Builder {
        private long[] keys = {};
        private final int expected;
        private int size;

        Builder(int expected) {
            this.expected = expected;
        }

        void add(Cidr cidr, int index) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size == 0 ? expected : size + (size >> 1));
            }
            keys[size++] = cidr.high() >>> 1 | (long) cidr.prefixLength() << INDEX_BITS | index;
        }

        Ipv4Blocks build() {
            long[] sorted = Arrays.copyOf(keys, size);
            RadixSort.sort(sorted, 0, size, INDEX_BITS);
            return new Ipv4Blocks(sorted);
        }
    }
}
