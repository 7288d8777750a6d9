// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /**
     * Returns the offsets at which one of {@code needles} starts in {@code text}, found in one pass.
     *
     * @param needles of at least two characters each, all ASCII
     */
    public static Mentions of(String text, Collection<String> needles) {
        @Nullable List<String>[] byStart = byStart(needles);
        IntStream.Builder found = IntStream.builder();
        for (int at = 0; at + 1 < text.length(); at++) {
            char first = text.charAt(at);
            char second = text.charAt(at + 1);
            List<String> candidates = first < 128 && second < 128 ? byStart[first << 7 | second] : null;
            if (candidates != null && startsAny(text, at, candidates)) {
                found.add(at);
            }
        }
        return new Mentions(found.build().toArray(), false);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists has no other form
    private static @Nullable List<String>[] byStart(Collection<String> needles) {
        @Nullable List<String>[] byStart = new List[128 << 7];
        for (String needle : needles) {
            int pair = needle.charAt(0) << 7 | needle.charAt(1);
            List<String> others = byStart[pair];
            List<String> all = others == null ? new ArrayList<>() : others;
            all.add(needle);
            byStart[pair] = all;
        }
        return byStart;
    }

    private static boolean startsAny(String text, int at, List<String> needles) {
        for (String needle : needles) {
            if (text.startsWith(needle, at)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the offsets, in their order. */
    public IntStream offsets() {
        return Arrays.stream(sorted);
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
