// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes added requirements out of terms that others may have changed, reordered, added or removed since. */
final class TermUndo {
    private final List<NodeSelectorTerm> before;
    private final List<NodeSelectorTerm> after;

    /** The terms before and after, position by position; before is empty if the change made the only term. */
    TermUndo(List<NodeSelectorTerm> before, List<NodeSelectorTerm> after) {
        this.before = before;
        this.after = after;
    }

    List<NodeSelectorTerm> from(List<NodeSelectorTerm> current) {
        int[] origins = new TermOrigins(before, after, current).find();
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

    /** The requirements that the change added stand at the end. */
    private List<NodeSelectorRequirement> added(int position) {
        List<NodeSelectorRequirement> now = after.get(position).matchExpressions();
        int old = before.isEmpty() ? 0 : before.get(position).matchExpressions().size();
        return now.subList(old, now.size());
    }
}
