// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps a data centre's workload, Calico first of all, off the cloud nodes and off virtual nodes: its pods run only where
 * {@code alibabacloud.com/external NotIn ["true"]} and {@code type NotIn ["virtual-kubelet"]} (the guide, step 1).
 *
 * <p>The guide's own patch replaces whatever node selector terms the object has, since {@code nodeSelectorTerms} has no
 * merge key (k8s.io/api core/v1, NodeSelector). {@link #applyTo} adds both requirements to each term instead.
 *
 * <p>Two kinds of objects are understood. Of a {@code DaemonSet} (apps/v1), {@code spec.template.spec.affinity}. Of the
 * tigera-operator's {@code Installation} (operator.tigera.io/v1), {@code
 * spec.calicoNodeDaemonSet.spec.template.spec.affinity}, since the operator reverts edits of the DaemonSet that it keeps.
 * That member "overrides any affinity that may be set on the calico-node DaemonSet" (tigera/operator
 * api/v1/calico_node_types.go): once it is set, what the operator would have put there by itself no longer counts.
 *
 * <p>Of an Installation, only calico-node is kept off unless more {@link InstallationComponent}s are asked for. What else the operator runs may still land on cloud nodes, and
 * whether it may is the caller's choice: the DaemonSet csi-node-driver, which tolerates every taint and has a member of its
 * own, {@code spec.csiNodeDriverDaemonSet}, of the same shape; and Deployments, typha ({@code spec.typhaDeployment}) and
 * calico-kube-controllers ({@code spec.calicoKubeControllersDeployment}), which the scheduler may place there too
 * (tigera/operator api/v1/installation_types.go).
 */
public final class CloudNodeExclusion {
    private static final List<NodeSelectorRequirement> REQUIREMENTS = List.of(
            NodeSelectorRequirement.notIn(Label.EXTERNAL_NODE.key(), Label.EXTERNAL_NODE.value()),
            NodeSelectorRequirement.notIn("type", "virtual-kubelet"));

    private CloudNodeExclusion() {}

    /** Returns the two requirements, in the guide's order. */
    public static List<NodeSelectorRequirement> requirements() {
        return REQUIREMENTS;
    }

    /**
     * Returns the guide's own strategic merge patch of a DaemonSet ({@code calico-ds.patch}, step 1). It is right only for
     * a DaemonSet without required node affinity, as Calico's own manifest has none; it replaces any that is there.
     */
    public static Document documentedPatch() {
        Object required = RequiredNodeAffinity.none()
                .and(REQUIREMENTS)
                .tree()
                .orElseThrow()
                .root();
        List<String> path = AffinityPlace.DAEMON_SET.path();
        for (int i = path.size() - 1; i >= 0; i--) {
            required = Document.object().put(path.get(i), required).build().root();
        }
        return Document.of((Map<?, ?>) required);
    }

    /**
     * Returns the change that keeps this object's pods off cloud nodes; none if they are kept off already.
     *
     * <p>Both requirements are added to every term that lacks them, and everything else stays as it is. Where there is no
     * required node affinity, one term is made, and the objects above it that are missing. Idempotent: {@code
     * applyTo(applyTo(x).after())} is no change.
     *
     * @param workload the object's whole tree, as a client read it or a manifest holds it
     * @throws IllegalArgumentException if it is of another kind, or its affinity is not one that Kubernetes accepts; the
     *     message says where and what was found
     */
    public static AffinityChange applyTo(Map<?, ?> workload) {
        KubernetesObject object = KubernetesObject.of(requireNonNull(workload, "workload"));
        AffinityPlace place = AffinityPlace.of(object);
        RequiredNodeAffinity current = place.read(object);
        RequiredNodeAffinity wanted = current.and(REQUIREMENTS);
        Map<?, ?> after = wanted.equals(current) ? object.root().object() : place.write(object, wanted);
        return new AffinityChange(List.of(place), ObjectChange.of(object, after));
    }

    /**
     * Returns the change that keeps the pods of these components off cloud nodes, made in the operator's Installation; none if
     * they are kept off already.
     *
     * <p>Each component has a member of its own there, which overrides any affinity that the operator itself gives to the
     * component's workload. So where such a member has no affinity yet, it starts with all the affinity that the workload
     * has now, and nothing that counts today is lost. Idempotent.
     *
     * @param installation the Installation's whole tree
     * @param components what to keep off
     * @param workloads the trees of the operator's workloads as they are now, such as the DaemonSet calico-node of
     *     calico-system; those that are none of the components are passed over
     * @throws IllegalArgumentException if the Installation is none, or an affinity is not one that Kubernetes accepts; the
     *     message says where and what was found
     */
    public static AffinityChange applyTo(
            Map<?, ?> installation, Set<InstallationComponent> components, List<? extends Map<?, ?>> workloads) {
        KubernetesObject before = KubernetesObject.of(requireNonNull(installation, "installation"));
        if (AffinityPlace.of(before) != AffinityPlace.INSTALLATION) {
            throw new IllegalArgumentException(before + " is not an Installation of operator.tigera.io/v1");
        }
        List<KubernetesObject> running = requireNonNull(workloads, "workloads").stream()
                .map(KubernetesObject::of)
                .toList();
        KubernetesObject after = before;
        List<AffinityPlace> places = new ArrayList<>();
        for (InstallationComponent component : new TreeSet<>(requireNonNull(components, "components"))) {
            after = component.keepOff(after, running);
            places.add(component.place());
        }
        return new AffinityChange(places, ObjectChange.of(before, after.root().object()));
    }
}
