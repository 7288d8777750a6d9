// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.CheckedPlan.PlacedVSwitch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The vSwitches must together have addresses for the nodes of the pool and for their pods; {@link ZoneShareRule} looks at
 * each zone.
 *
 * <p>Terway takes from the pod vSwitch an address for each pod, and keeps {@code min_pool_size} idle ones ready; nothing
 * more is taken ahead (terway {@code daemon/builder.go}, {@code getPoolConfig}). A block of 2<sup>n</sup> addresses gives
 * out four fewer (VPC: CreateVSwitch).
 */
final class VSwitchSizeRule implements PlanRule {
    private static final RuleDescription SMALL = RuleDescription.of(
            "PodVSwitch.Small",
            Severity.WARNING,
            "a vSwitch for pods is smaller than ACK advises: /19 or larger, and never smaller than /25",
            "ACK: CreateCluster, pod_vswitch_ids");

    private static final RuleDescription NODES_EXHAUSTED = RuleDescription.of(
            "NodeVSwitch.Exhausted",
            Severity.ERROR,
            "the node vSwitches have fewer addresses than the pool has nodes",
            "VPC: CreateVSwitch");

    private static final RuleDescription PODS_EXHAUSTED = RuleDescription.of(
            "PodVSwitch.Exhausted",
            Severity.ERROR,
            "the pod vSwitches cannot give each node of the pool the addresses that Terway keeps ready there, at least"
                    + " one",
            "terway daemon/builder.go; VPC: CreateVSwitch");

    private static final RuleDescription PODS_MAY_EXHAUST = RuleDescription.of(
            "PodVSwitch.MayRunOut",
            Severity.WARNING,
            "the pod vSwitches have fewer addresses than the nodes of the pool can have pods",
            "terway docs; VPC: CreateVSwitch");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(SMALL, NODES_EXHAUSTED, PODS_EXHAUSTED, PODS_MAY_EXHAUST);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        List<PlacedVSwitch> pods = plan.needsTerway() ? plan.vSwitches(VSwitchRole.POD) : List.of();
        pods.forEach(pod -> small(pod, plan, report));
        plan.plan().nodePool().ifPresent(pool -> {
            nodes(pool, plan, report);
            plan.plan().terway().filter(t -> !pods.isEmpty()).ifPresent(terway -> pods(pool, terway, plan, report));
        });
    }

    private static void small(PlacedVSwitch pod, CheckedPlan plan, Report report) {
        int mask = pod.vSwitch().cidr().prefixLength();
        if (mask > 19) {
            report.add(
                    SMALL,
                    mask > 25 ? Severity.WARNING : Severity.INFO,
                    pod.at().child("cidr"),
                    "pod vSwitch " + pod.vSwitch().id() + " (" + pod.vSwitch().cidr() + ") gives out "
                            + pod.vSwitch().usableAddresses() + " addresses, and ACK advises /19 or larger",
                    "take a larger block while nothing uses the vSwitch"
                            + FreeBlocks.suchAs(plan.free().vSwitch(19))
                            + "; later only a further vSwitch helps, and only nodes made after it");
        }
    }

    private static void nodes(NodePoolPlan pool, CheckedPlan plan, Report report) {
        List<PlacedVSwitch> nodes = plan.vSwitches(VSwitchRole.NODE);
        long usable = usable(nodes);
        if (!nodes.isEmpty() && pool.desiredSize() > usable) {
            report.add(
                    NODES_EXHAUSTED,
                    Places.NODE_POOL.child("desiredSize"),
                    pool.desiredSize() + " nodes are wanted, and the node vSwitches give out " + usable + " addresses",
                    "make a larger node vSwitch" + FreeBlocks.suchAs(plan.free().vSwitch(20))
                            + ", or lower desiredSize");
        }
    }

    private static void pods(NodePoolPlan pool, TerwayPlan terway, CheckedPlan plan, Report report) {
        // Only a zone with nodes gives addresses to pods.
        Set<ZoneId> nodeZones = plan.vSwitches(VSwitchRole.NODE).stream()
                .map(placed -> placed.vSwitch().zone())
                .collect(Collectors.toUnmodifiableSet());
        List<PlacedVSwitch> used = plan.vSwitches(VSwitchRole.POD).stream()
                .filter(placed -> nodeZones.contains(placed.vSwitch().zone()))
                .toList();
        if (used.isEmpty()) {
            return;
        }
        long usable = usable(used);
        PodDemand demand = PodDemand.of(pool, terway, plan);
        long ready = demand.ready();
        long full = demand.full();
        String size = pool.desiredSize() + " nodes ";
        if (pool.desiredSize() * ready > usable) {
            report.add(
                    PODS_EXHAUSTED,
                    Places.NODE_POOL.child("desiredSize"),
                    size + "take " + pool.desiredSize() * ready + " addresses before any is needed (" + ready
                            + " each), and the pod vSwitches in their zones give out " + usable,
                    "make a larger pod vSwitch in the nodes' zone"
                            + FreeBlocks.suchAs(plan.free().vSwitch(19)) + ", or lower terway.pool.min or desiredSize");
        } else if (pool.desiredSize() * full > usable) {
            report.add(
                    PODS_MAY_EXHAUST,
                    Places.NODE_POOL.child("desiredSize"),
                    size + "can have " + pool.desiredSize() * full + " pods (" + full
                            + " each), and the pod vSwitches in their zones give out " + usable
                            + " addresses: the last " + (pool.desiredSize() * full - usable) + " pods would get none",
                    "make a larger pod vSwitch in the nodes' zone"
                            + FreeBlocks.suchAs(plan.free().vSwitch(19))
                            + ", or " + MaxPodsRule.kubeletTakes(Math.max(1, usable / pool.desiredSize())));
        }
    }

    private static long usable(List<PlacedVSwitch> vSwitches) {
        return vSwitches.stream()
                .mapToLong(placed -> placed.vSwitch().usableAddresses())
                .sum();
    }
}
