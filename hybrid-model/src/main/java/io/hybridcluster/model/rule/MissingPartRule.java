// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.HybridPlan;
import java.util.List;

/**
 * The parts of a plan that the procedure needs, and the one that an overlay network must not have (ACK: Hybrid network
 * overview: on an overlay the IDC's own plugin runs on the cloud nodes, and neither Terway nor the affinity patch applies).
 */
final class MissingPartRule implements PlanRule {
    private static final RuleDescription TERWAY_MISSING = RuleDescription.of(
            "Terway.Missing",
            Severity.ERROR,
            "the IDC routes its pods, so cloud nodes need Terway, and the plan has none",
            "ACK: Hybrid network overview");

    private static final RuleDescription TERWAY_ON_OVERLAY = RuleDescription.of(
            "Terway.OnOverlay",
            Severity.ERROR,
            "the IDC carries its pods in a tunnel, so its plugin runs on cloud nodes too, and Terway must not",
            "ACK: Hybrid network overview");

    private static final RuleDescription INTERCONNECT = RuleDescription.of(
            "Interconnect.Missing",
            Severity.WARNING,
            "the plan does not say what joins the two networks, which everything else rests on",
            "the guide, prerequisites");

    private static final RuleDescription NODE_POOL = RuleDescription.of(
            "NodePool.Missing",
            Severity.INFO,
            "the plan has no node pool, so sizes, image, labels and taints cannot be checked",
            "the guide, step 5");

    private static final RuleDescription NODE_SCRIPT = RuleDescription.of(
            "NodeScript.Missing",
            Severity.WARNING,
            "the plan has no node script, without which a scale-out fails",
            "ACK: Create custom scripts for node pools");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(TERWAY_MISSING, TERWAY_ON_OVERLAY, INTERCONNECT, NODE_POOL, NODE_SCRIPT);
    }

    @Override
    public void check(CheckedPlan checked, Report report) {
        HybridPlan plan = checked.plan();
        CniMode mode = plan.idc().cni().mode();
        if (checked.needsTerway() && plan.terway().isEmpty()) {
            report.add(
                    TERWAY_MISSING,
                    Places.TERWAY,
                    "the IDC's network mode is " + mode + ", and the plan has no section terway",
                    "add terway with a version and a source of credentials, such as version: 1.8.2 and credentials:"
                            + " {source: addon-secret}");
        }
        if (!checked.needsTerway() && plan.terway().isPresent()) {
            report.add(
                    TERWAY_ON_OVERLAY,
                    Places.TERWAY,
                    "the IDC's network mode is " + mode + ", and the plan has Terway "
                            + plan.terway().get().version(),
                    "take the section terway out and let " + plan.idc().cni().plugin()
                            + " run on cloud nodes, or correct idc.cni.mode");
        }
        if (plan.interconnect().isEmpty()) {
            report.add(
                    INTERCONNECT,
                    Places.INTERCONNECT,
                    "the plan has no section interconnect",
                    "name it, such as interconnect: {type: cen, id: cen-...}, with its own blocks in cidrs");
        }
        if (plan.nodePool().isEmpty()) {
            report.add(
                    NODE_POOL,
                    Places.NODE_POOL,
                    "the plan has no section nodePool",
                    "add nodePool with name, instanceTypes, keyPair and imageType");
        }
        if (plan.nodeScript().isEmpty()) {
            report.add(
                    NODE_SCRIPT,
                    plan.nodePool().isPresent() ? Severity.WARNING : Severity.INFO,
                    Places.NODE_SCRIPT,
                    "the plan has no section nodeScript",
                    "add nodeScript with the source of the IDC's own script and the url that cloud nodes fetch it from");
        }
    }
}
