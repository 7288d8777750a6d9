// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * A node label under Kubernetes' grammar, such as {@code workload=cpu}.
 *
 * @param key an optional DNS name and a slash, then 1 to 63 letters, digits, {@code - _ .}
 * @param value empty, or 1 to 63 letters, digits, {@code - _ .}
 */
public record Label(String key, String value) implements Comparable<Label> {
    /**
     * The label that every cloud node of a registered cluster gets, and that Terway's DaemonSet selects (the guide,
     * step 1).
     */
    public static final Label EXTERNAL_NODE = new Label("alibabacloud.com/external", "true");

    /** The keys that the registered cluster sets itself on each cloud node (ACK: Create custom scripts for node pools). */
    private static final Set<String> SET_BY_CLUSTER = Set.of(
            "alibabacloud.com/nodepool-id", "ack.aliyun.com", "alibabacloud.com/instance-id", EXTERNAL_NODE.key());

    /** {@code kubeletLabels} of k8s.io/kubelet {@code pkg/apis/well_known_labels.go}. */
    private static final Set<String> KUBELET_MAY_SET = Set.of(
            "kubernetes.io/hostname",
            "kubernetes.io/os",
            "kubernetes.io/arch",
            "beta.kubernetes.io/os",
            "beta.kubernetes.io/arch",
            "beta.kubernetes.io/instance-type",
            "node.kubernetes.io/instance-type",
            "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region",
            "failure-domain.beta.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region");

    /** @throws IllegalArgumentException if the key or value breaks the grammar; the message shows which and how */
    public Label {
        QualifiedName.checkKey("label", key);
        QualifiedName.checkValue("label", key, value);
    }

    /**
     * Returns the label written {@code key=value}, as {@code --node-labels} takes it.
     *
     * @throws IllegalArgumentException if there is no {@code =}, or the parts break the grammar
     */
    public static Label parse(String text) {
        requireNonNull(text, "text");
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("label \"" + text + "\" has no \"=\": expected key=value");
        }
        return new Label(text.substring(0, equals), text.substring(equals + 1));
    }

    /**
     * Returns why a kubelet may not set this label on its own node, or empty if it may.
     *
     * <p>The kubelet refuses to start with {@code --node-labels} of a {@code kubernetes.io} or {@code k8s.io} key outside
     * a fixed list, and the NodeRestriction admission plugin refuses {@code node-restriction.kubernetes.io} (Kubernetes
     * enhancement 279; kubernetes {@code cmd/kubelet/app/options}).
     */
    public Optional<String> kubeletRefusal() {
        String namespace = key.substring(0, Math.max(key.indexOf('/'), 0));
        if (isOrIsUnder(namespace, "node-restriction.kubernetes.io")) {
            return Optional.of("the NodeRestriction admission plugin keeps node-restriction.kubernetes.io for"
                    + " administrators");
        }
        boolean reserved = isOrIsUnder(namespace, "kubernetes.io") || isOrIsUnder(namespace, "k8s.io");
        boolean allowed = KUBELET_MAY_SET.contains(key)
                || isOrIsUnder(namespace, "kubelet.kubernetes.io")
                || isOrIsUnder(namespace, "node.kubernetes.io");
        if (reserved && !allowed) {
            return Optional.of("a kubelet does not start with a " + namespace
                    + " label in --node-labels outside kubelet.kubernetes.io/*, node.kubernetes.io/* and a fixed list");
        }
        return Optional.empty();
    }

    /** Returns whether the registered cluster sets this key itself on every cloud node. */
    public boolean isSetByCluster() {
        return SET_BY_CLUSTER.contains(key);
    }

    private static boolean isOrIsUnder(String namespace, String domain) {
        return namespace.equals(domain) || namespace.endsWith("." + domain);
    }

    @Override
    public int compareTo(Label other) {
        int byKey = key.compareTo(other.key);
        return byKey != 0 ? byKey : value.compareTo(other.value);
    }

    /** Returns {@code key=value}. */
    @Override
    public String toString() {
        return key + "=" + value;
    }
}
