// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a kind of object holds the required node affinity of its pods. */
enum AffinityPlace {
    DAEMON_SET("apps/v1", "DaemonSet", 3, "spec", "template", "spec"),

    /** The members below {@code spec} are optional in an Installation, and {@code spec} itself. */
    INSTALLATION("operator.tigera.io/v1", "Installation", 0, "spec", "calicoNodeDaemonSet", "spec", "template", "spec"),

    INSTALLATION_CSI(
            "operator.tigera.io/v1", "Installation", 0, "spec", "csiNodeDriverDaemonSet", "spec", "template", "spec"),

    INSTALLATION_TYPHA(
            "operator.tigera.io/v1", "Installation", 0, "spec", "typhaDeployment", "spec", "template", "spec");

    /** How many members there are from {@code affinity} to the required affinity, both included. */
    private static final int AFFINITY_STEPS = 3;

    private final String apiVersion;
    private final String kind;
    private final int mandatory;

    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList makes an unmodifiable one.
    private final List<String> path;

    AffinityPlace(String apiVersion, String kind, int mandatory, String... podSpec) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.mandatory = mandatory;
        Stream<String> below = Stream.of("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        this.path = Stream.concat(Stream.of(podSpec), below).toList();
    }

    /** Returns the place that counts unless another one is asked for. */
    static AffinityPlace of(KubernetesObject object) {
        for (AffinityPlace place : List.of(DAEMON_SET, INSTALLATION)) {
            if (place.kind.equals(object.kind()) && place.apiVersion.equals(object.apiVersion())) {
                return place;
            }
        }
        throw new IllegalArgumentException(object + " of " + object.apiVersion()
                + " is neither a DaemonSet of apps/v1 nor an Installation of operator.tigera.io/v1");
    }

    /** Returns every place of this kind of object. */
    static List<AffinityPlace> allOf(KubernetesObject object) {
        AffinityPlace usual = of(object);
        return Stream.of(values())
                .filter(place -> place.kind.equals(usual.kind))
                .toList();
    }

    /** The names of the members from the root to the required affinity. */
    List<String> path() {
        return path;
    }

    /** Returns the whole affinity at this place; it may be nothing. */
    TreeNode affinity(KubernetesObject object) {
        TreeNode node = object.root();
        for (String name : path.subList(0, path.size() - AFFINITY_STEPS + 1)) {
            node = node.member(name);
        }
        return node;
    }

    /** Returns the object's tree with this whole affinity in place of what is there. */
    Map<String, @Nullable Object> writeAffinity(KubernetesObject object, Object affinity) {
        return write(object.root(), path.subList(0, path.size() - AFFINITY_STEPS + 1), affinity);
    }

    RequiredNodeAffinity read(KubernetesObject object) {
        TreeNode node = object.root();
        for (int i = 0; i < path.size(); i++) {
            node = node.member(path.get(i));
            if (i < mandatory && node.isNothing()) {
                throw node.expected("an object");
            }
        }
        return RequiredNodeAffinity.read(node);
    }

    /** Returns the object's tree with this required affinity; makes the objects on the way that are not there. */
    Map<String, @Nullable Object> write(KubernetesObject object, RequiredNodeAffinity affinity) {
        return write(object.root(), path, affinity.tree().orElseThrow().root());
    }

    private static Map<String, @Nullable Object> write(TreeNode parent, List<String> path, Object value) {
        Map<String, @Nullable Object> members =
                parent.isNothing() ? new LinkedHashMap<>() : new LinkedHashMap<>(parent.object());
        String name = path.get(0);
        boolean last = path.size() == 1;
        members.put(name, last ? value : write(parent.member(name), path.subList(1, path.size()), value));
        return members;
    }
}
