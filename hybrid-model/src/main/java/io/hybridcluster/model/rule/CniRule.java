// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The data centre's network plugin must have the mode that the plan says (the plugins' own documentation). */
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

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(IMPOSSIBLE_MODE, OPERATOR_WITHOUT_CALICO);
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
        }
        if (cni.managedBy() == CniManagement.OPERATOR && cni.plugin() != CniPlugin.CALICO) {
            report.add(
                    OPERATOR_WITHOUT_CALICO,
                    Places.CNI.child("managedBy"),
                    cni.plugin() + " is not Calico, and the operator manages Calico alone",
                    "say managedBy: manifest, or correct the plugin");
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
