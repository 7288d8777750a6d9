// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.text.Document;
import java.util.Map;
import java.util.Optional;

/** The patch that keeps Calico off cloud nodes, by what owns Calico's DaemonSet and by what it looks like now. */
final class CalicoPatch {
    /** The operator's one resource, as it is when nobody has touched the DaemonSet's affinity. */
    private static final Document UNTOUCHED_INSTALLATION = Document.object()
            .put("apiVersion", "operator.tigera.io/v1")
            .put("kind", "Installation")
            .put("metadata", Document.object().put("name", "default"))
            .build();

    private CalicoPatch() {}

    /**
     * Returns the patch, or empty when the data centre does not run Calico.
     *
     * @param current the DaemonSet or Installation as it is, if it was given
     * @throws RefusedException if what was given is neither
     */
    static Optional<Document> of(Cni cni, Optional<Document> current) {
        if (cni.plugin() != CniPlugin.CALICO) {
            return Optional.empty();
        }
        if (current.isPresent()) {
            return Optional.of(merged((Map<?, ?>) current.get().root()));
        }
        return Optional.of(
                cni.managedBy() == CniManagement.OPERATOR
                        ? merged((Map<?, ?>) UNTOUCHED_INSTALLATION.root())
                        : CloudNodeExclusion.documentedPatch());
    }

    private static Document merged(Map<?, ?> current) {
        try {
            AffinityChange change = CloudNodeExclusion.applyTo(current);
            return change.strategicMergePatch().orElseGet(change::mergePatch);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--calico-node: " + e.getMessage(), e);
        }
    }
}
