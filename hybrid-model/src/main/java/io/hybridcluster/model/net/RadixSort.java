// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import java.util.Arrays;

/**
 * Sorts longs by their upper bits, one digit after the other from the lowest: linear time, whatever the longs are.
 *
 * <p>Stable, so the lower bits, which are a place or an index, need not be sorted if they ascend from the start.
 */
final class RadixSort {
    private static final int DIGIT_BITS = 10;
    private static final int DIGITS = 1 << DIGIT_BITS;

    /** Below this, counting digits costs more than comparing keys. */
    private static final int FEW = 128;

    private RadixSort() {}

    /**
     * Sorts a range of keys by the bits from {@code lowBit} on.
     *
     * @param keys none negative, and those of the range ascending in the bits below
     */
    static void sort(long[] keys, int from, int to, int lowBit) {
        if (to - from < FEW) {
            Arrays.sort(keys, from, to);
            return;
        }
        long[] source = Arrays.copyOfRange(keys, from, to);
        long[] target = new long[source.length];
        int[] starts = new int[DIGITS];
        for (int shift = lowBit; shift < Long.SIZE - 1; shift += DIGIT_BITS) {
            if (countDigits(source, shift, starts)) {
                for (long key : source) {
                    target[starts[digit(key, shift)]++] = key;
                }
                long[] sorted = target;
                target = source;
                source = sorted;
            }
        }
        System.arraycopy(source, 0, keys, from, source.length);
    }

    /** Finds where the keys of each digit start, and returns whether there is more than one digit at all. */
    private static boolean countDigits(long[] keys, int shift, int[] starts) {
        Arrays.fill(starts, 0);
        for (long key : keys) {
            starts[digit(key, shift)]++;
        }
        int start = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = starts[digit];
            if (count == keys.length) {
                return false;
            }
            starts[digit] = start;
            start += count;
        }
        return true;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }
}
