// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.model.text.Document;
import java.util.Optional;

/**
 * What writes an object again and again, or on the next upgrade, so that a patch of the object alone does not last.
 *
 * @param what who does, such as {@code the Helm release cilium}
 * @param remedy where the affinity has to be put for it to stay, on one line
 * @param snippet what to put there, if it is known: Helm values, or a HelmChartConfig
 */
public record SourceOfTruth(String what, String remedy, Optional<Document> snippet) {
    public SourceOfTruth {
        requireNonNull(what, "what");
        requireNonNull(remedy, "remedy");
        requireNonNull(snippet, "snippet");
    }

    /**
     * Returns who keeps the object of this change, if anything in it tells: an owner, Helm, RKE2, RKE, the addon manager, Argo
     * CD or Flux.
     *
     * @param change the change that is to stay
     * @param workload what the object is, if it was recognised
     */
    public static Optional<SourceOfTruth> of(AffinityChange change, Optional<KnownWorkload> workload) {
        return new SourceReader(requireNonNull(change, "change"), requireNonNull(workload, "workload")).read();
    }
}
