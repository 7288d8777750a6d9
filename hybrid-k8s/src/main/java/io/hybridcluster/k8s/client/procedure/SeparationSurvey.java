// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.cni.WorkloadName;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a look at a cluster's workloads gave: the objects as they were read, and the verdicts on them.
 *
 * <p>Immutable and thread-safe.
 */
public final class SeparationSurvey {
    private final List<KubernetesObject> objects;
    private final NodeProfile cloudNode;
    private final Set<WorkloadName> keepAway;
    private final NetworkSeparation separation;

    private SeparationSurvey(List<KubernetesObject> objects, NodeProfile cloudNode, Set<WorkloadName> keepAway) {
        this.objects = List.copyOf(objects);
        this.cloudNode = cloudNode;
        this.keepAway = Set.copyOf(keepAway);
        this.separation = NetworkSeparation.of(this.objects, cloudNode, this.keepAway);
    }

    static SeparationSurvey of(List<KubernetesObject> objects, NodeProfile cloudNode, Set<WorkloadName> keepAway) {
        return new SeparationSurvey(
                objects, requireNonNull(cloudNode, "cloudNode"), requireNonNull(keepAway, "keepAway"));
    }

    /** Returns the verdicts, the changes and the findings. */
    public NetworkSeparation separation() {
        return separation;
    }

    /** Returns this survey with another state of one of its objects. */
    SeparationSurvey with(KubernetesObject current) {
        List<KubernetesObject> others = new ArrayList<>();
        objects.forEach(object -> others.add(object.isSameObjectAs(current) ? current : object));
        return new SeparationSurvey(others, cloudNode, keepAway);
    }

    /** Returns the change of this object; one that changes nothing if there is nothing to do any more. */
    AffinityChange changeOf(KubernetesObject current) {
        return separation.changes().stream()
                .filter(change -> change.before().equals(current))
                .findFirst()
                .orElseGet(() -> current.kind().equals("Installation")
                        ? CloudNodeExclusion.applyTo((Map<?, ?>) current.tree().root(), Set.of(), List.of())
                        : CloudNodeExclusion.applyTo((Map<?, ?>) current.tree().root()));
    }

    /** Returns the verdicts, one a line. */
    @Override
    public String toString() {
        return separation.toString();
    }
}
