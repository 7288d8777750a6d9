// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/**
 * Sorts IPv6 blocks by network, then length, then place, by sorting longs only. One use, one thread.
 *
 * <p>A block is a string of 136 bits, 128 of the network and 8 of the length. Sorting starts after the bits that all
 * blocks share. A window of the next bits is packed with the place of the block in one long:
 *
 * <pre>
 *   63  62                  p  p-1      0
 *   |0 |   window of the bits |   place   |       p bits are enough for the places; 2^20 blocks leave 43 for the window
 * </pre>
 *
 * <p>Blocks whose windows are equal are then side by side, and sorted by the next window. A window has at least 37 bits,
 * so this goes at most four deep, whatever the blocks are: no input makes it quadratic.
 */
final class Ipv6Sort {
    private static final int BITS = 136;

    private final long[] high;
    private final long[] low;
    private final byte[] length;
    private final int placeBits;
    private final int windowBits;
    private final long[] keys;

    /** Sorts the first {@code size} of parallel arrays, which stay as they are. */
    Ipv6Sort(long[] high, long[] low, byte[] length, int size) {
        this.high = high;
        this.low = low;
        this.length = length;
        this.placeBits = 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
        this.windowBits = 63 - placeBits;
        this.keys = new long[size];
        for (int place = 0; place < keys.length; place++) {
            keys[place] = place;
        }
        sort(0, keys.length, sharedBits());
    }

    /** Returns the place of the block that has this rank. */
    int place(int rank) {
        return place(keys[rank]);
    }

    private void sort(int from, int to, int bit) {
        for (int rank = from; rank < to; rank++) {
            int place = place(keys[rank]);
            keys[rank] = window(place, bit) << placeBits | place;
        }
        Arrays.sort(keys, from, to);
        int next = bit + windowBits;
        if (next >= BITS) {
            return;
        }
        int start = from;
        for (int rank = from + 1; rank <= to; rank++) {
            if (rank == to || keys[rank] >>> placeBits != keys[start] >>> placeBits) {
                if (rank - start > 1) {
                    sort(start, rank, next);
                }
                start = rank;
            }
        }
    }

    /** Returns the bits of a block from one on, as many as a window has, zeros after the last. */
    private long window(int place, int bit) {
        long bits;
        if (bit < 64) {
            bits = bit == 0 ? high[place] : high[place] << bit | low[place] >>> (64 - bit);
        } else if (bit < 128) {
            long after = (long) length[place] << 56;
            bits = bit == 64 ? low[place] : low[place] << (bit - 64) | after >>> (128 - bit);
        } else {
            bits = (long) length[place] << (bit - 72);
        }
        return bits >>> (64 - windowBits);
    }

    /** Returns how many leading bits of the networks are the same in all blocks. */
    private int sharedBits() {
        long highDiffers = 0;
        long lowDiffers = 0;
        for (int place = 1; place < keys.length; place++) {
            highDiffers |= high[place] ^ high[0];
            lowDiffers |= low[place] ^ low[0];
        }
        return highDiffers != 0 ? Long.numberOfLeadingZeros(highDiffers) : 64 + Long.numberOfLeadingZeros(lowDiffers);
    }

    private int place(long key) {
        return (int) (key & (1L << placeBits) - 1);
    }
}
