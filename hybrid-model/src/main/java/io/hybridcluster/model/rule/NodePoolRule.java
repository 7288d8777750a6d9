// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.List;
import java.util.regex.Pattern;

/** What ACK asks of a node pool, instance types, image, labels and taints apart. */
final class NodePoolRule implements PlanRule {
    private static final RuleDescription NAME = RuleDescription.of(
            "NodePool.NameInvalid",
            Severity.WARNING,
            "the pool's name is not 1 to 63 letters, digits, - and _, the first one neither - nor _",
            "ACK: CreateCluster, name, the nearest grammar that is published");

    private static final RuleDescription KEY_PAIR = RuleDescription.of(
            "NodePool.KeyPairMissing",
            Severity.ERROR,
            "the pool has no key pair: ACK wants one or a password, and a plan holds no password",
            "ACK: CreateClusterNodePool, scaling_group.key_pair");

    private static final RuleDescription SCALE_CALL = RuleDescription.of(
            "NodePool.ScaleCallLimit",
            Severity.INFO,
            "the pool is larger than one call may add nodes: 500",
            "ACK: ScaleClusterNodePool, count");

    private static final RuleDescription QUOTA = RuleDescription.of(
            "NodePool.NodeQuota",
            Severity.INFO,
            "the pool is larger than a cluster may be by default: 100 nodes",
            "ACK: Quotas and limits");

    private static final Pattern GRAMMAR = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,62}");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NAME, KEY_PAIR, SCALE_CALL, QUOTA);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan().nodePool().ifPresent(pool -> check(pool, report));
    }

    private static void check(NodePoolPlan pool, Report report) {
        if (!GRAMMAR.matcher(pool.name()).matches()) {
            report.add(
                    NAME,
                    Places.NODE_POOL.child("name"),
                    "name " + Quote.of(pool.name()) + " of " + pool.name().length() + " characters may be refused",
                    "use 1 to 63 letters, digits, \"-\" and \"_\" with a letter or digit first, such as cloud");
        }
        if (pool.keyPair().isEmpty()) {
            report.add(
                    KEY_PAIR,
                    Places.NODE_POOL.child("keyPair"),
                    "nobody could log in to the nodes: no key pair is named",
                    "name an ECS key pair of the region, such as keyPair: kp-hybrid");
        }
        size(pool.desiredSize(), report);
    }

    private static void size(int size, Report report) {
        FieldPath at = Places.NODE_POOL.child("desiredSize");
        if (size > 500) {
            report.add(
                    SCALE_CALL,
                    at,
                    size + " nodes are wanted, and one call adds at most 500",
                    "scale out in " + (size + 499) / 500 + " calls");
        }
        if (size > 100) {
            report.add(
                    QUOTA,
                    at,
                    size + " nodes are wanted, and a cluster may have 100 by default",
                    "raise the quota of nodes of a cluster in Quota Center before scaling out");
        }
    }
}
