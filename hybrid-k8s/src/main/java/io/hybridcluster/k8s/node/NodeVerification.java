// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a node that has joined is the one that the plan means: its labels, taints, name, provider id and address, which
 * network plugin answers on it, how many pods its kubelet takes, and what runs on it.
 *
 * <p>The guide ends with "the node is Ready", which a node without these labels also becomes. A node of the data centre is
 * checked for what must not be on it. A virtual node yields nothing. Where the data centre's plugin is an overlay, the
 * same plugin runs on cloud nodes too, and what concerns Terway is not asked (ACK: Hybrid network overview).
 *
 * <p>Sources: ACK: Create custom scripts for node pools; terway {@code pkg/aliyun/client/limit.go}; Kubernetes: Version
 * Skew Policy. Immutable and thread-safe.
 */
public final class NodeVerification {
    private final HybridPlan plan;
    private final InstanceTypes types;
    private final Optional<TerwayVersion> terway;

    private NodeVerification(HybridPlan plan, InstanceTypes types, Optional<TerwayVersion> terway) {
        this.plan = plan;
        this.types = types;
        this.terway = terway;
    }

    /** Returns the verification against this plan and the Terway of the plan, without figures of instance types. */
    public static NodeVerification of(HybridPlan plan) {
        Optional<TerwayVersion> planned = requireNonNull(plan, "plan").terway().map(TerwayPlan::version);
        return new NodeVerification(plan, InstanceTypes.none(), planned);
    }

    /** Returns the same verification with these figures, for nodes that do not tell their own. */
    public NodeVerification withInstanceTypes(InstanceTypes types) {
        return new NodeVerification(plan, requireNonNull(types, "types"), terway);
    }

    /** Returns the same verification against the Terway that really runs, in place of the plan's. */
    public NodeVerification withTerwayVersion(TerwayVersion version) {
        return new NodeVerification(plan, types, Optional.of(requireNonNull(version, "version")));
    }

    /** Returns what each id that {@link #verify} can find means, ordered by id. */
    public static List<RuleDescription> rules() {
        return Stream.of(
                        IdentityRules.RULES,
                        AddressRules.RULES,
                        SystemRules.RULES,
                        ReadinessRules.RULES,
                        CapacityRules.RULES)
                .flatMap(List::stream)
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Returns what is wrong with this node, in the order of findings.
     *
     * @param node the Node, whole or with the paths of {@link LiveNode#fields}
     * @throws IllegalArgumentException if it has no name
     */
    public List<LiveFinding> verify(Map<?, ?> node) {
        return verify(LiveNode.of(plan, requireNonNull(node, "node")));
    }

    /** Returns what is wrong with this node, in the order of findings. */
    public List<LiveFinding> verify(LiveNode node) {
        Report report = new Report("Node", requireNonNull(node, "node").name());
        boolean onTerway = !plan.idc().cni().mode().isOverlay();
        switch (NodeSide.of(plan, node)) {
            case CLOUD -> {
                IdentityRules.check(plan, node, report);
                AddressRules.checkCloud(plan, node, report);
                SystemRules.check(
                        plan.cluster().kubernetesVersion(), onTerway ? terway : Optional.empty(), node, report);
                ReadinessRules.checkCloud(onTerway, node, report);
                if (onTerway) {
                    CapacityRules.check(new NodeCapacity(plan, types), node, report);
                }
            }
            case IDC -> {
                AddressRules.checkIdc(plan, node, report);
                ReadinessRules.checkIdc(node, report);
            }
            case VIRTUAL -> {}
        }
        return report.findings();
    }
}
