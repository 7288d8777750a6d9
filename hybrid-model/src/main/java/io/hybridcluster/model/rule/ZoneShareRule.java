// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.CheckedPlan.PlacedVSwitch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Each zone must have addresses for its share of the pool: an interface takes addresses only from vSwitches of its own
 * zone, so another zone's are of no use to it. The share is that of an even spread, rounded up, as the cloud may fill a
 * zone first. Where all zones together have too few, {@link VSwitchSizeRule} says so, and nothing is said here.
 */
final class ZoneShareRule implements PlanRule {
    private static final RuleDescription NODES = RuleDescription.of(
            "NodeVSwitch.ZoneMayRunOut",
            Severity.WARNING,
            "the node vSwitches of a zone have fewer addresses than its share of the pool has nodes, and another zone's"
                    + " do not help",
            "ECS: CreateNetworkInterface; VPC: CreateVSwitch");

    private static final RuleDescription PODS = RuleDescription.of(
            "PodVSwitch.ZoneMayRunOut",
            Severity.WARNING,
            "the pod vSwitches of a zone have fewer addresses than its share of the pool can have pods, or keeps ready, and"
                    + " another zone's do not help",
            "terway daemon/builder.go; ECS: CreateNetworkInterface; VPC: CreateVSwitch");

    private static final FieldPath AT = Places.NODE_POOL.child("desiredSize");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NODES, PODS);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        Map<ZoneId, Long> nodes = usableByZone(plan.vSwitches(VSwitchRole.NODE));
        if (nodes.isEmpty()) {
            return;
        }
        plan.plan().nodePool().ifPresent(pool -> {
            Spread spread = new Spread(pool.desiredSize(), nodes.size());
            nodes(spread, nodes, plan, report);
            if (plan.needsTerway()) {
                Map<ZoneId, Long> pods = usableByZone(plan.vSwitches(VSwitchRole.POD));
                // A zone without nodes gives no pod an address.
                pods.keySet().retainAll(nodes.keySet());
                plan.plan()
                        .terway()
                        .ifPresent(terway -> pods(spread, PodDemand.of(pool, terway, plan), pods, plan, report));
            }
        });
    }

    private static void nodes(Spread spread, Map<ZoneId, Long> nodes, CheckedPlan plan, Report report) {
        if (spread.nodes() > sum(nodes)) {
            return;
        }
        nodes.forEach((zone, usable) -> {
            if (spread.share() > usable) {
                report.add(
                        NODES,
                        AT,
                        spread.in(zone) + ", and its node vSwitches give out " + usable + " addresses",
                        "make a larger node vSwitch in " + zone
                                + FreeBlocks.suchAs(plan.free().vSwitch(20)) + ", or lower desiredSize");
            }
        });
    }

    private static void pods(Spread spread, PodDemand demand, Map<ZoneId, Long> pods, CheckedPlan plan, Report report) {
        if (spread.nodes() * demand.ready() > sum(pods)) {
            return;
        }
        boolean enoughInAll = spread.nodes() * demand.full() <= sum(pods);
        pods.forEach((zone, usable) -> {
            String gives = " each), and its pod vSwitches give out " + usable + " addresses";
            long ready = spread.share() * demand.ready();
            long full = spread.share() * demand.full();
            if (ready > usable) {
                report.add(
                        PODS,
                        AT,
                        spread.in(zone) + ", which take " + ready + " addresses before any is needed (" + demand.ready()
                                + gives,
                        larger(zone, plan) + ", or lower terway.pool.min or desiredSize");
            } else if (enoughInAll && full > usable) {
                report.add(
                        PODS,
                        AT,
                        spread.in(zone) + ", which can have " + full + " pods (" + demand.full() + gives,
                        larger(zone, plan) + ", or " + MaxPodsRule.kubeletTakes(Math.max(1, usable / spread.share())));
            }
        });
    }

    private static String larger(ZoneId zone, CheckedPlan plan) {
        return "make a larger pod vSwitch in " + zone
                + FreeBlocks.suchAs(plan.free().vSwitch(19));
    }

    private static Map<ZoneId, Long> usableByZone(List<PlacedVSwitch> vSwitches) {
        Map<ZoneId, Long> usable = new TreeMap<>();
        vSwitches.forEach(placed ->
                usable.merge(placed.vSwitch().zone(), (long) placed.vSwitch().usableAddresses(), Long::sum));
        return usable;
    }

    private static long sum(Map<ZoneId, Long> usable) {
        return usable.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The nodes of the pool, spread evenly over its zones. */
    private record Spread(long nodes, int zones) {
        long share() {
            return (nodes + zones - 1) / zones;
        }

        String in(ZoneId zone) {
            return "zone " + zone + ", one of " + zones + ", has a share of " + share() + " of the " + nodes + " nodes";
        }
    }
}
