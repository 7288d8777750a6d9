// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VSwitchSelection;
import io.hybridcluster.model.rule.CheckedPlan.PlacedVSwitch;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code vswitch_selection_policy} means what its name says in no version: "ordered" takes the vSwitch with the most
 * free addresses, and 1.7 does not look at it. It matters only where a zone has two pod vSwitches.
 */
final class VSwitchSelectionRule implements PlanRule {
    private static final RuleDescription IGNORED = RuleDescription.of(
            "Terway.SelectionIgnored",
            Severity.WARNING,
            "Terway 1.7 ignores vswitch_selection_policy and takes the pod vSwitches of a zone in the order given",
            "terway commit 2c748c9c, in v1.8.0");

    private static final RuleDescription MOST_FREE = RuleDescription.of(
            "Terway.OrderedMeansMostFree",
            Severity.INFO,
            "with \"ordered\" Terway takes the pod vSwitch with the most free addresses, not the first of the list",
            "terway daemon/config.go");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(IGNORED, MOST_FREE);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan()
                .terway()
                .ifPresent(terway ->
                        zoneWithSeveral(plan).ifPresent(zone -> check(terway, zone.getKey(), zone.getValue(), report)));
    }

    private static void check(TerwayPlan terway, ZoneId zone, int vSwitches, Report report) {
        TerwayVersion version = terway.version();
        VSwitchSelection selection = terway.vSwitchSelection();
        String found = "zone " + zone + " has " + vSwitches + " pod vSwitches and selection is " + selection;
        if (version.isAtLeast(1, 7, 0) && !version.isAtLeast(1, 8, 0)) {
            report.add(
                    IGNORED,
                    Places.TERWAY.child("vSwitchSelection"),
                    found + ", which Terway " + version + " ignores",
                    "take Terway 1.8, or put the vSwitch that is to be used first at the head of the list");
        } else if (selection == VSwitchSelection.ORDERED) {
            report.add(
                    MOST_FREE,
                    Places.TERWAY.child("vSwitchSelection"),
                    found + ", by which Terway " + version + " takes the one with the most free addresses",
                    "nothing, if that is what you want; to prefer one vSwitch, name it alone until it is full");
        }
    }

    /** Returns the first zone, by its id, with more than one pod vSwitch, and how many it has. */
    private static Optional<Map.Entry<ZoneId, Integer>> zoneWithSeveral(CheckedPlan plan) {
        Map<ZoneId, Integer> perZone = new TreeMap<>();
        for (PlacedVSwitch pod : plan.vSwitches(VSwitchRole.POD)) {
            perZone.merge(pod.vSwitch().zone(), 1, Integer::sum);
        }
        return perZone.entrySet().stream().filter(zone -> zone.getValue() > 1).findFirst();
    }
}
