// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.health;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.DaemonSetStatus;
import io.hybridcluster.k8s.live.LiveDaemonSet;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;

/** Whether Terway's DaemonSet is on the nodes that it is for, and ready there. */
final class DaemonSetRules {
    private static final String SOURCE = "the guide, step 2; Kubernetes: DaemonSetStatus";

    private static final RuleDescription MISSING = Found.rule(
            "Terway.NotInstalled",
            Severity.ERROR,
            "there are cloud nodes, and no DaemonSet of Terway",
            "the guide, step 2");

    private static final RuleDescription UNSELECTIVE = Found.rule(
            "Terway.UnselectiveDaemonSet",
            Severity.ERROR,
            "Terway's DaemonSet does not select alibabacloud.com/external=true, so it runs on the data centre's nodes too",
            "the guide, step 2; terway charts/terway");

    private static final RuleDescription STALE = Found.rule(
            "Terway.StatusStale",
            Severity.WARNING,
            "the status of Terway's DaemonSet is about an earlier generation of it, so its numbers do not count yet",
            SOURCE);

    private static final RuleDescription NOT_EVERYWHERE = Found.rule(
            "Terway.NotOnEveryCloudNode",
            Severity.ERROR,
            "Terway's DaemonSet wants another number of nodes than there are with alibabacloud.com/external=true",
            SOURCE);

    private static final RuleDescription NOT_READY = Found.rule(
            "Terway.PodsNotReady", Severity.ERROR, "Terway's DaemonSet has fewer ready pods than it wants", SOURCE);

    private static final RuleDescription ROLLING_OUT = Found.rule(
            "Terway.RollingOut",
            Severity.INFO,
            "some Terway pods are of an earlier template: a rollout is under way, or waits",
            SOURCE);

    private static final RuleDescription MISSCHEDULED = Found.rule(
            "Terway.Misscheduled",
            Severity.WARNING,
            "Terway's DaemonSet has pods on nodes that it does not select",
            SOURCE);

    private static final RuleDescription VERSION_DIFFERS = Found.rule(
            "Terway.VersionDiffers",
            Severity.WARNING,
            "another version of Terway runs than the plan has, and what Terway does with its configuration depends on it",
            "ACK: Terway release notes");

    private static final RuleDescription VERSION_UNTOLD = Found.rule(
            "Terway.VersionUntold",
            Severity.INFO,
            "the tag of Terway's image is no version, so that the plan's is taken",
            "ACK: Terway release notes");

    private static final RuleDescription UNDER_OVERLAY = Found.rule(
            "Terway.UnderOverlay",
            Severity.WARNING,
            "the data centre's plugin is an overlay, which runs on cloud nodes too, and Terway is installed",
            "ACK: Hybrid network overview");

    static final List<RuleDescription> RULES = ImmutableList.of(
            MISSING,
            UNSELECTIVE,
            STALE,
            NOT_EVERYWHERE,
            NOT_READY,
            ROLLING_OUT,
            MISSCHEDULED,
            VERSION_DIFFERS,
            VERSION_UNTOLD,
            UNDER_OVERLAY);

    private DaemonSetRules() {}

    static void reportMissing(int nodes, FindingGroups findings) {
        Found.add(
                findings,
                MISSING,
                "DaemonSet kube-system/terway-eniip",
                "it does not exist, and there " + (nodes == 1 ? "is " : "are ") + Found.count(nodes, "node")
                        + " for it",
                "install the add-on terway-eniip, by the console or onectl");
    }

    static void checkOverlay(LiveDaemonSet daemonSet, FindingGroups findings) {
        Found.add(
                findings,
                UNDER_OVERLAY,
                daemonSet.toString(),
                "it exists, and the plan's data centre plugin is an overlay, which serves cloud nodes itself",
                "uninstall the add-on terway-eniip, or correct idc.cni.mode in the plan");
    }

    /**
     * Checks the DaemonSet.
     *
     * @param nodes how many nodes there are for it; negative if that is not known
     */
    static void check(LiveDaemonSet daemonSet, int nodes, HybridPlan plan, FindingGroups findings) {
        String place = daemonSet.toString();
        DaemonSetStatus status = daemonSet.status();
        if (!daemonSet.selectsExternal()) {
            Found.add(
                    findings,
                    UNSELECTIVE,
                    place,
                    "it does not select nodes by alibabacloud.com/external=true",
                    "set spec.template.spec.nodeSelector alibabacloud.com/external=true, or install the add-on anew: the"
                            + " one for registered clusters has it");
        }
        checkVersion(daemonSet, plan.terway().map(TerwayPlan::version), findings);
        if (!status.isCurrent()) {
            Found.add(
                    findings,
                    STALE,
                    place,
                    "its status is about an earlier generation",
                    "ask again in a moment; if it lasts, look at the controller manager");
            return;
        }
        if (nodes >= 0 && status.desired() != nodes) {
            Found.add(
                    findings,
                    NOT_EVERYWHERE,
                    place,
                    "it wants " + Found.count(status.desired(), "node") + ", and " + nodes
                            + (nodes == 1 ? " has" : " have") + " alibabacloud.com/external=true",
                    "compare its node selector and affinity with the labels of the nodes");
        }
        if (status.ready() < status.desired()) {
            Found.add(
                    findings,
                    NOT_READY,
                    place,
                    "it wants " + Found.count(status.desired(), "pod") + "; existing: " + status.current() + ", ready: "
                            + status.ready(),
                    "look at the findings of single nodes; without any, at the events of the DaemonSet");
        }
        if (status.updated() < status.current()) {
            Found.add(
                    findings,
                    ROLLING_OUT,
                    place,
                    "it has " + Found.count(status.current(), "pod") + "; of the latest template: " + status.updated(),
                    "wait for the rollout; under updateStrategy OnDelete delete the old pods");
        }
        if (status.misscheduled() > 0) {
            Found.add(
                    findings,
                    MISSCHEDULED,
                    place,
                    "it has pods on " + Found.count(status.misscheduled(), "node") + " that it does not select",
                    "see whether a node has lost its label; pods there go when the DaemonSet is next rolled out");
        }
    }

    private static void checkVersion(LiveDaemonSet daemonSet, Optional<TerwayVersion> planned, FindingGroups findings) {
        Optional<TerwayVersion> runs = daemonSet.terwayVersion();
        if (runs.isEmpty()) {
            Found.add(
                    findings,
                    VERSION_UNTOLD,
                    daemonSet.toString(),
                    daemonSet.imageTag().isEmpty()
                            ? "its image has no tag"
                            : "the tag of its image is no version: " + Shown.text(daemonSet.imageTag()),
                    "nothing to be done if it is the plan's version under another tag");
        } else if (planned.isPresent() && !planned.get().equals(runs.get())) {
            Found.add(
                    findings,
                    VERSION_DIFFERS,
                    daemonSet.toString(),
                    "it runs Terway " + runs.get() + ", and the plan has " + planned.get(),
                    "correct terway.version in the plan, and check the plan and eni-config again");
        }
    }
}
