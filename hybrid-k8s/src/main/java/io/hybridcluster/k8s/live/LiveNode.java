// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need of a node of a running cluster: about one kilobyte, whatever the node carries.
 *
 * <p>Kept are the labels that the registered cluster, Terway and the plan's pool care for, the pool's taints, addresses,
 * versions, capacity, and which network plugins have written on it. Immutable and thread-safe.
 */
public final class LiveNode {
    /** The label key of a 2021 example, which no component reads (ACK: 2021 edition of the node script page). */
    public static final String MISSPELT_EXTERNAL = "alibabacloiud.com/external";

    /** The id of the registered cluster, by which ACK finds its cloud nodes (ACK: Create custom scripts for node pools). */
    public static final String CLUSTER_ID = "ack.aliyun.com";

    /** The id of the node pool (same source). */
    public static final String NODE_POOL_ID = "alibabacloud.com/nodepool-id";

    /** The id of the ECS instance (same source). */
    public static final String INSTANCE_ID = "alibabacloud.com/instance-id";

    /** What a virtual node has the value {@code virtual-kubelet} of; Terway stays away from those (terway charts/terway). */
    public static final String TYPE = "type";

    /** What Terway stays away from where it is {@code true} (terway charts/terway). */
    public static final String IGNORED_BY_TERWAY = "k8s.aliyun.com/ignore-by-terway";

    private static final ImmutableList<String> REGION =
            ImmutableList.of("topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region");

    private static final ImmutableList<String> ZONE =
            ImmutableList.of("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");

    private static final ImmutableList<String> INSTANCE_TYPE =
            ImmutableList.of("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type");

    private static final ImmutableSet<String> LABELS = ImmutableSet.<String>builder()
            .add(Label.EXTERNAL_NODE.key(), MISSPELT_EXTERNAL, CLUSTER_ID, NODE_POOL_ID, INSTANCE_ID)
            .add(TYPE, IGNORED_BY_TERWAY)
            .addAll(REGION)
            .addAll(ZONE)
            .addAll(INSTANCE_TYPE)
            .build();

    private final String name;
    private final ImmutableMap<String, String> labels;
    private final ImmutableList<Taint> taints;
    private final @Nullable String providerId;
    private final ImmutableList<IpAddress> addresses;
    private final ImmutableList<Cidr> podCidrs;
    private final @Nullable Integer maxPods;
    private final @Nullable Integer availableIps;
    private final @Nullable InstanceTypeLimits limits;
    private final NodeSystem system;
    private final NodeConditions conditions;
    private final ImmutableSet<NodeCni> cnis;

    private LiveNode(HybridPlan plan, Map<?, ?> tree, UnaryOperator<String> shared) {
        Map<?, ?> annotations = Tree.object(tree, "metadata", "annotations");
        this.name = Tree.requireName(tree);
        this.labels = labels(plan, Tree.object(tree, "metadata", "labels"), shared);
        this.taints = taints(plan, Tree.list(tree, "spec", "taints"));
        this.providerId = Tree.text(tree, "spec", "providerID");
        this.addresses = addresses(Tree.list(tree, "status", "addresses"));
        this.podCidrs = podCidrs(tree);
        this.maxPods = maxPods(tree);
        this.availableIps = boxed(Tree.number(annotations, "k8s.aliyun.com/max-available-ip"));
        this.limits = EniLimits.read(Tree.textOrEmpty(annotations, EniLimits.ANNOTATION))
                .orElse(null);
        this.system = NodeSystem.of(Tree.object(tree, "status", "nodeInfo"), shared);
        this.conditions = NodeConditions.of(Tree.list(tree, "status", "conditions"));
        this.cnis = cnis(annotations, conditions);
    }

    /**
     * Returns what the rules need of this node.
     *
     * @throws IllegalArgumentException if it has no name
     */
    public static LiveNode of(HybridPlan plan, Map<?, ?> tree) {
        return of(plan, tree, UnaryOperator.identity());
    }

    /**
     * Returns what the rules need of this node.
     *
     * @param shared gives the one instance of a text that many nodes have, such as a version or a zone, so that thousands
     *     of nodes hold it once
     * @throws IllegalArgumentException if it has no name
     */
    public static LiveNode of(HybridPlan plan, Map<?, ?> tree, UnaryOperator<String> shared) {
        return new LiveNode(
                requireNonNull(plan, "plan"), requireNonNull(tree, "tree"), requireNonNull(shared, "shared"));
    }

    /** Returns the paths of a Node that are read, each with all that is under it. */
    public static List<String> fields() {
        return List.of(
                "metadata.name",
                "metadata.labels",
                "metadata.annotations",
                "spec.providerID",
                "spec.podCIDR",
                "spec.podCIDRs",
                "spec.taints",
                "status.addresses",
                "status.allocatable.pods",
                "status.capacity.pods",
                "status.conditions",
                "status.nodeInfo");
    }

