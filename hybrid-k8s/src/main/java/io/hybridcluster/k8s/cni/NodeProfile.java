// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.NodeName;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a kind of node: labels with their values, labels whose value is not known, labels that are certainly not
 * there, taints, perhaps the name. Of every other label it is either known that it is not there ({@link #closed}) or nothing
 * at all. Immutable and thread-safe.
 */
public final class NodeProfile {
    /** What the registered cluster sends to each cloud node, with values of its own (ACK: Create custom scripts for node pools). */
    private static final Set<String> SET_BY_CLUSTER =
            Set.of("alibabacloud.com/nodepool-id", "ack.aliyun.com", "alibabacloud.com/instance-id");

    /** What a kubelet sets itself (Kubernetes: Well-Known Labels), with values that differ from node to node. */
    private static final Set<String> SET_BY_KUBELET =
            Set.of("kubernetes.io/hostname", "kubernetes.io/arch", "beta.kubernetes.io/arch");

    /** What a cloud controller manager may set, if there is one. */
    private static final Set<String> SET_BY_CLOUD = Set.of(
            "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region",
            "failure-domain.beta.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region",
            "node.kubernetes.io/instance-type",
            "beta.kubernetes.io/instance-type");

    private final TreeMap<String, String> labels;
    private final TreeSet<String> valueUnknown;
    private final TreeSet<String> absent;
    private final List<Taint> taints;
    private final Optional<NodeName> name;
    private final boolean closed;

    private NodeProfile(
            Map<String, String> labels,
            Set<String> valueUnknown,
            Set<String> absent,
            List<Taint> taints,
            Optional<NodeName> name,
            boolean closed) {
        this.labels = new TreeMap<>(labels);
        this.valueUnknown = new TreeSet<>(valueUnknown);
        this.absent = new TreeSet<>(absent);
        this.taints = List.copyOf(taints);
        this.name = name;
        this.closed = closed;
    }

    /**
     * Returns what is known of every cloud node, whatever its pool: the labels that the registered cluster and the kubelet
     * set, no taint, and nothing of other labels. Labels that a kubelet may not set on its own node ({@link
     * Label#kubeletRefusal}), such as {@code node-role.kubernetes.io/control-plane}, are taken not to be there.
     */
    public static NodeProfile cloudNode() {
        return cloud(List.of(), List.of(), false);
    }

    /**
     * Returns what is known of a cloud node of this plan: as {@link #cloudNode()}, with the labels and taints of its pool and
     * no others. Without a pool in the plan, as {@link #cloudNode()}.
     */
    public static NodeProfile cloudNode(HybridPlan plan) {
        Optional<NodePoolPlan> pool = requireNonNull(plan, "plan").nodePool();
        return pool.map(one -> cloud(one.labels(), one.taints(), true)).orElseGet(NodeProfile::cloudNode);
    }

    private static NodeProfile cloud(List<Label> ofPool, List<Taint> taints, boolean closed) {
        Map<String, String> labels = linux();
        ofPool.forEach(label -> labels.put(label.key(), label.value()));
        labels.put(Label.EXTERNAL_NODE.key(), Label.EXTERNAL_NODE.value());
        Set<String> unknown = new TreeSet<>(SET_BY_CLUSTER);
        unknown.addAll(SET_BY_KUBELET);
        unknown.removeAll(labels.keySet());
        return new NodeProfile(labels, unknown, Set.of("type"), taints, Optional.empty(), closed);
    }

    /**
     * Returns what is known of a virtual node (ACK: {@code type=virtual-kubelet}, taint {@code
     * virtual-kubelet.io/provider=alibabacloud:NoSchedule}).
     */
    public static NodeProfile virtualNode() {
        Map<String, String> labels = linux();
        labels.put("type", "virtual-kubelet");
        return new NodeProfile(
                labels,
                SET_BY_KUBELET,
                Set.of(),
                List.of(Taint.parse("virtual-kubelet.io/provider=alibabacloud:NoSchedule")),
                Optional.empty(),
                false);
    }

    /** Returns what is known of a node of the data centre: Linux, and none of the labels of cloud and virtual nodes. */
    public static NodeProfile dataCentreNode() {
        Set<String> absent = new TreeSet<>(SET_BY_CLUSTER);
        absent.add(Label.EXTERNAL_NODE.key());
        absent.add("type");
        return new NodeProfile(linux(), SET_BY_KUBELET, absent, List.of(), Optional.empty(), false);
    }

    /** Returns a node of which all labels and taints are known. */
    public static NodeProfile exactly(NodeName name, List<Label> labels, List<Taint> taints) {
        Map<String, String> all = new TreeMap<>();
        requireNonNull(labels, "labels").forEach(label -> all.put(label.key(), label.value()));
        requireNonNull(taints, "taints");
        return new NodeProfile(all, Set.of(), Set.of(), taints, Optional.of(requireNonNull(name, "name")), true);
    }

    private static Map<String, String> linux() {
        return new TreeMap<>(Map.of("kubernetes.io/os", "linux", "beta.kubernetes.io/os", "linux"));
    }

    /** Returns the taints that are known. */
    public List<Taint> taints() {
        return taints;
    }

    /** Returns the name, if the profile is of one node. */
    public Optional<NodeName> name() {
        return name;
    }

    /** Returns whether a label of which nothing is said here is known not to be there. */
    public boolean closed() {
        return closed;
    }

    /** Returns the value of the label, if it is known to be there with that. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(labels.get(requireNonNull(key, "key")));
    }

    /** Returns whether the label is there. */
    Truth has(String key) {
        if (labels.containsKey(key) || valueUnknown.contains(key)) {
            return Truth.YES;
        }
        boolean perhaps = !closed && !absent.contains(key) && !isRefusedToKubelets(key);
        return perhaps || (name.isEmpty() && SET_BY_CLOUD.contains(key)) ? Truth.UNKNOWN : Truth.NO;
    }

    private static boolean isRefusedToKubelets(String key) {
        try {
            return new Label(key, "").kubeletRefusal().isPresent();
        } catch (IllegalArgumentException e) {
            return true; // No node has a label that is none.
        }
    }

    private List<Object> parts() {
        List<Object> parts = new ArrayList<>(List.of(labels, valueUnknown, absent, taints, name));
        parts.add(closed);
        return parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeProfile that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Returns the labels and taints that are known. */
    @Override
    public String toString() {
        return labels + " " + taints;
    }
}
