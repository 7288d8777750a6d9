// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** The difference between two versions of a file, as {@code patch} and {@code git apply} take it. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** Returns the difference, byte for byte, whatever the encoding is; nothing if there is none. */
    static byte[] of(String oldName, byte[] before, String newName, byte[] after) {
        List<String> old = lines(before);
        List<String> diff =
                UnifiedDiffUtils.generateUnifiedDiff(oldName, newName, old, DiffUtils.diff(old, lines(after)), CONTEXT);
        StringBuilder out = new StringBuilder();
        diff.forEach(line -> out.append(line).append('\n'));
        return out.toString().getBytes(ISO_8859_1);
    }

    /** Returns the lines; one that lacks its line break is told from one that has it, in the words that patch knows. */
    private static List<String> lines(byte[] text) {
        List<String> lines = new ArrayList<>(List.of(new String(text, ISO_8859_1).split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        if (!last.isEmpty()) {
            lines.add(last + "\n\\ No newline at end of file");
        }
        return lines;
    }
}
