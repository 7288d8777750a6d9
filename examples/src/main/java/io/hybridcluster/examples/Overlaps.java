// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrOverlaps;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code overlaps FILE}: prints each pair of overlapping address blocks, or with {@code --count} only how many there are.
 *
 * <p>One block a line, with a name after it if there is one; blank lines and lines that start with {@code #} are skipped.
 */
final class Overlaps {
    private Overlaps() {}

    static int run(List<String> words, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--count"));
        Path file = arguments.file("file of address blocks");
        boolean countOnly = arguments.has(Arguments.Option.COUNT);

        CidrOverlaps.Builder blocks = new CidrOverlaps.Builder();
        List<String> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            BlockLines.read(file.toString(), in, (Cidr block, String line) -> {
                blocks.add(block);
                if (!countOnly) {
                    lines.add(line);
                }
            });
        }

        CidrOverlaps overlaps = blocks.build();
        if (countOnly) {
            out.println(overlaps.count());
        } else {
            long[] printed = new long[1];
            overlaps.forEachWhile((outer, inner) -> {
                out.print(lines.get(outer));
                out.print(" overlaps ");
                out.print(lines.get(inner));
                out.print('\n');
                // There may be billions of pairs, and the reader may be gone after the first.
                return ++printed[0] % 4096 != 0 || !out.checkError();
            });
        }
        return 0;
    }
}
