// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.client.Applied;

/**
 * What keeping one workload off cloud nodes did.
 *
 * @param change the change of its affinity, which knows how to take itself back
 * @param applied what was done
 */
public record Confinement(AffinityChange change, Applied applied) {
    public Confinement {
        requireNonNull(change, "change");
        requireNonNull(applied, "applied");
    }

    /** Returns what was done and to which object. */
    @Override
    public String toString() {
        return applied.toString();
    }
}
