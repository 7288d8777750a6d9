// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.hybridcluster.k8s.live.ContainerState;
import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.node.NodeSide;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.net.IpFamily;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the pods show of who sets them up: a pod's address tells which plugin gave it. */
final class PodFindings {
    /** How long a pod may be made; images of many gigabytes take that long. */
    private static final Duration CREATION = Duration.ofMinutes(10);

    private static final RuleDescription IDC_CNI = rule(
            "Pod.IdcCniOnCloudNode",
            Severity.ERROR,
            "a pod of the data centre's network plugin is on a cloud node",
            "the guide, step 1; ACK: Hybrid network overview");

    private static final RuleDescription STUCK = rule(
            "Pod.StuckCreating",
            Severity.ERROR,
            "a pod on a cloud node has been waiting to be created for more than ten minutes, which is how missing addresses"
                    + " show",
            "Kubernetes: Debug Pods; terway docs");

    private static final RuleDescription OF_NODE_VSWITCH = rule(
            "Pod.AddressOfNodeVSwitch",
            Severity.ERROR,
            "a pod on a cloud node has an address of a node vSwitch: Terway falls back to the node's own vSwitch without a"
                    + " word where eni_conf has none for the zone",
            "terway daemon/builder.go, setupENIManager");

    private static final RuleDescription OF_IDC = rule(
            "Pod.AddressOfIdc",
            Severity.ERROR,
            "a pod on a cloud node has an address of the data centre's pods: the data centre's plugin has set it up",
            "the guide, step 1");

    private static final RuleDescription OUTSIDE_PLAN = rule(
            "Pod.AddressOutsidePlan",
            Severity.ERROR,
            "a pod has an address in no block that the plan has for pods of its side, so routes and security groups may not"
                    + " cover it; a warning in the data centre",
            "the guide, prerequisites");

    static final List<RuleDescription> RULES = ImmutableList.of(IDC_CNI, STUCK, OF_NODE_VSWITCH, OF_IDC, OUTSIDE_PLAN);

    /** Values of k8s-app and app, and names of DaemonSets, of the plugins that data centres run. */
    private static final ImmutableSet<String> IDC_CNIS = ImmutableSet.of(
            "calico-node",
            "canal",
            "cilium",
            "flannel",
            "kube-flannel-ds",
            "kube-router",
            "weave-net",
            "kube-ovn-cni",
            "ovs-ovn",
            "antrea-agent",
            "kilo");

    private final boolean isOverlay;
    private final Instant tooLong;
    private final CidrSet podVSwitches;
    private final CidrSet nodeVSwitches;
    private final CidrSet idc;
    private final FindingGroups groups = new FindingGroups();

    PodFindings(HybridPlan plan, Instant now) {
        this.isOverlay = plan.idc().cni().mode().isOverlay();
        this.tooLong = now.minus(CREATION);
        this.podVSwitches = blocks(plan, VSwitchRole.POD);
        this.nodeVSwitches = blocks(plan, VSwitchRole.NODE);
        this.idc = CidrSet.copyOf(plan.idc().podCidrs());
    }

    static RuleDescription rule(String id, Severity severity, String meaning, String source) {
        return new RuleDescription(RuleId.parse(id), severity, meaning, source);
    }

    private static CidrSet blocks(HybridPlan plan, VSwitchRole role) {
        List<Cidr> blocks = new ArrayList<>();
        for (VSwitch vSwitch : plan.vpc().vSwitches(role)) {
            blocks.add(vSwitch.cidr());
            vSwitch.ipv6Cidr().ifPresent(blocks::add);
        }
        return CidrSet.copyOf(blocks);
    }

    void add(LivePod pod, NodeSide side) {
        if (side == NodeSide.VIRTUAL || pod.hasEnded()) {
            return;
        }
        if (side == NodeSide.CLOUD && !isOverlay && isIdcCni(pod)) {
            report(
                    IDC_CNI,
                    IDC_CNI.severity(),
                    pod,
                    "it is of the data centre's network plugin, and node " + Shown.name(pod.nodeName())
                            + " is in the cloud",
                    "keep its DaemonSet off nodes with alibabacloud.com/external=true by node affinity, and replace the"
                            + " node");
        }
        if (pod.onHostNetwork()) {
            return;
        }
        if (side == NodeSide.CLOUD) {
            checkCloud(pod);
        } else {
            checkIdc(pod);
        }
    }

