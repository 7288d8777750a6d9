// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

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
 * <p>Blocks whose windows are equal are then side by side: a few are compared as a whole, many are sorted by the next
 * window. A window has at least 38 bits, so this goes at most four deep, whatever the blocks are.
 */
final class Ipv6Sort {
    private static final int BITS = 136;

    /** Up to here, comparing whole blocks costs less than another window. */
    private static final int FEW = 16;

    private final long[] words;
    private final int placeBits;
    private final int windowBits;
    private final long[] keys;

    /** Ranks the first {@code size} blocks, which stay where they are. */
    Ipv6Sort(long[] words, int size) {
        this.words = words;
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
            int place = place(rank);
            keys[rank] = window(place, bit) << placeBits | place;
        }
        RadixSort.sort(keys, from, to, placeBits);
        int start = from;
        for (int rank = from + 1; rank <= to; rank++) {
            if (rank == to || keys[rank] >>> placeBits != keys[start] >>> placeBits) {
                sortEqual(start, rank, bit + windowBits);
                start = rank;
            }
        }
    }

    /** Sorts blocks that do not differ before a bit. */
    private void sortEqual(int from, int to, int bit) {
        if (to - from > FEW) {
            if (bit < BITS) {
                sort(from, to, bit);
            }
            return;
        }
        for (int rank = from + 1; rank < to; rank++) {
            long key = keys[rank];
            int hole = rank;
            for (; hole > from && compare(place(hole - 1), place(key)) > 0; hole--) {
                keys[hole] = keys[hole - 1];
            }
            keys[hole] = key;
        }
    }

    private int compare(int onePlace, int otherPlace) {
        int one = Ipv6Blocks.WORDS * onePlace;
        int other = Ipv6Blocks.WORDS * otherPlace;
        int byHigh = Long.compareUnsigned(words[one], words[other]);
        int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(words[one + 1], words[other + 1]);
        return byLow != 0
                ? byLow
                : Integer.compare(Ipv6Blocks.length(words, onePlace), Ipv6Blocks.length(words, otherPlace));
    }

    /** Returns the bits of a block from one on, as many as a window has, zeros after the last. */
    private long window(int place, int bit) {
        int at = Ipv6Blocks.WORDS * place;
        long bits;
        if (bit < 64) {
            bits = bit == 0 ? words[at] : words[at] << bit | words[at + 1] >>> (64 - bit);
        } else if (bit < 128) {
            long length = (long) Ipv6Blocks.length(words, place) << 56;
            bits = bit == 64 ? words[at + 1] : words[at + 1] << (bit - 64) | length >>> (128 - bit);
        } else {
            bits = (long) Ipv6Blocks.length(words, place) << (bit - 72);
        }
        return bits >>> (64 - windowBits);
    }

    /** Returns how many leading bits of the networks are the same in all blocks. */
    private int sharedBits() {
        long highDiffers = 0;
        long lowDiffers = 0;
        for (int at = 0; at < Ipv6Blocks.WORDS * keys.length; at += Ipv6Blocks.WORDS) {
            highDiffers |= words[at] ^ words[0];
            lowDiffers |= words[at + 1] ^ words[1];
        }
        return highDiffers != 0 ? Long.numberOfLeadingZeros(highDiffers) : 64 + Long.numberOfLeadingZeros(lowDiffers);
    }

    private int place(long key) {
        return (int) (key & (1L << placeBits) - 1);
    }
}
