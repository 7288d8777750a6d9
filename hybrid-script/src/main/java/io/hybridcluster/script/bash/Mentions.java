// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Offsets in a text at which something stands that matters. */
public final class Mentions {
    /** Every offset of every text. */
    static final Mentions EVERYWHERE = new Mentions(new int[0], true);

    private final int[] sorted;
    private final boolean everywhere;

    private Mentions(int[] sorted, boolean everywhere) {
        this.sorted = sorted;
        this.everywhere = everywhere;
    }

    /** Returns the offsets at which one of {@code needles} starts in {@code text}. */
    public static Mentions of(String text, Iterable<String> needles) {
        IntStream.Builder found = IntStream.builder();
        for (String needle : needles) {
            for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
                found.add(at);
            }
        }
        return new Mentions(found.build().sorted().toArray(), false);
    }

    /** Returns these and {@code offset}. */
    public Mentions and(int offset) {
        int[] more = Arrays.copyOf(sorted, sorted.length + 1);
        more[sorted.length] = offset;
        Arrays.sort(more);
        return new Mentions(more, everywhere);
    }

    /** Returns whether one is at or behind {@code start} and before {@code end}. */
    boolean anyIn(int start, int end) {
        if (everywhere) {
            return true;
        }
        int found = Arrays.binarySearch(sorted, start);
        int at = found < 0 ? -found - 1 : found;
        return at < sorted.length && sorted[at] < end;
    }
}
