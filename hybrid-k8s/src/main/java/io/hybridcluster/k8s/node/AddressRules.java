// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.net.IpFamily;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a node is where the plan has room for it. */
final class AddressRules {
    private static final String PLANNING = "the guide, prerequisites; VPC: CreateVSwitch";

    private static final RuleDescription MISSING = Report.rule(
            "Node.AddressMissing",
            Severity.ERROR,
            "a node has no internal IPv4 address",
            "Kubernetes: Node status, Addresses");

    private static final RuleDescription IN_IDC = Report.rule(
            "Node.AddressInIdc", Severity.ERROR, "a cloud node has an address of the data centre's nodes", PLANNING);

    private static final RuleDescription OUTSIDE_PLAN = Report.rule(
            "Node.AddressOutsidePlan",
            Severity.ERROR,
            "a node's address is in no block that the plan has for such nodes, so routes and security groups may not cover"
                    + " it",
            PLANNING);

    private static final RuleDescription ZONE = Report.rule(
            "Node.ZoneDisagrees",
            Severity.ERROR,
            "a cloud node's zone label is not the zone of the vSwitch that its address is of",
            "Kubernetes: Well-Known Labels; terway pkg/controller/node/predict.go");

    private static final RuleDescription REGION = Report.rule(
            "Node.RegionDisagrees",
            Severity.ERROR,
            "a cloud node's region label is not the plan's region",
            "Kubernetes: Well-Known Labels; terway pkg/controller/node/predict.go");

    private static final RuleDescription EXTERNAL_IN_IDC = Report.rule(
            "Node.ExternalLabelInIdc",
            Severity.ERROR,
            "a node of the data centre has alibabacloud.com/external=true: Terway is placed on it, and its own plugin is"
                    + " kept off it",
            "the guide, step 1");

    static final List<RuleDescription> RULES =
            ImmutableList.of(MISSING, IN_IDC, OUTSIDE_PLAN, ZONE, REGION, EXTERNAL_IN_IDC);

    private static final String CORRECT_ONE = "correct the plan if the node is right, or replace the node";

    private AddressRules() {}

    static void checkCloud(HybridPlan plan, LiveNode node, Report report) {
        node.region()
                .filter(region -> !region.equals(plan.cluster().region().value()))
                .ifPresent(region -> report.add(
                        REGION,
                        "its region label is " + Shown.text(region) + ", and the plan's region is "
                                + plan.cluster().region(),
                        "correct the label, or have the node script write what the metadata tells"));
        Optional<IpAddress> some = ipv4(node);
        if (some.isEmpty()) {
            reportMissing(report);
            return;
        }
        IpAddress address = some.get();
        Optional<VSwitch> vSwitch = plan.vpc().vSwitches().stream()
                .filter(candidate -> candidate.cidr().contains(address))
                .findFirst();
        if (CidrSet.copyOf(plan.idc().nodeCidrs()).contains(address)) {
            report.add(
                    IN_IDC,
                    "its address " + address
                            + " is of the data centre's nodes, and its labels or provider id say that it is"
                            + " an ECS instance",
                    "take the cloud's labels and provider id off it if it is a node of the data centre");
        } else if (vSwitch.isEmpty()) {
            report.add(
                    OUTSIDE_PLAN,
                    "its address " + address + " is in none of the plan's node vSwitches: "
                            + joined(plan.vpc().vSwitches(VSwitchRole.NODE).stream()
                                    .map(VSwitch::cidr)
                                    .toList()),
                    CORRECT_ONE);
        } else if (vSwitch.get().role() != VSwitchRole.NODE) {
            report.add(
                    OUTSIDE_PLAN,
                    "its address " + address + " is of vSwitch " + vSwitch.get().id()
                            + ", which the plan has not for nodes" + " but for \""
                            + vSwitch.get().role() + "\"",
                    CORRECT_ONE);
        } else {
            checkZone(vSwitch.get(), node, report);
        }
    }

    private static void checkZone(VSwitch vSwitch, LiveNode node, Report report) {
        node.zone()
                .filter(zone -> !zone.equals(vSwitch.zone().value()))
                .ifPresent(zone -> report.add(
                        ZONE,
                        "its zone label is " + Shown.text(zone) + ", and vSwitch " + vSwitch.id()
                                + ", which its address is of, is in " + vSwitch.zone(),
                        "correct the label, or the zone of the vSwitch in the plan: Terway looks its pod vSwitches up by"
                                + " zone"));
    }

    static void checkIdc(HybridPlan plan, LiveNode node, Report report) {
        if (node.isExternal()) {
            report.add(
                    EXTERNAL_IN_IDC,
                    "it is a node of the data centre and has the label of cloud nodes, so that Terway is placed on it and its"
                            + " own plugin kept off it",
                    "take the label alibabacloud.com/external off it");
        }
        Optional<IpAddress> some = ipv4(node);
        if (some.isEmpty()) {
            // An IPv6 data centre is none that the guide knows, and none that can be judged by IPv4 blocks.
            if (node.addresses().isEmpty()) {
                reportMissing(report);
            }
        } else if (!CidrSet.copyOf(plan.idc().nodeCidrs()).contains(some.get())) {
            report.add(
                    OUTSIDE_PLAN,
                    Severity.WARNING,
                    "its address " + some.get() + " is in none of the plan's blocks of IDC nodes: "
                            + joined(plan.idc().nodeCidrs()),
                    "add the block to idc.nodeCidrs, and to the routes and security groups of the cloud's side");
        }
    }

    private static void reportMissing(Report report) {
        report.add(
                MISSING,
                "it has no internal IPv4 address",
                "look at the kubelet's log on the node: it tells why it does not find its address (--node-ip)");
    }

    private static Optional<IpAddress> ipv4(LiveNode node) {
        return node.addresses().stream()
                .filter(address -> address.family() == IpFamily.IPV4)
                .findFirst();
    }

    private static String joined(List<Cidr> cidrs) {
        return cidrs.isEmpty() ? "none" : cidrs.stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }
}
