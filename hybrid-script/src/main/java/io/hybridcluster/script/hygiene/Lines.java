// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the lines of a script begin, which has one character for each byte. */
final class Lines {
    private final String raw;
    private final int[] starts;

    Lines(String raw) {
        this.raw = raw;
        this.starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, raw.length())
                                .filter(i -> raw.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    /** Returns the number of the line of {@code offset}, counted from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found < 0 ? -found - 1 : found + 1;
    }

    int start(int offset) {
        return starts[line(offset) - 1];
    }

    /** Returns the column of {@code offset}, in UTF-16 units, counted from 1. */
    int column(int offset) {
        byte[] before = raw.substring(start(offset), offset).getBytes(StandardCharsets.ISO_8859_1);
        return 1 + new String(before, StandardCharsets.UTF_8).length();
    }
}
