// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.node.ProviderId;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;

/** Where a node is. */
public enum NodeSide {
    /** In the cloud: an ECS instance. */
    CLOUD,

    /** In the data centre. */
    IDC,

    /** Nowhere: a virtual node, on which no network plugin runs. */
    VIRTUAL;

    /**
     * Returns where this node is.
     *
     * <p>One sign of the cloud is enough, so that a cloud node that lacks a label is still known for one and the missing
     * label is found: an id of a cluster, node pool or instance among its labels, a provider id of the right form, an
     * address of a node vSwitch, or the label {@code alibabacloud.com/external}, misspelt or not. That label alone does
     * not count against an address of the data centre: it can be put on any node.
     */
    public static NodeSide of(HybridPlan plan, LiveNode node) {
        requireNonNull(plan, "plan");
        if (requireNonNull(node, "node").isVirtual()) {
            return VIRTUAL;
        }
        boolean isInstance = node.label(LiveNode.CLUSTER_ID).isPresent()
                || node.label(LiveNode.NODE_POOL_ID).isPresent()
                || node.label(LiveNode.INSTANCE_ID).isPresent()
                || node.providerId().filter(NodeSide::isProviderId).isPresent();
        boolean inIdc = isIn(node, CidrSet.copyOf(plan.idc().nodeCidrs()));
        boolean inVSwitch = isIn(
                node,
                CidrSet.copyOf(plan.vpc().vSwitches(VSwitchRole.NODE).stream()
                        .map(VSwitch::cidr)
                        .toList()));
        boolean isLabelled =
                node.isExternal() || node.label(LiveNode.MISSPELT_EXTERNAL).isPresent();
        return isInstance || (!inIdc && (inVSwitch || isLabelled)) ? CLOUD : IDC;
    }

    private static boolean isIn(LiveNode node, CidrSet cidrs) {
        return node.addresses().stream().anyMatch(cidrs::contains);
    }

    private static boolean isProviderId(String text) {
        try {
            ProviderId.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            // Another cloud's, or a mistyped one: the address then tells.
            return false;
        }
    }
}
