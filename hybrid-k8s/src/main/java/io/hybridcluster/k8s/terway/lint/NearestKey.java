// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import com.google.common.base.Ascii;
import java.util.List;
import java.util.Optional;

/** The known name that is the fewest slips of the keyboard away, if at most a third of its letters are wrong. */
final class NearestKey {
    private NearestKey() {}

    static Optional<String> of(String name, List<String> known) {
        String lower = Ascii.toLowerCase(name);
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int most = Math.max(1, candidate.length() / 3);
            if (Math.abs(candidate.length() - name.length()) <= most) {
                int slips = slips(squeezed(lower), squeezed(candidate));
                if (slips < fewest && slips <= most) {
                    best = candidate;
                    fewest = slips;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** camelCase and kebab-case are how other programs write the same name. */
    private static String squeezed(String name) {
        return name.replace("_", "").replace("-", "");
    }

    /** Levenshtein's distance, with two rows. */
    private static int slips(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
