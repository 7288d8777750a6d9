// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.InstallationComponent;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a cluster stays off the cloud nodes: a verdict on each DaemonSet and on the tigera-operator's Installation, the
 * changes that make it so, and what is to be said about them.
 *
 * <p>What runs the data centre's network must stay away, and so must what announces its addresses and serves its disks;
 * kube-proxy, Terway and ACK's agents must come; of all others, the caller names those that are to stay away. Stores of the
 * control plane are never touched.
 *
 * <p>A pure function of the objects; it takes time in proportion to their number. Objects of other kinds are looked at for
 * what they tell: Calico's IPPools, ConfigMaps of network plug-ins, Nodes, HelmCharts. Immutable and thread-safe.
 */
public final class NetworkSeparation {
    private final List<WorkloadVerdict> verdicts;
    private final List<LiveFinding> findings;
    private final Restarts restarts;

    private NetworkSeparation(List<KubernetesObject> all, List<WorkloadVerdict> verdicts, List<LiveFinding> findings) {
        this.restarts = new Restarts(all);
        this.verdicts = List.copyOf(verdicts);
        this.findings = findings.stream().distinct().sorted().toList();
    }

    /**
     * Returns what is to become of the workloads among these objects.
     *
     * @param objects all that was read of a cluster, or of files
     * @param cloudNode what is known of cloud nodes, such as {@link NodeProfile#cloudNode()}
     * @param keepAway the DaemonSets that the caller chose to keep off too; of the tigera-operator's, {@code
     *     calico-system/csi-node-driver} and {@code calico-system/calico-typha} can be chosen, and the change is made in its
     *     Installation
     */
    public static NetworkSeparation of(
            List<KubernetesObject> objects, NodeProfile cloudNode, Set<WorkloadName> keepAway) {
        List<KubernetesObject> all = List.copyOf(requireNonNull(objects, "objects"));
        requireNonNull(cloudNode, "cloudNode");
        Set<WorkloadName> chosen = new TreeSet<>(requireNonNull(keepAway, "keepAway"));
        List<LiveFinding> findings = new ArrayList<>();
        WorkloadJudge judge = new WorkloadJudge(all, cloudNode, chosen, findings);
        List<WorkloadVerdict> verdicts = new ArrayList<>();
        all.forEach(object -> judge.judge(object).ifPresent(verdicts::add));
        notFound(verdicts, chosen, findings);
        about(all, verdicts, findings);
        return new NetworkSeparation(all, verdicts, findings);
    }

    private static void notFound(List<WorkloadVerdict> verdicts, Set<WorkloadName> chosen, List<LiveFinding> findings) {
        Set<WorkloadName> left = new TreeSet<>(chosen);
        for (WorkloadVerdict verdict : verdicts) {
            left.removeIf(name -> name.isNameOf(verdict.object()));
            if (verdict.object().kind().equals("Installation")) {
                for (InstallationComponent component : InstallationComponent.values()) {
                    left.remove(WorkloadName.parse(component.workload()));
                }
            }
        }
        left.forEach(name -> findings.add(SeparationRule.NOT_FOUND.at(
                "DaemonSet " + name,
                "was asked to be kept off cloud nodes, but no such DaemonSet was read",
                "read the object too, or correct its name")));
    }

    private static void about(List<KubernetesObject> all, List<WorkloadVerdict> verdicts, List<LiveFinding> findings) {
        boolean network = verdicts.stream()
                .flatMap(verdict -> verdict.recognition().stream())
                .map(Recognition::workload)
                .anyMatch(workload -> workload.isNetworkPlugin() && workload != KnownWorkload.TERWAY);
        for (KubernetesObject object : all) {
            if (object.kind().startsWith("HelmChart")
                    && object.apiVersion().startsWith("helm.cattle.io/")
                    && Set.of("rke2-canal", "rke2-calico", "rke2-cilium", "rke2-flannel")
                            .contains(object.name())) {
                network = true;
                findings.add(SeparationRule.BUNDLED_CHART.at(
                        object,
                        "is RKE2's chart of the network; what it renders was not made of it here",
                        "read what runs too: kubectl get daemonsets,installations -A -o yaml"));
            }
        }
        if (network) {
            return;
        }
        Optional<KubernetesObject> k3s = all.stream()
                .filter(object -> object.kind().equals("Node")
                        && object.tree().at("status", "nodeInfo", "kubeletVersion") instanceof String version
                        && version.contains("+k3s"))
                .findFirst();
        if (k3s.isPresent()) {
            findings.add(SeparationRule.IN_PROCESS.at(
                    k3s.get(),
                    "runs k3s, which runs flannel in its own process unless told otherwise",
                    "start the server with --flannel-backend=none and give the data centre a plug-in of its own, which can be"
                            + " kept off cloud nodes"));
        } else {
            findings.add(SeparationRule.NOT_RECOGNISED.at(
                    "DaemonSets",
                    "none of " + verdicts.size() + " runs a network that is known here",
                    "if one does, choose to keep it away by its name"));
        }
    }

    /** Returns the rules whose findings this package makes, by id. */
    public static List<RuleDescription> rules() {
        return SeparationRule.descriptions();
    }

    /**
     * Returns the table of what is recognised: for each way that a workload is told its title, its verdict, and the images,
     * labels, names and other evidence that tell it.
     */
    public static List<List<String>> recognised() {
        return Signatures.ALL.stream().map(Signature::row).toList();
    }

    /** Returns the verdicts, in the order of the objects. */
    public List<WorkloadVerdict> verdicts() {
        return verdicts;
    }

    /** Returns the changes to write, in the order of the objects. */
    public List<AffinityChange> changes() {
        return verdicts.stream().flatMap(verdict -> verdict.change().stream()).toList();
    }

    /**
     * Returns what a change restarts, without a verb, such as {@code calico-node on 3 nodes, one at a time; its pods on cloud nodes, if
     * any, are removed}. It goes by the update strategy and the status of the DaemonSet, of an Installation by those of the
     * operator's workloads. A manifest does not tell the number of nodes.
     */
    public List<String> restarts(AffinityChange change) {
        return restarts.of(requireNonNull(change, "change"));
    }

    /** Returns what is to be said, worst first. */
    public List<LiveFinding> findings() {
        return findings;
    }

    /** Returns the objects and what is to become of each. */
    @Override
    public String toString() {
        return verdicts.toString();
    }
}