    private static boolean isIdcCni(LivePod pod) {
        return pod.app().filter(IDC_CNIS::contains).isPresent()
                || pod.daemonSet().filter(IDC_CNIS::contains).isPresent();
    }

    private void checkCloud(LivePod pod) {
        if (isStuck(pod)) {
            report(
                    STUCK,
                    STUCK.severity(),
                    pod,
                    "it has been waiting to be created on node " + Shown.name(pod.nodeName())
                            + " for more than ten minutes",
                    "look at the node's condition SufficientIP, its Terway pod and the events of this pod");
        }
        CidrSet expected = isOverlay ? idc : podVSwitches;
        for (IpAddress address : pod.addresses()) {
            if (isForeign(address, expected)) {
                reportForeign(pod, address, expected);
                return;
            }
        }
    }

    private boolean isStuck(LivePod pod) {
        return pod.phase().equals("Pending")
                && !pod.isLeaving()
                && pod.addresses().isEmpty()
                && pod.since().filter(since -> since.isBefore(tooLong)).isPresent()
                && (pod.containers().isEmpty() || pod.containers().stream().anyMatch(PodFindings::waitsForItsPod));
    }

    private static boolean waitsForItsPod(ContainerState container) {
        return container.reason().equals("ContainerCreating")
                || container.reason().equals("PodInitializing");
    }

    /** Returns whether the address is in none of the blocks; a family that the plan has no block of cannot be judged. */
    private static boolean isForeign(IpAddress address, CidrSet expected) {
        return !expected.contains(address)
                && (address.family() == IpFamily.IPV4
                        || expected.cidrs().stream().anyMatch(cidr -> cidr.family() == IpFamily.IPV6));
    }

    private void reportForeign(LivePod pod, IpAddress address, CidrSet expected) {
        String on = "its address " + address + " on cloud node " + Shown.name(pod.nodeName()) + " is ";
        if (!isOverlay && nodeVSwitches.contains(address)) {
            report(
                    OF_NODE_VSWITCH,
                    OF_NODE_VSWITCH.severity(),
                    pod,
                    on + "of a node vSwitch and not of a pod vSwitch",
                    "give eni_conf a vSwitch for the zone of the node, spelt as the metadata tells the zone, restart"
                            + " Terway and replace the node");
        } else if (!isOverlay && idc.contains(address)) {
            report(
                    OF_IDC,
                    OF_IDC.severity(),
                    pod,
                    on + "one of the data centre's pods",
                    "keep the data centre's plugin off cloud nodes, remove its file from /etc/cni/net.d there and delete"
                            + " the pod, or replace the node");
        } else {
            report(
                    OUTSIDE_PLAN,
                    OUTSIDE_PLAN.severity(),
                    pod,
                    on + "in none of the plan's blocks for it: " + expected,
                    isOverlay
                            ? "see which plugin set it up: on an overlay the data centre's serves cloud nodes too"
                            : "compare vswitches in eni_conf with the plan's pod vSwitches");
        }
    }

    private void checkIdc(LivePod pod) {
        for (IpAddress address : pod.addresses()) {
            if (isForeign(address, idc)) {
                report(
                        OUTSIDE_PLAN,
                        Severity.WARNING,
                        pod,
                        "its address " + address + " on IDC node " + Shown.name(pod.nodeName())
                                + " is in none of the plan's blocks for it: " + idc,
                        "add the block to idc.podCidrs, and to the routes and security groups of the cloud's side");
                return;
            }
        }
    }

    private void report(RuleDescription rule, Severity severity, LivePod pod, String problem, String remedy) {
        groups.add(new LiveFinding(
                rule.id(), severity, "Pod " + Shown.name(pod.namespace() + "/" + pod.name()), problem, remedy));
    }

    List<LiveFinding> findings() {
        return groups.findings();
    }
}
