// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes added requirements out of terms that others may have changed, reordered, added or removed since.
 *
 * <p>A term that is exactly as the change left it, or as it was before, is recognised first, wherever it stands. Any
 * other one is taken for the term at its position if it has something of what was added there, or else for the one with
 * which it shares most. What is not recognised belongs to somebody else and stays.
 */
final class TermUndo {
    private final List<NodeSelectorTerm> before;
    private final List<NodeSelectorTerm> after;

    /** The terms before and after, position by position; before is empty if the change made the only term. */
    TermUndo(List<NodeSelectorTerm> before, List<NodeSelectorTerm> after) {
        this.before = before;
        this.after = after;
    }

    List<NodeSelectorTerm> from(List<NodeSelectorTerm> current) {
        int[] origins = origins(current);
        List<NodeSelectorTerm> left = new ArrayList<>(current.size());
        for (int i = 0; i < current.size(); i++) {
            NodeSelectorTerm term = origins[i] < 0 ? current.get(i) : takeBack(origins[i], current.get(i));
            if (term != null) {
                left.add(term);
            }
        }
        return left;
    }

    /** Returns the term as it was, or without what was added to it; null if nothing is left of it. */
    private @Nullable NodeSelectorTerm takeBack(int origin, NodeSelectorTerm term) {
        boolean made = before.isEmpty();
        if (term.equals(after.get(origin))) {
            return made ? null : before.get(origin);
        }
        boolean keepEmptyList = !made && before.get(origin).listsExpressions();
        NodeSelectorTerm left = term.without(added(origin), keepEmptyList);
        return left.isEmpty() && !term.isEmpty() ? null : left;
    }

    /** For each current term the position of the term it comes from, -1 for somebody else's. */
    private int[] origins(List<NodeSelectorTerm> current) {
        int[] origins = new int[current.size()];
        Arrays.fill(origins, -1);
        boolean[] claimed = new boolean[after.size()];
        for (int i = 0; i < origins.length; i++) {
            claim(origins, claimed, i, equal(after, i, current.get(i), claimed));
        }
        for (int i = 0; i < origins.length; i++) {
            claim(origins, claimed, i, origins[i] < 0 ? equal(before, i, current.get(i), claimed) : -1);
        }
        for (int i = 0; i < Math.min(origins.length, claimed.length); i++) {
            boolean inPlace = origins[i] < 0 && !claimed[i] && hasAddedOf(i, current.get(i));
            claim(origins, claimed, i, inPlace ? i : -1);
        }
        for (int i = 0; i < origins.length; i++) {
            claim(origins, claimed, i, origins[i] < 0 ? mostAlike(current.get(i), claimed) : -1);
        }
        return origins;
    }

    private static void claim(int[] origins, boolean[] claimed, int term, int origin) {
        if (origin >= 0) {
            origins[term] = origin;
            claimed[origin] = true;
        }
    }

    /** Looks at the same position first, so that of equal terms each gets its own state before back. */
    private static int equal(List<NodeSelectorTerm> among, int position, NodeSelectorTerm term, boolean[] claimed) {
        for (int i = 0; i < among.size(); i++) {
            int candidate = (position + i) % among.size();
            if (!claimed[candidate] && among.get(candidate).equals(term)) {
                return candidate;
            }
        }
        return -1;
    }

    private int mostAlike(NodeSelectorTerm term, boolean[] claimed) {
        int best = -1;
        int bestShared = 0;
        for (int i = 0; i < claimed.length; i++) {
            int shared = claimed[i] ? 0 : shared(term, after.get(i));
            if (shared > bestShared) {
                best = i;
                bestShared = shared;
            }
        }
        return best;
    }

    private boolean hasAddedOf(int origin, NodeSelectorTerm term) {
        return added(origin).stream().anyMatch(term.matchExpressions()::contains);
    }

    private static int shared(NodeSelectorTerm one, NodeSelectorTerm other) {
        long expressions = one.matchExpressions().stream()
                .filter(other.matchExpressions()::contains)
                .count();
        long fields =
                one.matchFields().stream().filter(other.matchFields()::contains).count();
        return (int) (expressions + fields);
    }

    /** The requirements that the change added stand at the end. */
    private List<NodeSelectorRequirement> added(int position) {
        List<NodeSelectorRequirement> now = after.get(position).matchExpressions();
        int old = before.isEmpty() ? 0 : before.get(position).matchExpressions().size();
        return now.subList(old, now.size());
    }
}
