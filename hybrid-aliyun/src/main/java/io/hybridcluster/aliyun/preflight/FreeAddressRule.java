// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The vSwitches need addresses that are still free for the nodes that the pool is to get and for their pods. An interface
 * takes addresses only from vSwitches of its node's own zone; the share of a zone is that of an even spread, rounded up.
 */
final class FreeAddressRule implements PreflightRule {
    private static final String SOURCE = "VPC: DescribeVSwitches; terway daemon/builder.go";

    private static final RuleDescription NODES = Report.rule(
            "NodeVSwitch.TooFewFree",
            Severity.ERROR,
            "the node vSwitches have fewer free addresses than the pool is to get nodes",
            "VPC: DescribeVSwitches");

    private static final RuleDescription PODS = Report.rule(
            "PodVSwitch.TooFewFree",
            Severity.ERROR,
            "the pod vSwitches have not even the free addresses that Terway takes as soon as the nodes have joined; a"
                    + " warning where that is so of a zone's share alone",
            SOURCE);

    private static final RuleDescription PODS_LATER = Report.rule(
            "PodVSwitch.FewFree",
            Severity.WARNING,
            "the pod vSwitches of a zone have fewer free addresses than its share of the nodes can have pods",
            SOURCE);

    private static final RuleDescription NO_PODS = Report.rule(
            "PodVSwitch.NoneInZone",
            Severity.ERROR,
            "a zone really has a node vSwitch and no pod vSwitch: Terway takes the nodes' own vSwitch there without a word",
            "terway daemon/config.go; VPC: DescribeVSwitches");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NODES, PODS, PODS_LATER, NO_PODS);
    }

    @Override
    public void check(Subject subject, Report report) {
        if (subject.account().find(Part.V_SWITCHES).isEmpty()) {
            return;
        }
        Map<String, Long> nodes = freeByZone(subject.live(VSwitchRole.NODE));
        Map<String, Long> pods = freeByZone(subject.live(VSwitchRole.POD));
        if (subject.needsTerway()) {
            missing(nodes, pods, subject, report);
        }
        if (!nodes.isEmpty()) {
            subject.demand().ifPresent(demand -> {
                nodes(demand, nodes, subject, report);
                pods.keySet().retainAll(nodes.keySet());
                if (subject.needsTerway() && !pods.isEmpty()) {
                    pods(demand, nodes.size(), pods, subject, report);
                }
            });
        }
    }

    private static void missing(Map<String, Long> nodes, Map<String, Long> pods, Subject subject, Report report) {
        for (String zone : nodes.keySet()) {
            if (!pods.containsKey(zone)) {
                report.add(
                        NO_PODS,
                        "Zone " + Shown.name(zone),
                        "a node vSwitch of the plan is in it, and no pod vSwitch of the plan is",
                        "make a pod vSwitch in zone " + Shown.name(zone) + " of VPC "
                                + subject.plan().vpc().id() + " and add it to the plan and to eni_conf");
            }
        }
    }

    private static void nodes(Demand demand, Map<String, Long> free, Subject subject, Report report) {
        if (demand.nodes() > sum(free)) {
            report.add(
                    NODES,
                    VpcRule.place(subject),
                    demand.nodes() + " more nodes are wanted, and the node vSwitches have " + sum(free)
                            + " free addresses",
                    "free addresses there, add a node vSwitch to plan and pool, or lower nodePool.desiredSize");
        }
    }

    private static void pods(Demand demand, int zones, Map<String, Long> free, Subject subject, Report report) {
        String ready =
                " nodes take " + demand.ready() + " addresses each as soon as they have joined, and the pod vSwitches ";
        String remedy =
                "add a larger pod vSwitch in the nodes' zone to plan and eni_conf, lower terway.pool.min, or lower"
                        + " nodePool.desiredSize";
        if (demand.nodes() * demand.ready() > sum(free)) {
            report.add(
                    PODS,
                    VpcRule.place(subject),
                    demand.nodes() + ready + "in their zones have " + sum(free) + " free",
                    remedy);
            return;
        }
        long share = (demand.nodes() + zones - 1) / zones;
        free.forEach((zone, there) -> {
            String place = "Zone " + Shown.name(zone);
            if (share * demand.ready() > there) {
                report.add(
                        PODS,
                        Severity.WARNING,
                        place,
                        "its share of " + share + ready + "there have " + there + " free",
                        remedy);
            } else if (share * demand.full() > there) {
                report.add(
                        PODS_LATER,
                        place,
                        "its share of " + share + " nodes can have " + share * demand.full() + " pods (" + demand.full()
                                + " each), and the pod vSwitches there have " + there + " free addresses",
                        "add a larger pod vSwitch in the zone to plan and eni_conf, or have the kubelet take fewer pods");
            }
        });
    }

    private static Map<String, Long> freeByZone(List<LiveVSwitch> vSwitches) {
        Map<String, Long> free = new TreeMap<>();
        vSwitches.forEach(vSwitch -> free.merge(vSwitch.zone(), vSwitch.freeAddresses(), Long::sum));
        return free;
    }

    private static long sum(Map<String, Long> free) {
        return free.values().stream().mapToLong(Long::longValue).sum();
    }
}
