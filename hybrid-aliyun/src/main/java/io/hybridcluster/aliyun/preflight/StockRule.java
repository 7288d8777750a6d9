// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveNodePool;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.ZoneStock;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The pool's instance types have to be to be had in the zones of the node vSwitches. */
final class StockRule implements PreflightRule {
    private static final String SOURCE = "ECS: DescribeAvailableResource";

    private static final RuleDescription SOLD_OUT = Report.rule(
            "Stock.SoldOut",
            Severity.ERROR,
            "none of the pool's instance types is to be had in any zone of the node vSwitches; a warning where the pool has all"
                    + " its nodes already",
            SOURCE);

    private static final RuleDescription SOLD_OUT_IN_ZONE = Report.rule(
            "Stock.SoldOutInZone",
            Severity.WARNING,
            "an instance type of the pool is not to be had in a zone of the node vSwitches",
            SOURCE);

    private static final RuleDescription LOW = Report.rule(
            "Stock.Low",
            Severity.INFO,
            "there is little of an instance type of the pool in a zone of the node vSwitches",
            SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(SOLD_OUT, SOLD_OUT_IN_ZONE, LOW);
    }

    @Override
    public void check(Subject subject, Report report) {
        subject.plan()
                .nodePool()
                .ifPresent(pool -> subject.account().find(Part.STOCK).ifPresent(stock -> {
                    Set<String> zones = subject.live(VSwitchRole.NODE).stream()
                            .map(LiveVSwitch::zone)
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (!zones.isEmpty()) {
                        stock(pool, isShort(subject, pool), zones, stock, report);
                    }
                }));
    }

    /** Returns whether the pool is still to get nodes. */
    private static boolean isShort(Subject subject, NodePoolPlan pool) {
        return pool.desiredSize() > subject.pool().map(LiveNodePool::nodes).orElse(0L);
    }

    private static void stock(
            NodePoolPlan pool, boolean isShort, Set<String> zones, List<ZoneStock> stock, Report report) {
        List<ZoneStock> needed = new ArrayList<>();
        for (String zone : zones) {
            for (String type : pool.instanceTypes()) {
                needed.add(stock.stream()
                        .filter(one ->
                                one.zone().equals(zone) && one.instanceType().equals(type))
                        .findFirst()
                        // What is not listed is not sold there.
                        .orElse(new ZoneStock(zone, type, ZoneStock.Level.NONE)));
            }
        }
        if (needed.stream().allMatch(one -> one.level() == ZoneStock.Level.NONE)) {
            report.add(
                    SOLD_OUT,
                    isShort ? Severity.ERROR : Severity.WARNING,
                    "NodePool " + pool.name(),
                    "no " + String.join(" and no ", pool.instanceTypes()) + " is to be had in " + Listed.of(zones),
                    "take other instance types, or add a node and a pod vSwitch in a zone that has them");
            return;
        }
        for (ZoneStock one : needed) {
            if (one.level() == ZoneStock.Level.NONE) {
                report.add(
                        SOLD_OUT_IN_ZONE,
                        InstanceTypesRule.place(one.instanceType()),
                        "there is none in zone " + Shown.name(one.zone()),
                        "name further instance types in the pool, so that the zone gets nodes too");
            } else if (one.level() == ZoneStock.Level.LOW) {
                report.add(
                        LOW,
                        InstanceTypesRule.place(one.instanceType()),
                        "there is little of it in zone " + Shown.name(one.zone()),
                        "name further instance types in the pool");
            }
        }
    }
}
