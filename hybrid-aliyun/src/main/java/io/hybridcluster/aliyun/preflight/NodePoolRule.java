// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolDifferences;
import io.hybridcluster.aliyun.nodepool.NodePoolFindings;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.aliyun.nodepool.NodePoolState;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Optional;

/** A node pool of the plan's name has to be the only one, as the plan says, and well. */
final class NodePoolRule implements PreflightRule {
    private static final String SOURCE = "Container Service: DescribeClusterNodePools";

    private static final RuleDescription OTHER_SIZE = Report.rule(
            "NodePool.OtherSize",
            Severity.INFO,
            "the cluster already has the plan's node pool, of another size",
            SOURCE);

    private static final RuleDescription BUSY = Report.rule(
            "NodePool.Busy",
            Severity.WARNING,
            "something is being done to the cluster's node pool of the plan's name",
            SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.<RuleDescription>builder()
                .addAll(NodePoolFindings.rules())
                .add(OTHER_SIZE, BUSY)
                .build();
    }

    @Override
    public void check(Subject subject, Report report) {
        List<NodePool> pools = subject.pools();
        subject.plan().nodePool().ifPresent(pool -> {
            NodePoolFindings.ofName(pool.name(), pools).ifPresent(report::add);
            if (pools.size() == 1) {
                one(pools.get(0), pool, subject.plan(), report);
            }
        });
    }

    private static void one(NodePool live, NodePoolPlan pool, HybridPlan plan, Report report) {
        String place = "NodePool " + pool.name();
        request(plan)
                .ifPresent(request -> NodePoolFindings.ofDifferences(
                                live, NodePoolDifferences.of(live, request).withoutSize())
                        .forEach(report::add));
        NodePoolFindings.ofNodes(live, List.of()).forEach(report::add);
        if (live.desiredSize().orElse(live.nodes().total()) != pool.desiredSize()) {
            report.add(
                    OTHER_SIZE,
                    place,
                    Shown.name(live.id()) + " has " + live.nodes().total() + " nodes"
                            + (live.desiredSize().isPresent()
                                    ? " and is to have " + live.desiredSize().getAsLong()
                                    : "")
                            + ", and the plan says " + pool.desiredSize(),
                    "scale it to nodePool.desiredSize, or correct that in the plan");
        }
        if (live.state() != NodePoolState.ACTIVE && live.state() != NodePoolState.UNKNOWN) {
            report.add(
                    BUSY,
                    place,
                    Shown.name(live.id()) + " is "
                            + Ascii.toLowerCase(live.state().toString()),
                    "wait until it is active, and look at the cluster's tasks if that takes long");
        }
    }

    /** Returns the request for the plan's pool; empty if the plan does not say enough for one, which its own rules tell. */
    private static Optional<NodePoolRequest> request(HybridPlan plan) {
        try {
            return Optional.of(NodePoolRequest.of(plan));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
