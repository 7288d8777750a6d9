// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.restart;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.TreeNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the pods of a DaemonSet again, as {@code kubectl rollout restart} does: an annotation of the pod template with the
 * time (kubectl pkg/polymorphichelpers/objectrestarter.go).
 *
 * @param change the change of the DaemonSet; none if it has that time already
 * @param isOnDelete whether nothing happens until somebody deletes the pods, one node after the other, since its
 *     {@code updateStrategy} is {@code OnDelete}
 */
public record DaemonSetRestart(ObjectChange change, boolean isOnDelete) {
    /** The annotation. */
    public static final String ANNOTATION = "kubectl.kubernetes.io/restartedAt";

    /** Refuses null. */
    public DaemonSetRestart {
        requireNonNull(change, "change");
    }

    /**
     * Returns the restart of this DaemonSet.
     *
     * @param daemonSet the whole tree, as a client read it
     * @param at when, to the second; the same time twice is one restart
     * @throws IllegalArgumentException if it is not a DaemonSet with a pod template
     */
    public static DaemonSetRestart of(Map<?, ?> daemonSet, Instant at) {
        KubernetesObject object = KubernetesObject.of(requireNonNull(daemonSet, "daemonSet"));
        requireNonNull(at, "at");
        if (!object.kind().equals("DaemonSet")) {
            throw new IllegalArgumentException(object + " is not a DaemonSet");
        }
        TreeNode spec = object.root().member("spec");
        Map<String, @Nullable Object> annotations =
                copy(spec.member("template").member("metadata").member("annotations"));
        annotations.put(ANNOTATION, at.truncatedTo(ChronoUnit.SECONDS).toString());
        Map<String, @Nullable Object> metadata = copy(spec.member("template").member("metadata"));
        metadata.put("annotations", annotations);
        Map<String, @Nullable Object> template =
                new LinkedHashMap<>(spec.member("template").object());
        template.put("metadata", metadata);
        Map<String, @Nullable Object> changedSpec = new LinkedHashMap<>(spec.object());
        changedSpec.put("template", template);
        Map<String, @Nullable Object> after = new LinkedHashMap<>(object.root().object());
        after.put("spec", changedSpec);
        boolean onDelete = spec.member("updateStrategy")
                .member("type")
                .optionalString()
                .orElse("RollingUpdate")
                .equals("OnDelete");
        return new DaemonSetRestart(ObjectChange.of(object, after), onDelete);
    }

    private static Map<String, @Nullable Object> copy(TreeNode node) {
        return node.isNothing() ? new LinkedHashMap<>() : new LinkedHashMap<>(node.object());
    }

    /** Returns what changes, and what else there is to do. */
    @Override
    public String toString() {
        return change
                + (isOnDelete ? "; then delete its pods, one node after the other: the strategy is OnDelete" : "");
    }
}
