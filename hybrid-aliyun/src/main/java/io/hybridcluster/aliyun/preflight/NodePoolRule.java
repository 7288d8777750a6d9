// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveNodePool;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A node pool of the plan's name has to be as the plan says. */
final class NodePoolRule implements PreflightRule {
    private static final String SOURCE = "ACK: DescribeClusterNodePools";

    private static final RuleDescription DIFFERS = Report.rule(
            "ClusterNodePool.Differs",
            Severity.WARNING,
            "the cluster already has a node pool of the plan's name, with other settings",
            SOURCE);

    private static final RuleDescription EXISTS = Report.rule(
            "ClusterNodePool.Exists",
            Severity.INFO,
            "the cluster already has the plan's node pool, of another size",
            SOURCE);

    private static final RuleDescription BUSY = Report.rule(
            "ClusterNodePool.NotActive",
            Severity.WARNING,
            "something is being done to the cluster's node pool of the plan's name",
            SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(DIFFERS, EXISTS, BUSY);
    }

    @Override
    public void check(Subject subject, Report report) {
        Optional<LiveNodePool> there = subject.pool();
        if (there.isEmpty()) {
            return;
        }
        LiveNodePool live = there.get();
        NodePoolPlan pool = subject.plan().nodePool().orElseThrow();
        String place = "NodePool " + pool.name();
        settings(subject.plan(), pool).forEach((name, planned) -> {
            List<String> actual = live.settings().getOrDefault(name, List.of());
            if (!planned.isEmpty() && !sorted(planned).equals(actual)) {
                report.add(
                        DIFFERS,
                        place,
                        name + " of " + Shown.name(live.id()) + " is " + listed(actual) + ", and the plan says "
                                + listed(sorted(planned)),
                        "modify the node pool, correct the plan, or give the plan's pool another name");
            }
        });
        if (live.desiredSize().orElse(live.nodes()) != pool.desiredSize()) {
            report.add(
                    EXISTS,
                    place,
                    "it has " + live.nodes() + " nodes"
                            + (live.desiredSize().isPresent()
                                    ? " and is to have " + live.desiredSize().getAsLong()
                                    : "")
                            + ", and the plan says " + pool.desiredSize(),
                    "scale it to nodePool.desiredSize, or correct that in the plan");
        }
        if (!live.state().isEmpty() && !live.state().equals("active")) {
            report.add(
                    BUSY,
                    place,
                    "its state is " + Shown.name(live.state()),
                    "wait until it is active, and look at the cluster's tasks if that takes long");
        }
    }

    /** Returns what the plan says, by the API's names; what it does not say is left to the cluster. */
    private static Map<String, List<String>> settings(HybridPlan plan, NodePoolPlan pool) {
        Map<String, List<String>> settings = new TreeMap<>();
        settings.put("instance_types", pool.instanceTypes());
        settings.put(
                "vswitch_ids",
                plan.vpc().vSwitches(VSwitchRole.NODE).stream()
                        .map(vSwitch -> vSwitch.id().value())
                        .toList());
        settings.put(
                "security_group_ids",
                plan.vpc().securityGroups().stream().map(SecurityGroupId::value).toList());
        settings.put("key_pair", pool.keyPair().map(List::of).orElse(List.of()));
        settings.put("image_type", pool.imageType().map(List::of).orElse(List.of()));
        settings.put(
                "labels",
                pool.labels().stream()
                        .map(label -> label.key() + "=" + label.value())
                        .toList());
        settings.put(
                "taints",
                pool.taints().stream()
                        .map(taint -> taint.key() + "=" + taint.value() + ":" + taint.effect())
                        .toList());
        return settings;
    }

    private static List<String> sorted(List<String> texts) {
        return ImmutableList.sortedCopyOf(texts);
    }

    private static String listed(List<String> texts) {
        return texts.isEmpty()
                ? "none"
                : Listed.of(texts.stream().map(Shown::text).toList());
    }
}
