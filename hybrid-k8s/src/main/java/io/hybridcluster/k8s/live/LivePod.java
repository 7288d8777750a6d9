// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.net.IpAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules need of a pod. Immutable and thread-safe. */
public final class LivePod {
    private final String namespace;
    private final String name;
    private final String nodeName;
    private final String phase;
    private final boolean onHostNetwork;
    private final boolean isLeaving;
    private final @Nullable Instant since;
    private final ImmutableList<IpAddress> addresses;
    private final ImmutableList<ContainerState> initContainers;
    private final ImmutableList<ContainerState> containers;
    private final @Nullable String daemonSet;
    private final @Nullable String app;

    private LivePod(Map<?, ?> tree) {
        this.namespace = Tree.textOrEmpty(tree, "metadata", "namespace");
        this.name = Tree.requireName(tree);
        this.nodeName = Tree.textOrEmpty(tree, "spec", "nodeName");
        this.phase = phase(Tree.textOrEmpty(tree, "status", "phase"));
        this.onHostNetwork = Tree.isTrue(tree, "spec", "hostNetwork");
        this.isLeaving = Tree.at(tree, "metadata", "deletionTimestamp") != null;
        Instant started = Tree.time(tree, "status", "startTime");
        this.since = started != null ? started : Tree.time(tree, "metadata", "creationTimestamp");
        this.addresses = addresses(tree);
        this.initContainers = ContainerState.listOf(Tree.list(tree, "status", "initContainerStatuses"));
        this.containers = ContainerState.listOf(Tree.list(tree, "status", "containerStatuses"));
        this.daemonSet = daemonSet(Tree.list(tree, "metadata", "ownerReferences"));
        this.app = app(tree);
    }

    /**
     * Returns what the rules need of this pod.
     *
     * @throws IllegalArgumentException if it has no name
     */
    public static LivePod of(Map<?, ?> tree) {
        return new LivePod(requireNonNull(tree, "tree"));
    }

    /** Returns the paths of a Pod that are read, each with all that is under it. */
    public static List<String> fields() {
        return List.of(
                "metadata.namespace",
                "metadata.name",
                "metadata.labels.app",
                "metadata.labels.k8s-app",
                "metadata.creationTimestamp",
                "metadata.deletionTimestamp",
                "metadata.ownerReferences",
                "spec.nodeName",
                "spec.hostNetwork",
                "status.phase",
                "status.podIP",
                "status.podIPs",
                "status.startTime",
                "status.initContainerStatuses",
                "status.containerStatuses");
    }

    /** Returns one of Kubernetes' own constants, so that no pod holds a phase of its own. */
    private static String phase(String text) {
        return switch (text) {
            case "Running" -> "Running";
            case "Pending" -> "Pending";
            case "Succeeded" -> "Succeeded";
            case "Failed" -> "Failed";
            default -> "Unknown";
        };
    }

    private static ImmutableList<IpAddress> addresses(Map<?, ?> tree) {
        List<?> several = Tree.list(tree, "status", "podIPs");
        if (several.isEmpty()) {
            return IpAddress.tryParse(Tree.textOrEmpty(tree, "status", "podIP"))
                    .map(ImmutableList::of)
                    .orElse(ImmutableList.of());
        }
        return several.stream()
                .flatMap(ip -> IpAddress.tryParse(Tree.textOrEmpty(ip, "ip")).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static @Nullable String daemonSet(List<?> owners) {
        for (Object owner : owners) {
            if ("DaemonSet".equals(Tree.text(owner, "kind"))) {
                return Tree.text(owner, "name");
            }
        }
        return null;
    }

    private static @Nullable String app(Map<?, ?> tree) {
        String app = Tree.text(tree, "metadata", "labels", "k8s-app");
        return app != null ? app : Tree.text(tree, "metadata", "labels", "app");
    }

    /** Returns the namespace. */
    public String namespace() {
        return namespace;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the name of the node; empty while the pod has none. */
    public String nodeName() {
        return nodeName;
    }

    /** Returns the phase. */
    public String phase() {
        return phase;
    }

    /** Returns whether the pod uses its node's network, so that no plugin gave it an address. */
    public boolean onHostNetwork() {
        return onHostNetwork;
    }

    /** Returns whether the pod is being deleted. */
    public boolean isLeaving() {
        return isLeaving;
    }

    /** Returns whether the pod has ended; its address may be another pod's by now. */
    public boolean hasEnded() {
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** Returns when the kubelet took the pod, or else when it was made. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** Returns the addresses, of both families. */
    public List<IpAddress> addresses() {
        return addresses;
    }

    /** Returns the init containers, in the order in which they run. */
    public List<ContainerState> initContainers() {
        return initContainers;
    }

    /** Returns the containers. */
    public List<ContainerState> containers() {
        return containers;
    }

    /** Returns the DaemonSet that the pod belongs to. */
    public Optional<String> daemonSet() {
        return Optional.ofNullable(daemonSet);
    }

    /** Returns the value of the label {@code k8s-app}, or else {@code app}. */
    public Optional<String> app() {
        return Optional.ofNullable(app);
    }

    /** Returns {@code Pod}, the namespace and the name. */
    @Override
    public String toString() {
        return "Pod " + namespace + "/" + name;
    }
}
