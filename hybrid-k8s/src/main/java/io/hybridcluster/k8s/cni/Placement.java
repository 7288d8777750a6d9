// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.NodeSelectorRequirement;
import io.hybridcluster.k8s.affinity.NodeSelectorTerm;
import io.hybridcluster.k8s.affinity.RequiredNodeAffinity;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.node.NodeName;
import io.hybridcluster.model.node.Taint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether pods of a workload would run on a node, and why: node name, node selector, required node affinity and taints, as
 * the DaemonSet controller and the scheduler look at them (kubernetes pkg/controller/daemon/daemon_controller.go,
 * predicates). Room on the node is not looked at.
 *
 * @param landing whether
 * @param reason why, on one line
 */
public record Placement(Landing landing, String reason) {
    public Placement {
        requireNonNull(landing, "landing");
        requireNonNull(reason, "reason");
    }

    /**
     * Returns where the pods of {@code spec.template} of this object land. Of a DaemonSet, they tolerate what its controller
     * has them tolerate.
     *
     * @throws IllegalArgumentException if a node selector, affinity or toleration is not one that Kubernetes accepts; says
     *     where
     */
    public static Placement of(KubernetesObject workload, NodeProfile node) {
        TreeNode podSpec = requireNonNull(workload, "workload")
                .root()
                .member("spec")
                .member("template")
                .member("spec");
        requireNonNull(node, "node");
        List<Placement> notYes = new ArrayList<>();
        name(podSpec, node).ifPresent(notYes::add);
        notYes.addAll(selector(podSpec, node));
        affinity(podSpec, node).ifPresent(notYes::add);
        taints(workload, podSpec, node).ifPresent(notYes::add);
        return notYes.stream()
                .filter(one -> one.landing == Landing.STAYS_AWAY)
                .findFirst()
                .or(() -> notYes.stream().findFirst())
                .orElse(new Placement(Landing.LANDS, "nothing keeps its pods off"));
    }

    private static Optional<Placement> of(Truth truth, String away, String unknown) {
        return switch (truth) {
            case YES -> Optional.empty();
            case NO -> Optional.of(new Placement(Landing.STAYS_AWAY, away));
            case UNKNOWN -> Optional.of(new Placement(Landing.DEPENDS, unknown));
        };
    }

    private static Optional<Placement> name(TreeNode podSpec, NodeProfile node) {
        Optional<String> wanted = podSpec.member("nodeName").optionalString().filter(name -> !name.isEmpty());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Truth same = node.name()
                .map(NodeName::value)
                .map(name -> Truth.of(name.equals(wanted.get())))
                .orElse(Truth.UNKNOWN);
        String words = "nodeName is " + wanted.get();
        return of(same, words, words + ", and which node that is is not known");
    }

    private static List<Placement> selector(TreeNode podSpec, NodeProfile node) {
        TreeNode selector = podSpec.member("nodeSelector");
        List<Placement> found = new ArrayList<>();
        if (selector.isNothing()) {
            return found;
        }
        for (Map.Entry<String, ?> one : selector.object().entrySet()) {
            String value = selector.member(one.getKey()).optionalString().orElse("");
            Truth matches = node.has(one.getKey())
                    .and(node.value(one.getKey())
                            .map(actual -> Truth.of(actual.equals(value)))
                            .orElse(Truth.UNKNOWN));
            String words = "nodeSelector " + one.getKey() + "=" + value;
            of(matches, words, words + ", and whether nodes have that is not known")
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Placement> affinity(TreeNode podSpec, NodeProfile node) {
        TreeNode required = podSpec.member("affinity")
                .member("nodeAffinity")
                .member("requiredDuringSchedulingIgnoredDuringExecution");
        RequiredNodeAffinity affinity = RequiredNodeAffinity.fromTree(required.isNothing() ? null : required.object());
        AffinityMatch match = new AffinityMatch(node);
        return of(
                match.matches(affinity),
                "required node affinity" + blocking(affinity, match, Truth.NO),
                "required node affinity" + blocking(affinity, match, Truth.UNKNOWN)
                        + ", and whether nodes have that is not known");
    }

    /** Names what decides, where there is one term. */
    private static String blocking(RequiredNodeAffinity affinity, AffinityMatch match, Truth truth) {
        if (affinity.terms().size() != 1) {
            return " of " + affinity.terms().size() + " terms";
        }
        NodeSelectorTerm term = affinity.terms().get(0);
        for (NodeSelectorRequirement requirement : term.matchExpressions()) {
            if (match.matches(requirement) == truth) {
                return " " + requirement;
            }
        }
        return term.isEmpty() ? " of one empty term" : " on the node's name";
    }

    private static Optional<Placement> taints(KubernetesObject workload, TreeNode podSpec, NodeProfile node) {
        List<Toleration> tolerations = new ArrayList<>(Toleration.read(podSpec.member("tolerations")));
        if (workload.kind().equals("DaemonSet")) {
            boolean hostNetwork = Boolean.TRUE.equals(workload.tree().at("spec", "template", "spec", "hostNetwork"));
            tolerations.addAll(Toleration.addedByController(hostNetwork));
        }
        Optional<Taint> taint = Toleration.untolerated(node.taints(), tolerations);
        return taint.map(one -> new Placement(Landing.STAYS_AWAY, "it does not tolerate the taint " + one));
    }

    /** Returns whether and why, such as {@code STAYS_AWAY: nodeSelector kubernetes.io/os=windows}. */
    @Override
    public String toString() {
        return landing + ": " + reason;
    }
}
