// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.text.Document;
import java.util.Map;
import java.util.Optional;

/**
 * The patch that keeps Calico off cloud nodes, by what owns Calico's DaemonSet and by what it looks like now.
 *
 * @param object what is patched: a DaemonSet or the Installation
 * @param patch what to apply
 * @param undo the merge patch that takes it back, as long as nobody else changed the affinity since
 */
record CalicoPatch(KubernetesObject object, Document patch, Document undo) {
    /** What the guide's patch is right for: a DaemonSet as in Calico's manifest, without affinity. */
    private static final Document PLAIN_DAEMON_SET = Document.object()
            .put("apiVersion", "apps/v1")
            .put("kind", "DaemonSet")
            .put("metadata", Document.object().put("name", "calico-node").put("namespace", "kube-system"))
            .put("spec", Document.object().put("template", Document.object().put("spec", Document.object())))
            .build();

    /** The operator's one resource, as it is when nobody has set the DaemonSet's affinity. */
    private static final Document PLAIN_INSTALLATION = Document.object()
            .put("apiVersion", "operator.tigera.io/v1")
            .put("kind", "Installation")
            .put("metadata", Document.object().put("name", "default"))
            .put("spec", Document.object())
            .build();

    /**
     * Returns the patch, or empty when the data centre does not run Calico.
     *
     * @param current the DaemonSet or Installation as it is, if it was given
     * @throws RefusedException if what was given is not what the plan says that owns the affinity
     */
    static Optional<CalicoPatch> of(Cni cni, Optional<Document> current) {
        if (cni.plugin() != CniPlugin.CALICO) {
            return Optional.empty();
        }
        Document plain = cni.managedBy() == CniManagement.OPERATOR ? PLAIN_INSTALLATION : PLAIN_DAEMON_SET;
        try {
            AffinityChange change =
                    CloudNodeExclusion.applyTo((Map<?, ?>) current.orElse(plain).root());
            Object kind = requireNonNull(plain.at("kind"));
            if (!kind.equals(change.before().kind())) {
                throw new RefusedException("--calico-node: found " + change.before() + ", expected the " + kind
                        + ", since the plan says idc.cni.managedBy: " + cni.managedBy());
            }
            return Optional.of(new CalicoPatch(
                    change.before(),
                    change.strategicMergePatch().orElseGet(change::mergePatch),
                    change.undo((Map<?, ?>) change.after().root())
                            .withoutPrecondition()
                            .mergePatch()));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--calico-node: " + e.getMessage(), e);
        }
    }
}
