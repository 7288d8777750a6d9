// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/** IPv6 blocks as parallel arrays in the order of the sweep. */
final class Ipv6Blocks implements SortedBlocks {
    private final long[] high;
    private final long[] low;
    private final byte[] length;
    private final int[] index;

    /** Takes the arrays as they are, which nobody else may keep. */
    private Ipv6Blocks(long[] high, long[] low, byte[] length, int[] index) {
        this.high = high;
        this.low = low;
        this.length = length;
        this.index = index;
    }

    @Override
    public int size() {
        return index.length;
    }

    @Override
    public boolean contains(int rank, int later) {
        int prefixLength = length[rank] & 0xff;
        return (((high[rank] ^ high[later]) & Mask.high(prefixLength))
                        | ((low[rank] ^ low[later]) & Mask.low(prefixLength)))
                == 0;
    }

    @Override
    public int index(int rank) {
        return index[rank];
    }

    /** Collects blocks in the order added; {@link #build} leaves them as they are. */
    static final class Builder {
        private long[] high = {};
        private long[] low = {};
        private byte[] length = {};
        private int[] index = {};
        private final int expected;
        private int size;

        Builder(int expected) {
            this.expected = expected;
        }

        void add(Cidr cidr, int givenIndex) {
            if (size == index.length) {
                resize(size == 0 ? expected : size + (size >> 1));
            }
            high[size] = cidr.high();
            low[size] = cidr.low();
            length[size] = (byte) cidr.prefixLength();
            index[size] = givenIndex;
            size++;
        }

        private void resize(int capacity) {
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
            length = Arrays.copyOf(length, capacity);
            index = Arrays.copyOf(index, capacity);
        }

        /** Returns the blocks in order, each array gathered once, so that a sweep reads memory from front to back. */
        Ipv6Blocks build() {
            Ipv6Sort sort = new Ipv6Sort(high, low, length, size);
            long[] sortedHigh = new long[size];
            long[] sortedLow = new long[size];
            byte[] sortedLength = new byte[size];
            int[] sortedIndex = new int[size];
            for (int rank = 0; rank < size; rank++) {
                int place = sort.place(rank);
                sortedHigh[rank] = high[place];
                sortedLow[rank] = low[place];
                sortedLength[rank] = length[place];
                sortedIndex[rank] = index[place];
            }
            return new Ipv6Blocks(sortedHigh, sortedLow, sortedLength, sortedIndex);
        }
    }
}
