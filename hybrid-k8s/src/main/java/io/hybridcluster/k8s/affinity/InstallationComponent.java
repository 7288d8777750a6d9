// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import java.util.List;
import java.util.Optional;

/**
 * What the tigera-operator runs, and where its Installation holds the affinity of each (tigera/operator
 * api/v1/installation_types.go).
 */
public enum InstallationComponent {
    /** {@code spec.calicoNodeDaemonSet}. */
    CALICO_NODE("DaemonSet", "calico-node", AffinityPlace.INSTALLATION),

    /** {@code spec.csiNodeDriverDaemonSet}. */
    CSI_NODE_DRIVER("DaemonSet", "csi-node-driver", AffinityPlace.INSTALLATION_CSI),

    /** {@code spec.typhaDeployment}. */
    TYPHA("Deployment", "calico-typha", AffinityPlace.INSTALLATION_TYPHA);

    /** Where the operator runs all of them. */
    private static final String NAMESPACE = "calico-system";

    private final String kind;
    private final String workload;
    private final AffinityPlace place;

    InstallationComponent(String kind, String workload, AffinityPlace place) {
        this.kind = kind;
        this.workload = workload;
        this.place = place;
    }

    /** Returns the component that this workload is, if it is one. */
    public static Optional<InstallationComponent> of(KubernetesObject workload) {
        requireNonNull(workload, "workload");
        for (InstallationComponent component : values()) {
            if (component.kind.equals(workload.kind())
                    && component.workload.equals(workload.name())
                    && workload.namespace().filter(NAMESPACE::equals).isPresent()) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    /** Returns the namespace and name of the operator's workload, such as {@code calico-system/calico-node}. */
    public String workload() {
        return NAMESPACE + "/" + workload;
    }

    /** Returns the path of the component's affinity in the Installation. */
    public List<String> path() {
        return place.path().subList(0, place.path().size() - 2);
    }

    /**
     * Returns whether the workload has affinity now that a new member of the Installation would override: the member has no
     * affinity, and the workload has some.
     *
     * @throws IllegalArgumentException if what is on the way to an affinity is no object; says where
     */
    public boolean wouldOverride(KubernetesObject installation, KubernetesObject workload) {
        requireNonNull(installation, "installation");
        requireNonNull(workload, "workload");
        return place.affinity(installation).isNothing() && !affinityOf(workload).isNothing();
    }

    AffinityPlace place() {
        return place;
    }

    KubernetesObject keepOff(KubernetesObject installation, List<KubernetesObject> workloads) {
        KubernetesObject effective = workloads.stream()
                .filter(workload -> of(workload).equals(Optional.of(this)))
                .filter(workload -> wouldOverride(installation, workload))
                .findFirst()
                .map(workload -> KubernetesObject.of(
                        place.writeAffinity(installation, affinityOf(workload).object())))
                .orElse(installation);
        RequiredNodeAffinity current = place.read(effective);
        RequiredNodeAffinity wanted = current.and(CloudNodeExclusion.requirements());
        // Taken over even if it keeps them off: what somebody wrote into the operator's workload does not stay there.
        return wanted.equals(current) ? effective : KubernetesObject.of(place.write(effective, wanted));
    }

    private static TreeNode affinityOf(KubernetesObject workload) {
        return workload.root().member("spec").member("template").member("spec").member("affinity");
    }
}
