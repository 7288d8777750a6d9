// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.NodeCni;
import io.hybridcluster.k8s.live.NodeCondition;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a node is ready for pods, and which network plugin makes it so. */
final class ReadinessRules {
    private static final RuleDescription NOT_READY = Report.rule(
            "Node.NotReady",
            Severity.ERROR,
            "a cloud node is not ready, for another reason than its network",
            "Kubernetes: Node status, Conditions");

    private static final RuleDescription PLUGIN_NOT_READY = Report.rule(
            "Node.NetworkPluginNotReady",
            Severity.ERROR,
            "a cloud node waits for its network plugin: Terway has not written /etc/cni/net.d/10-terway.conflist",
            "kubernetes pkg/kubelet/runtime.go; terway cmd/terway-cli");

    private static final RuleDescription FOREIGN_CNI = Report.rule(
            "Node.ForeignCni",
            Severity.ERROR,
            "another network plugin than Terway has written on a cloud node; a warning where Terway has too, since what a"
                    + " plugin wrote outlives it",
            "calico node/pkg/lifecycle; flannel pkg/subnet/kube; the guide, step 1");

    private static final RuleDescription TERWAY_IN_IDC = Report.rule(
            "Node.TerwayInIdc",
            Severity.ERROR,
            "Terway has written on a node of the data centre",
            "terway types/k8s.go; the guide, step 1");

    static final List<RuleDescription> RULES =
            ImmutableList.of(NOT_READY, PLUGIN_NOT_READY, FOREIGN_CNI, TERWAY_IN_IDC);

    private ReadinessRules() {}

    /** Checks a cloud node; whose network is not Terway's business where the data centre's plugin is an overlay. */
    static void checkCloud(boolean onTerway, LiveNode node, Report report) {
        Optional<NodeCondition> ready = node.conditions().ready();
        if (!node.conditions().networkPluginReady()) {
            report.add(
                    PLUGIN_NOT_READY,
                    "its kubelet says that the network plugin is not ready",
                    onTerway
                            ? "look at the Terway pod of this node, its init container first, and at"
                                    + " /etc/cni/net.d/10-terway.conflist"
                            : "look at the pod of the data centre's plugin on this node");
        } else if (ready.isEmpty() || !ready.get().isTrue()) {
            String status = ready.map(condition ->
                            condition.status() + (condition.reason().isEmpty() ? "" : ", " + condition.reason()))
                    .orElse("not told");
            report.add(
                    NOT_READY,
                    "its condition Ready is " + status,
                    status.startsWith("Unknown")
                            ? "the kubelet does not report: see whether the instance runs and reaches the API server"
                            : "look at the kubelet's log on the node");
        }
        if (onTerway) {
            checkOwner(node, report);
        }
    }

    private static void checkOwner(LiveNode node, Report report) {
        String foreign = node.cnis().stream()
                .filter(cni -> cni != NodeCni.TERWAY)
                .map(NodeCni::toString)
                .collect(Collectors.joining(" and "));
        if (foreign.isEmpty()) {
            return;
        }
        boolean both = node.cnis().contains(NodeCni.TERWAY);
        report.add(
                FOREIGN_CNI,
                both ? Severity.WARNING : Severity.ERROR,
                both
                        ? foreign + " and Terway have both written on it"
                        : foreign + (foreign.contains(" and ") ? " have" : " has")
                                + " written on it, and Terway has not",
                both
                        ? "see that no pod of " + foreign
                                + " is on it and no file of it in /etc/cni/net.d; then replace the"
                                + " node, or take the annotations off it"
                        : "keep " + foreign
                                + " off nodes with alibabacloud.com/external=true by node affinity, and replace"
                                + " the node");
    }

    static void checkIdc(LiveNode node, Report report) {
        if (node.cnis().contains(NodeCni.TERWAY)) {
            report.add(
                    TERWAY_IN_IDC,
                    "Terway has written on it, and it is a node of the data centre",
                    "see that Terway's DaemonSet selects alibabacloud.com/external=true and that this node has no such"
                            + " label; then take the annotations k8s.aliyun.com/* off it");
        }
    }
}
