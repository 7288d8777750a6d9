// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/** IPv6 blocks in parallel arrays in the order added, and the ranks that {@link Ipv6Sort} found. */
final class Ipv6Blocks implements SortedBlocks {
    private final long[] high;
    private final long[] low;
    private final byte[] length;
    private final int[] index;
    private final int[] order;

    private Ipv6Blocks(long[] high, long[] low, byte[] length, int[] index) {
        this.high = high;
        this.low = low;
        this.length = length;
        this.index = index;
        this.order = new Ipv6Sort(high, low, length).order();
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public boolean contains(int rank, int later) {
        int outer = order[rank];
        int inner = order[later];
        int prefixLength = length[outer] & 0xff;
        return ((high[outer] ^ high[inner]) & Mask.high(prefixLength)) == 0
                && ((low[outer] ^ low[inner]) & Mask.low(prefixLength)) == 0;
    }

    @Override
    public int index(int rank) {
        return index[order[rank]];
    }

    /** Collects blocks in the order added; each {@link #build} takes a copy. */
    static final class Builder {
        private long[] high = {};
        private long[] low = {};
        private byte[] length = {};
        private int[] index = {};
        private int size;

        void add(Cidr cidr, int givenIndex) {
            if (size == index.length) {
                resize(Math.max(16, size + (size >> 1)));
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

        Ipv6Blocks build() {
            return new Ipv6Blocks(
                    Arrays.copyOf(high, size),
                    Arrays.copyOf(low, size),
                    Arrays.copyOf(length, size),
                    Arrays.copyOf(index, size));
        }
    }
}
