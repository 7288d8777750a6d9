// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the term that each current term comes from. Terms have no names, so this goes by likeness.
 *
 * <p>First the two lists are aligned, as a text comparison aligns lines: of all pairings that keep the order, the one that
 * is most alike in sum. What is left over was moved, and goes to the term that it shares most with; what shares nothing is
 * somebody else's.
 */
final class TermOrigins {
    /** More than any two terms can share. */
    private static final int SAME = 1 << 20;

    private final List<NodeSelectorTerm> before;
    private final List<NodeSelectorTerm> after;
    private final List<NodeSelectorTerm> current;

    TermOrigins(List<NodeSelectorTerm> before, List<NodeSelectorTerm> after, List<NodeSelectorTerm> current) {
        this.before = before;
        this.after = after;
        this.current = current;
    }

    /** Returns for each current term the position of the term it comes from, -1 for somebody else's. */
    int[] find() {
        int[] origins = new int[current.size()];
        Arrays.fill(origins, -1);
        boolean[] claimed = new boolean[after.size()];
        align(origins, claimed);
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] < 0) {
                origins[i] = mostAlike(i, claimed);
                if (origins[i] >= 0) {
                    claimed[origins[i]] = true;
                }
            }
        }
        return origins;
    }

    private void align(int[] origins, boolean[] claimed) {
        long[][] best = new long[after.size() + 1][current.size() + 1];
        for (int i = after.size() - 1; i >= 0; i--) {
            for (int j = current.size() - 1; j >= 0; j--) {
                long paired = likeness(i, j) + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < after.size() && j < current.size()) {
            int likeness = likeness(i, j);
            if (likeness > 0 && best[i][j] == likeness + best[i + 1][j + 1]) {
                origins[j++] = i;
                claimed[i++] = true;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private int mostAlike(int position, boolean[] claimed) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < claimed.length; i++) {
            int likeness = claimed[i] ? 0 : likeness(i, position);
            if (likeness > most) {
                best = i;
                most = likeness;
            }
        }
        return best;
    }

    /** How much a current term has in common with an earlier one: all, if it is as it was after or before the change. */
    private int likeness(int origin, int position) {
        NodeSelectorTerm term = current.get(position);
        NodeSelectorTerm changed = after.get(origin);
        if (term.equals(changed) || (!before.isEmpty() && term.equals(before.get(origin)))) {
            return SAME;
        }
        return shared(term.matchExpressions(), changed.matchExpressions())
                + shared(term.matchFields(), changed.matchFields());
    }

    private static int shared(List<NodeSelectorRequirement> some, List<NodeSelectorRequirement> others) {
        return (int) some.stream().filter(others::contains).count();
    }
}
