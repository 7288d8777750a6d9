// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The data centre's network plugin must have the mode that the plan says (the plugins' own documentation), and must be
 * kept off cloud nodes that have Terway (ACK: Hybrid network overview). Of Calico the procedure does that itself.
 */
final class CniRule implements PlanRule {
    private static final RuleDescription IMPOSSIBLE_MODE = RuleDescription.of(
            "Cni.ImpossibleMode",
            Severity.ERROR,
            "the network plugin has no such mode",
            "Calico: Overlay networking; Cilium: Routing; Flannel: Backends");

    private static final RuleDescription OPERATOR_WITHOUT_CALICO = RuleDescription.of(
            "Cni.OperatorWithoutCalico",
            Severity.ERROR,
            "the tigera-operator is said to manage a plugin other than Calico",
            "tigera/operator api/v1/installation_types.go");

    private static final RuleDescription NOT_CONFINED = RuleDescription.of(
            "Cni.NotConfined",
            Severity.WARNING,
            "cloud nodes need Terway, and the network plugin is another one than Calico: nothing that is written for the"
                    + " plan keeps it off them, where two plugins would both set up pods",
            "ACK: Hybrid network overview; the guide, step 1");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(IMPOSSIBLE_MODE, OPERATOR_WITHOUT_CALICO, NOT_CONFINED);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        Cni cni = plan.plan().idc().cni();
        Set<CniMode> modes = modes(cni.plugin());
        if (!modes.contains(cni.mode())) {
            report.add(
                    IMPOSSIBLE_MODE,
                    Places.CNI.child("mode"),
                    cni.plugin() + " has no mode " + cni.mode(),
                    "name the mode that the plugin runs in: "
                            + String.join(
                                    ", ", modes.stream().map(CniMode::text).toList()));
        } else if (plan.needsTerway()) {
            // A mode that cannot be says nothing of Terway.
            confined(cni.plugin(), report);
        }
        if (cni.managedBy() == CniManagement.OPERATOR && cni.plugin() != CniPlugin.CALICO) {
            report.add(
                    OPERATOR_WITHOUT_CALICO,
                    Places.CNI.child("managedBy"),
                    cni.plugin() + " is not Calico, and the operator manages Calico alone",
                    "say managedBy: manifest, or correct the plugin");
        }
    }

    private static void confined(CniPlugin plugin, Report report) {
        if (plugin == CniPlugin.CILIUM || plugin == CniPlugin.FLANNEL) {
            String way = plugin == CniPlugin.CILIUM
                    ? "by the affinity of its Helm values"
                    : "as CloudNodeExclusion of hybrid-k8s adds it";
            report.add(
                    NOT_CONFINED,
                    Places.CNI.child("plugin"),
                    plugin
                            + " runs on every node that its DaemonSet selects, and cloud nodes, which have Terway, must not"
                            + " be among them",
                    "give " + plugin + "'s DaemonSet the required node affinity " + Label.EXTERNAL_NODE.key()
                            + " NotIn ["
                            + Label.EXTERNAL_NODE.value() + "] and type NotIn [virtual-kubelet] in each of its terms, "
                            + way + "; then waive this, and give that as the reason");
        }
    }

    private static Set<CniMode> modes(CniPlugin plugin) {
        return switch (plugin) {
            case CALICO -> EnumSet.of(CniMode.BGP_ROUTE_REFLECTOR, CniMode.BGP_FULL_MESH, CniMode.IPIP, CniMode.VXLAN);
            case CILIUM -> EnumSet.of(CniMode.BGP, CniMode.VXLAN, CniMode.GENEVE);
            case FLANNEL -> EnumSet.of(CniMode.HOST_GATEWAY, CniMode.VXLAN, CniMode.IPIP);
            case HOST_NETWORK -> EnumSet.of(CniMode.HOST_NETWORK);
        };
    }
}
