// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.TreeNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks the states before, after and now side by side down to the required affinity, and takes the change back. */
final class AffinityUndo {
    private final List<String> path;
    private final TreeNode before;
    private final TreeNode after;

    AffinityUndo(AffinityPlace place, ObjectChange change) {
        this.path = place.path();
        this.before = change.before().root();
        this.after = TreeNode.at("", change.after().root());
    }

    Map<String, @Nullable Object> from(KubernetesObject now) {
        return restoreMember(0, before, after, now.root());
    }

    /** Returns the current object with the member at this depth restored. */
    private Map<String, @Nullable Object> restoreMember(int depth, TreeNode before, TreeNode after, TreeNode now) {
        String name = path.get(depth);
        Map<String, @Nullable Object> members = new LinkedHashMap<>(now.object());
        @Nullable Object restored = restore(depth, before.member(name), after.member(name), now.member(name));
        if (restored != null) {
            members.put(name, restored);
        } else if (isExplicitNull(before, name)) {
            members.replace(name, null);
        } else {
            members.remove(name);
        }
        return members;
    }

    private static boolean isExplicitNull(TreeNode parent, String name) {
        return !parent.isNothing()
                && parent.object().containsKey(name)
                && parent.member(name).isNothing();
    }

    /** Returns what the node becomes, null for nothing. */
    private @Nullable Object restore(int depth, TreeNode before, TreeNode after, TreeNode now) {
        if (now.isNothing()) {
            return null;
        }
        if (Objects.equals(now.object(), after.isNothing() ? null : after.object())) {
            return before.isNothing() ? null : before.object();
        }
        if (depth == path.size() - 1) {
            return required(before, after, now);
        }
        Map<String, @Nullable Object> members = restoreMember(depth + 1, before, after, now);
        return members.isEmpty() && before.isNothing() ? null : members;
    }

    private static @Nullable Object required(TreeNode before, TreeNode after, TreeNode now) {
        RequiredNodeAffinity current = RequiredNodeAffinity.read(now);
        List<NodeSelectorTerm> left = new TermUndo(
                        RequiredNodeAffinity.read(before).terms(),
                        RequiredNodeAffinity.read(after).terms())
                .from(current.terms());
        if (left.isEmpty() && !current.terms().isEmpty()) {
            return null;
        }
        return current.withTerms(left).tree().orElseThrow().root();
    }
}
