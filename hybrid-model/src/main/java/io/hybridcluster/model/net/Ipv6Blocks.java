// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/**
 * IPv6 blocks in the order of the sweep, each as three longs side by side, so that moving one touches one cache line or
 * two.
 *
 * <pre>
 *   63                           0 63                           0 63      32 31       0
 *   |    first half of network    |   second half of network    |  length   |  index  |
 * </pre>
 */
final class Ipv6Blocks implements SortedBlocks {
    static final int WORDS = 3;

    private final long[] words;

    private Ipv6Blocks(long[] words) {
        this.words = words;
    }

    @Override
    public int size() {
        return words.length / WORDS;
    }

    @Override
    public boolean contains(int rank, int later) {
        int outer = WORDS * rank;
        int inner = WORDS * later;
        int prefixLength = length(words, rank);
        long highDiffers = (words[outer] ^ words[inner]) & Mask.high(prefixLength);
        long lowDiffers = (words[outer + 1] ^ words[inner + 1]) & Mask.low(prefixLength);
        return (highDiffers | lowDiffers) == 0;
    }

    @Override
    public int index(int rank) {
        return (int) words[WORDS * rank + 2];
    }

    static int length(long[] words, int place) {
        return (int) (words[WORDS * place + 2] >>> 32);
    }

    /** Collects blocks in the order added; {@link #build} leaves them as they are. */
    static final class Builder {
        private final int expected;
        private long[] words = {};
        private int size;

        Builder(int expected) {
            this.expected = expected;
        }

        void add(Cidr cidr, int index) {
            if (WORDS * size == words.length) {
                words = Arrays.copyOf(words, WORDS * (size == 0 ? expected : size + (size >> 1)));
            }
            int at = WORDS * size;
            words[at] = cidr.high();
            words[at + 1] = cidr.low();
            words[at + 2] = (long) cidr.prefixLength() << 32 | index;
            size++;
        }

        Ipv6Blocks build() {
            Ipv6Sort sort = new Ipv6Sort(words, size);
            long[] sorted = new long[WORDS * size];
            for (int rank = 0; rank < size; rank++) {
                int from = WORDS * sort.place(rank);
                int to = WORDS * rank;
                sorted[to] = words[from];
                sorted[to + 1] = words[from + 1];
                sorted[to + 2] = words[from + 2];
            }
            return new Ipv6Blocks(sorted);
        }
    }
}