    private static ImmutableMap<String, String> labels(
            HybridPlan plan, Map<?, ?> labels, UnaryOperator<String> shared) {
        ImmutableMap.Builder<String, String> kept = ImmutableMap.builder();
        for (String key : LABELS) {
            String value = Tree.text(labels, key);
            if (value != null) {
                kept.put(key, key.equals(INSTANCE_ID) ? value : shared.apply(value));
            }
        }
        for (Label label : plan.nodePool().map(NodePoolPlan::labels).orElse(List.of())) {
            String value = LABELS.contains(label.key()) ? null : Tree.text(labels, label.key());
            if (value != null) {
                kept.put(label.key(), shared.apply(value));
            }
        }
        return kept.buildOrThrow();
    }

    private static ImmutableList<Taint> taints(HybridPlan plan, List<?> taints) {
        ImmutableList.Builder<Taint> kept = ImmutableList.builder();
        for (Taint wanted : plan.nodePool().map(NodePoolPlan::taints).orElse(List.of())) {
            boolean found = taints.stream()
                    .anyMatch(taint -> wanted.key().equals(Tree.text(taint, "key"))
                            && wanted.value().equals(Tree.textOrEmpty(taint, "value"))
                            && wanted.effect().toString().equals(Tree.text(taint, "effect")));
            if (found) {
                kept.add(wanted);
            }
        }
        return kept.build();
    }

    private static ImmutableList<IpAddress> addresses(List<?> addresses) {
        return addresses.stream()
                .filter(address -> "InternalIP".equals(Tree.text(address, "type")))
                .flatMap(address -> IpAddress.tryParse(Tree.textOrEmpty(address, "address")).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Cidr> podCidrs(Map<?, ?> tree) {
        List<?> several = Tree.list(tree, "spec", "podCIDRs");
        List<?> all = several.isEmpty() ? Arrays.asList(Tree.textOrEmpty(tree, "spec", "podCIDR")) : several;
        return all.stream()
                .flatMap(cidr -> cidr instanceof String text ? Cidr.tryParse(text).stream() : null)
                .collect(ImmutableList.toImmutableList());
    }

    private static @Nullable Integer maxPods(Map<?, ?> tree) {
        OptionalInt allocatable = Tree.number(tree, "status", "allocatable", "pods");
        return boxed(allocatable.isPresent() ? allocatable : Tree.number(tree, "status", "capacity", "pods"));
    }

    private static ImmutableSet<NodeCni> cnis(Map<?, ?> annotations, NodeConditions conditions) {
        String reason =
                conditions.networkUnavailable().map(NodeCondition::reason).orElse("");
        return Sets.immutableEnumSet(Arrays.stream(NodeCni.values())
                .filter(cni -> cni.wrote(annotations)
                        || cni.isReason(reason)
                        || (cni == NodeCni.TERWAY && conditions.sufficientIp().isPresent()))
                .toList());
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    private static OptionalInt unboxed(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private Optional<String> first(List<String> keys) {
        return keys.stream().map(labels::get).filter(value -> value != null).findFirst();
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the value of a label that is kept: one of the constants of this class, or of a label of the plan's pool. */
    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(requireNonNull(key, "key")));
    }

    /** Returns whether the node has this label with this value. */
    public boolean has(Label label) {
        return label.value().equals(labels.get(label.key()));
    }

    /** Returns whether the node has the label that Terway's DaemonSet selects. */
    public boolean isExternal() {
        return has(Label.EXTERNAL_NODE);
    }

    /** Returns whether this is a virtual node, which no plugin runs on. */
    public boolean isVirtual() {
        return has(new Label(TYPE, "virtual-kubelet"));
    }

    /** Returns the region that the well-known label tells. */
    public Optional<String> region() {
        return first(REGION);
    }

    /** Returns the zone that the well-known label tells. */
    public Optional<String> zone() {
        return first(ZONE);
    }

    /** Returns the instance type that the well-known label tells. */
    public Optional<String> instanceType() {
        return first(INSTANCE_TYPE);
    }

    /** Returns those taints of the plan's pool that the node has. */
    public List<Taint> poolTaints() {
        return taints;
    }

    /** Returns the provider id, whether or not it has the right form. */
    public Optional<String> providerId() {
        return Optional.ofNullable(providerId);
    }

    /** Returns the internal addresses, of both families. */
    public List<IpAddress> addresses() {
        return addresses;
    }

    /** Returns the blocks that the controller manager gave the node for its pods; Calico's own IPAM and Terway do not use them. */
    public List<Cidr> podCidrs() {
        return podCidrs;
    }

    /** Returns how many pods the kubelet takes: allocatable, or else capacity. */
    public OptionalInt maxPods() {
        return unboxed(maxPods);
    }

    /** Returns how many addresses Terway says the node can have, from its annotation (since Terway 1.5.7). */
    public OptionalInt availableIps() {
        return unboxed(availableIps);
    }

    /** Returns the limits of the instance type, as the node's annotation tells them. */
    public Optional<InstanceTypeLimits> limits() {
        return Optional.ofNullable(limits);
    }

    /** Returns what runs on the node. */
    public NodeSystem system() {
        return system;
    }

    /** Returns the conditions that matter here. */
    public NodeConditions conditions() {
        return conditions;
    }

    /** Returns the network plugins that have written on the node. What they wrote may outlive them. */
    public Set<NodeCni> cnis() {
        return cnis;
    }

    /** Returns {@code Node} and the name. */
    @Override
    public String toString() {
        return "Node " + name;
    }
}
