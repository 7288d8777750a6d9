// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.Reversal;
import java.util.Map;

/**
 * A change of one object, and how it is taken back.
 *
 * @param way how
 */
record Revertible(ObjectChange change, Way way) {
    /** How a change is taken back. */
    enum Way {
        /** Member by member, {@link Reversal}. */
        MEMBERS,
        /** Requirement by requirement of each node selector term, {@link AffinityChange#undo}. */
        AFFINITY
    }

    KubernetesObject after() {
        return KubernetesObject.of(change.after());
    }

    /** Returns the change that takes this one back from the object as it is now; others' writes stay. */
    ObjectChange undo(KubernetesObject current) {
        return switch (way) {
            case MEMBERS -> Reversal.of(change.before(), after(), current);
            case AFFINITY ->
                AffinityChange.between(change.before(), change.after())
                        .undo(current.root().object());
        };
    }

    /**
     * Returns what this change and a further one make together, where it is not known whether this one was made: from what is there
     * now without it, to what the further one makes. Both have what others wrote in between.
     */
    Revertible and(ObjectChange further) {
        KubernetesObject current = further.before();
        KubernetesObject without = KubernetesObject.of(undo(current).after());
        return new Revertible(
                ObjectChange.of(without, (Map<?, ?>) further.after().root()), way);
    }
}
