// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.CheckedPlan.PlacedVSwitch;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Nodes need a vSwitch, and their pods one in the same zone: an interface and its instance share the zone. Terway looks
 * the pod vSwitches up by the node's zone id, and where it finds none it takes the node's own vSwitch without a word
 * (terway {@code daemon/builder.go}, {@code setupENIManager}).
 */
final class ZoneRule implements PlanRule {
    private static final RuleDescription NO_NODE_VSWITCH = RuleDescription.of(
            "NodeVSwitch.Missing",
            Severity.ERROR,
            "no vSwitch is for nodes",
            "ACK: CreateClusterNodePool, scaling_group.vswitch_ids");

    private static final RuleDescription TOO_MANY = RuleDescription.of(
            "NodeVSwitch.TooMany",
            Severity.ERROR,
            "more vSwitches are for nodes than a node pool takes",
            "ACK: CreateClusterNodePool, scaling_group.vswitch_ids");

    private static final RuleDescription NO_POD_VSWITCH = RuleDescription.of(
            "PodVSwitch.Missing",
            Severity.ERROR,
            "no vSwitch is for pods, although cloud nodes need Terway",
            "terway daemon/builder.go; ACK: Plan CIDR blocks for a cluster");

    private static final RuleDescription NO_POD_VSWITCH_IN_ZONE = RuleDescription.of(
            "PodVSwitch.MissingInZone",
            Severity.ERROR,
            "a zone has nodes and no vSwitch for their pods: Terway takes the nodes' own vSwitch there without a word",
            "terway daemon/builder.go; ACK: Plan CIDR blocks for a cluster");

    private static final RuleDescription UNUSED_ZONE = RuleDescription.of(
            "PodVSwitch.ZoneWithoutNodes",
            Severity.WARNING,
            "a vSwitch for pods is in a zone without nodes, so nothing uses it; its zone may be mistyped",
            "terway daemon/builder.go");

    private static final int MOST_OF_A_POOL = 8;

    /** What a report names does not depend on the order of the plan's list. */
    private static final Comparator<PlacedVSwitch> BY_ID = Comparator.comparing(
                    (PlacedVSwitch placed) -> placed.vSwitch().id())
            .thenComparing(PlacedVSwitch::at);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NO_NODE_VSWITCH, TOO_MANY, NO_POD_VSWITCH, NO_POD_VSWITCH_IN_ZONE, UNUSED_ZONE);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        List<PlacedVSwitch> nodes = plan.vSwitches(VSwitchRole.NODE);
        List<PlacedVSwitch> pods = plan.vSwitches(VSwitchRole.POD);
        if (nodes.isEmpty()) {
            report.add(
                    NO_NODE_VSWITCH,
                    Places.V_SWITCHES,
                    "no vSwitch has the role node; the plan has "
                            + plan.vSwitches().size(),
                    "give the vSwitch that cloud nodes get their addresses from the role node");
        }
        if (nodes.size() > MOST_OF_A_POOL) {
            report.add(
                    TOO_MANY,
                    Places.V_SWITCHES,
                    nodes.size() + " vSwitches have the role node, and a node pool takes " + MOST_OF_A_POOL,
                    "leave at most " + MOST_OF_A_POOL
                            + " with the role node, one for each zone, and give the others the" + " role other");
        }
        if (plan.needsTerway()) {
            pods(nodes, pods, plan, report);
        }
    }

    private static void pods(List<PlacedVSwitch> nodes, List<PlacedVSwitch> pods, CheckedPlan plan, Report report) {
        if (pods.isEmpty()) {
            report.add(
                    NO_POD_VSWITCH,
                    Places.V_SWITCHES,
                    "no vSwitch has the role pod; the plan has "
                            + plan.vSwitches().size(),
                    "make a vSwitch for pods in the zone of the nodes"
                            + FreeBlocks.suchAs(plan.free().vSwitch(19)));
            return;
        }
        Map<ZoneId, PlacedVSwitch> podZones = firstByZone(pods);
        Map<ZoneId, PlacedVSwitch> nodeZones = firstByZone(nodes);
        nodeZones.forEach((zone, node) -> {
            if (!podZones.containsKey(zone)) {
                report.add(
                        NO_POD_VSWITCH_IN_ZONE,
                        node.at().child("zone"),
                        "zone " + zone + " has node vSwitch " + node.vSwitch().id()
                                + " and no pod vSwitch; pod vSwitches" + " are in " + listed(podZones),
                        "make a pod vSwitch in " + zone
                                + FreeBlocks.suchAs(plan.free().vSwitch(19)) + ", or take the node vSwitch out");
            }
        });
        if (nodes.isEmpty()) {
            return;
        }
        for (PlacedVSwitch pod : pods) {
            ZoneId zone = pod.vSwitch().zone();
            if (!nodeZones.containsKey(zone)) {
                report.add(
                        UNUSED_ZONE,
                        pod.at().child("zone"),
                        "pod vSwitch " + pod.vSwitch().id() + " is in zone " + zone + ", and nodes are in "
                                + listed(nodeZones),
                        "put the pod vSwitch into a zone that has nodes, or make a node vSwitch in " + zone);
            }
        }
    }

    private static Map<ZoneId, PlacedVSwitch> firstByZone(List<PlacedVSwitch> vSwitches) {
        Map<ZoneId, PlacedVSwitch> first = new TreeMap<>();
        vSwitches.forEach(placed -> first.merge(placed.vSwitch().zone(), placed, BinaryOperator.minBy(BY_ID)));
        return first;
    }

    private static String listed(Map<ZoneId, PlacedVSwitch> zones) {
        String first = String.join(
                ", ", zones.keySet().stream().limit(8).map(ZoneId::value).toList());
        return zones.size() > 8 ? first + " and " + (zones.size() - 8) + " more zones" : first;
    }
}
