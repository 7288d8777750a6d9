// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/**
 * IPv4 blocks, each as one long whose numeric order is the order of the sweep, so that sorting them is sorting longs.
 *
 * <pre>
 *   63            32 31  26 25        0
 *   |    network    | length |  index  |       the top bit inverted, since longs are signed
 * </pre>
 */
final class Ipv4Blocks implements SortedBlocks {
    private static final int INDEX_BITS = 26;
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
        // In two steps, since a shift by 64 is a shift by 0.
        return (key ^ keys[later]) >>> 1 >>> (63 - prefixLength) == 0;
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
            keys[size++] = (cidr.high() ^ Long.MIN_VALUE) | (long) cidr.prefixLength() << INDEX_BITS | index;
        }

        Ipv4Blocks build() {
            long[] sorted = Arrays.copyOf(keys, size);
            Arrays.sort(sorted);
            return new Ipv4Blocks(sorted);
        }
    }
}
