// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrOverlaps;

/**
 * Parses a million lines, one at a time, and counts and visits the overlapping pairs: run it with {@code -Xmx} to see how
 * much heap that takes.
 */
public final class MillionLines {
    private static final int LINES = 1_000_000;

    private MillionLines() {}

    /** Takes the kind of blocks, such as {@code IPV4}, and prints the number of pairs. */
    public static void main(String[] args) {
        CidrOverlaps.Builder builder = new CidrOverlaps.Builder();
        RandomCidrs.valueOf(args[0]).texts(LINES).forEach(line -> builder.add(Cidr.parse(line)));
        CidrOverlaps overlaps = builder.build();
        long[] visited = new long[1];
        overlaps.forEach((outer, inner) -> visited[0]++);
        System.out.println(LINES + " blocks, " + overlaps.count() + " pairs, " + visited[0] + " visited");
    }
}
