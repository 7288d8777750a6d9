// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import io.hybridcluster.model.file.Position;
import java.util.Arrays;

/** Turns offsets into lines and columns. A pair of surrogates is one character. */
final class Places {
    private final int[] lines;
    private final int[] seconds;

    Places(String text) {
        int[] lines = new int[16];
        int[] seconds = new int[16];
        int lineCount = 1;
        int secondCount = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                lines = lineCount == lines.length ? Arrays.copyOf(lines, lineCount * 2) : lines;
                lines[lineCount++] = i + 1;
            } else if (i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c)) {
                seconds = secondCount == seconds.length ? Arrays.copyOf(seconds, secondCount * 2) : seconds;
                seconds[secondCount++] = i;
            }
        }
        this.lines = Arrays.copyOf(lines, lineCount);
        this.seconds = Arrays.copyOf(seconds, secondCount);
    }

    Position at(int offset) {
        int line = notAfter(lines, offset);
        int pairs = notAfter(seconds, offset) - notAfter(seconds, lines[line - 1]);
        return new Position(line, offset - lines[line - 1] - pairs + 1);
    }

    /** Returns how many of these are at most this. */
    private static int notAfter(int[] sorted, int offset) {
        int found = Arrays.binarySearch(sorted, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
