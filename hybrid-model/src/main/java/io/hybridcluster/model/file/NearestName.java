// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.Optional;

/** "Did you mean": the known name that is the fewest slips of the keyboard away. */
final class NearestName {
    private NearestName() {}

    /**
     * Returns the known name nearest to this one, if it is near enough to be meant: at most a third of its letters wrong,
     * left out, added, or swapped with their neighbour. Capitals do not count. The first of equally near names wins.
     */
    static Optional<String> of(String name, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) > candidate.length() / 3 + 1) {
                continue;
            }
            int distance = distance(Ascii.toLowerCase(name), Ascii.toLowerCase(candidate));
            if (distance < bestDistance && distance <= Math.max(1, candidate.length() / 3)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns {@code ; did you mean "name"?} for the nearest name, or nothing. */
    static String hint(String name, Collection<String> known) {
        return of(name, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
    }

    /** Damerau's distance in its "optimal string alignment" form. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + substitution);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
