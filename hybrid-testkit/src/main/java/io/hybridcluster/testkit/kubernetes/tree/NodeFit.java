// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a DaemonSet's pod belongs on a node: by its nodeSelector, its required node affinity and its tolerations, and
 * those that the DaemonSet controller adds. Source: "Kubernetes: DaemonSet", "Assigning Pods to Nodes", "Taints and
 * Tolerations".
 */
public final class NodeFit {
    private static final Set<String> ADDED_EXECUTE =
            Set.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    private static final Set<String> ADDED_SCHEDULE = Set.of(
            "node.kubernetes.io/disk-pressure",
            "node.kubernetes.io/memory-pressure",
            "node.kubernetes.io/pid-pressure",
            "node.kubernetes.io/unschedulable");
    private static final String NETWORK = "node.kubernetes.io/network-unavailable";

    private final Map<String, @Nullable Object> pod;
    private final List<@Nullable Object> tolerations;

    /** Of a pod's spec. */
    public NodeFit(Map<String, @Nullable Object> podSpec) {
        this.pod = podSpec;
        this.tolerations = Trees.list(podSpec, "tolerations");
    }

    /** Returns whether a pod is made there. */
    public boolean starts(Map<String, @Nullable Object> node) {
        return isSelected(node) && tolerates(node, Set.of("NoSchedule", "NoExecute"));
    }

    /** Returns whether a pod that is there stays. */
    public boolean stays(Map<String, @Nullable Object> node) {
        return isSelected(node) && tolerates(node, Set.of("NoExecute"));
    }

    private boolean isSelected(Map<String, @Nullable Object> node) {
        Map<String, @Nullable Object> labels = Trees.map(node, "metadata", "labels");
        String bound = Trees.text(pod, "nodeName");
        boolean selected = Trees.map(pod, "nodeSelector").entrySet().stream()
                .allMatch(each -> String.valueOf(each.getValue()).equals(labels.get(each.getKey())));
        Object required = Trees.at(pod, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return selected
                && (bound.isEmpty() || bound.equals(Trees.text(node, "metadata", "name")))
                && (required == null
                        || Trees.list(required, "nodeSelectorTerms").stream()
                                .anyMatch(term -> fits(term, node, labels)));
    }

    /** A term that asks for nothing fits no node. */
    private static boolean fits(
            @Nullable Object term, Map<String, @Nullable Object> node, Map<String, @Nullable Object> labels) {
        List<@Nullable Object> expressions = Trees.list(term, "matchExpressions");
        List<@Nullable Object> fields = Trees.list(term, "matchFields");
        Map<String, @Nullable Object> named = Trees.of("metadata.name", Trees.text(node, "metadata", "name"));
        return !(expressions.isEmpty() && fields.isEmpty())
                && expressions.stream().allMatch(each -> Requirement.of(each).isMet(labels))
                && fields.stream().allMatch(each -> Requirement.of(each).isMet(named));
    }

    private boolean tolerates(Map<String, @Nullable Object> node, Set<String> effects) {
        return Trees.list(node, "spec", "taints").stream()
                .filter(taint -> effects.contains(Trees.text(taint, "effect")))
                .allMatch(taint -> isAdded(taint) || tolerations.stream().anyMatch(each -> covers(each, taint)));
    }

    private boolean isAdded(@Nullable Object taint) {
        String key = Trees.text(taint, "key");
        return Trees.text(taint, "effect").equals("NoExecute")
                ? ADDED_EXECUTE.contains(key)
                : ADDED_SCHEDULE.contains(key) || key.equals(NETWORK) && Boolean.TRUE.equals(pod.get("hostNetwork"));
    }

    private static boolean covers(@Nullable Object toleration, @Nullable Object taint) {
        String key = Trees.text(toleration, "key");
        String effect = Trees.text(toleration, "effect");
        boolean exists = Trees.text(toleration, "operator").equals("Exists");
        return (effect.isEmpty() || effect.equals(Trees.text(taint, "effect")))
                && (key.isEmpty() ? exists : key.equals(Trees.text(taint, "key")))
                && (exists || Trees.text(toleration, "value").equals(Trees.text(taint, "value")));
    }
}
