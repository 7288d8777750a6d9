// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong with a node pool that is there. Error messages of nodes are shown on one line, cut when long, and not at
 * all when they hold what looks like a secret.
 */
public final class NodePoolFindings {
    private static final String DETAIL = "Container Service: DescribeClusterNodePoolDetail";

    private static final RuleDescription SAME_NAME = rule(
            "NodePool.SameName",
            Severity.ERROR,
            "several node pools have the wanted name, and none can be told to be the one",
            "Container Service: DescribeClusterNodePools");
    private static final RuleDescription FIXED = rule(
            "NodePool.FixedSetting",
            Severity.ERROR,
            "the node pool of the wanted name differs in what cannot be modified",
            "Container Service: ModifyClusterNodePool");
    private static final RuleDescription OTHER_SETTING = rule(
            "NodePool.OtherSetting",
            Severity.WARNING,
            "the node pool of the wanted name has other settings, which can be modified",
            "Container Service: ModifyClusterNodePool");
    private static final RuleDescription NODE_FAILED = rule(
            "NodePool.NodeFailed",
            Severity.ERROR,
            "a node of the pool could not be made or set up",
            "Container Service: DescribeClusterNodes");
    private static final RuleDescription NODE_OFFLINE =
            rule("NodePool.NodeOffline", Severity.WARNING, "nodes of the pool do not answer", DETAIL);
    private static final RuleDescription TOO_FEW = rule(
            "NodePool.TooFewNodes",
            Severity.WARNING,
            "the pool has fewer healthy nodes than it should have, and nothing is being done to it",
            DETAIL);

    private NodePoolFindings() {}

    private static RuleDescription rule(String id, Severity severity, String meaning, String source) {
        return new RuleDescription(RuleId.parse(id), severity, meaning, source);
    }

    /** Returns what findings of this class mean. */
    public static List<RuleDescription> rules() {
        return List.of(SAME_NAME, FIXED, OTHER_SETTING, NODE_FAILED, NODE_OFFLINE, TOO_FEW);
    }

    /** Returns the finding about several pools of one name; empty if there are none or one. */
    public static Optional<LiveFinding> ofName(String name, List<NodePool> found) {
        if (found.size() < 2) {
            return Optional.empty();
        }
        String ids = found.stream().map(pool -> Shown.name(pool.id())).sorted().collect(Collectors.joining(", "));
        return Optional.of(finding(
                SAME_NAME,
                requireNonNull(name, "name"),
                found.size() + " pools have this name: " + ids,
                "rename or delete all but one of them"));
    }

    /** Returns how a pool differs from a request for a pool of its name. */
    public static List<LiveFinding> ofDifferences(NodePool pool, NodePoolDifferences differences) {
        return differences.all().stream()
                .map(difference -> difference.setting().isModifiable()
                        ? finding(
                                OTHER_SETTING,
                                pool.name(),
                                difference.toString(),
                                "modify the pool, or ask for one of another name")
                        : finding(
                                FIXED,
                                pool.name(),
                                difference.toString(),
                                "ask for a pool of another name, or delete this one first"))
                .sorted()
                .toList();
    }

    /** Returns what is wrong with a pool's nodes; many that failed alike are told as few. */
    public static List<LiveFinding> ofNodes(NodePool pool, List<NodePoolNode> nodes) {
        FindingGroups findings = new FindingGroups();
        for (NodePoolNode node : nodes) {
            if (node.hasFailed()) {
                findings.add(ofFailed(pool, node));
            }
        }
        long unseen = pool.nodes().failed()
                - nodes.stream().filter(NodePoolNode::hasFailed).count();
        if (unseen > 0) {
            findings.add(finding(
                    NODE_FAILED,
                    pool.name(),
                    "nodes that have failed and that the cloud does not name: " + unseen,
                    "look at the pool's scaling activities in the console"));
        }
        if (pool.nodes().offline() > 0) {
            findings.add(finding(
                    NODE_OFFLINE,
                    pool.name(),
                    "nodes that are offline: " + pool.nodes().offline(),
                    "check kubelet and the way from the nodes to the API server"));
        }
        long desired = pool.desiredSize().orElse(0);
        if (pool.state() == NodePoolState.ACTIVE && pool.nodes().healthy() < desired) {
            findings.add(finding(
                    TOO_FEW,
                    pool.name(),
                    "healthy nodes: " + pool.nodes().healthy() + " of " + desired + ", and nothing is being done to it",
                    "see why the last scale-out failed, and scale again"));
        }
        return findings.findings();
    }

    private static LiveFinding ofFailed(NodePool pool, NodePoolNode node) {
        String message = node.errorMessage().orElse("");
        Optional<ScaleOutProblem> known = ScaleOutProblem.of(message);
        return new LiveFinding(
                NODE_FAILED.id(),
                NODE_FAILED.severity(),
                "Node " + node.shown(),
                "it failed in pool " + Shown.name(pool.name())
                        + known.map(problem -> ": " + problem.problem()).orElse("")
                        + (message.isEmpty() ? "" : "; the cloud says " + Shown.text(message)),
                known.map(ScaleOutProblem::remedy)
                        .orElse("read the output of cloud-init on the node, and remove the node"));
    }

    private static LiveFinding finding(RuleDescription rule, String pool, String problem, String remedy) {
        return new LiveFinding(rule.id(), rule.severity(), "NodePool " + Shown.name(pool), problem, remedy);
    }
}
