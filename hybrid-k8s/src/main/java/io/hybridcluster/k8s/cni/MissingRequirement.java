// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.NodeSelectorRequirement;

/**
 * A requirement that a term of a required node affinity lacks.
 *
 * @param place the path of the term, such as {@code
 *     spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]}; of the
 *     required affinity itself if there is none
 * @param requirement what the term lacks
 */
public record MissingRequirement(String place, NodeSelectorRequirement requirement) {
    public MissingRequirement {
        requireNonNull(place, "place");
        requireNonNull(requirement, "requirement");
    }

    /** Returns the place and the requirement. */
    @Override
    public String toString() {
        return place + ": " + requirement;
    }
}
