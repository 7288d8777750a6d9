// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.finding.WaivedFinding;
import io.hybridcluster.model.finding.Waiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets waived findings apart, and reports waivers that are themselves a mistake. */
final class WaiverRule {
    private static final String SOURCE = "the plan file's own rule";

    private static final RuleDescription UNUSED =
            RuleDescription.of("Waiver.Unused", Severity.WARNING, "a waiver matches no finding of this plan", SOURCE);

    private static final RuleDescription UNKNOWN = RuleDescription.of(
            "Waiver.UnknownFinding", Severity.ERROR, "a waiver names a finding that does not exist", SOURCE);

    private static final RuleDescription DUPLICATE =
            RuleDescription.of("Waiver.Duplicate", Severity.WARNING, "two waivers name the same finding", SOURCE);

    private static final RuleDescription OF_WAIVER = RuleDescription.of(
            "Waiver.OfWaiver",
            Severity.ERROR,
            "a waiver names a finding about waivers, which cannot be waived",
            SOURCE);

    static final List<RuleDescription> DESCRIPTIONS = ImmutableList.of(UNUSED, UNKNOWN, DUPLICATE, OF_WAIVER);

    private static final Set<RuleId> ABOUT_WAIVERS =
            DESCRIPTIONS.stream().map(RuleDescription::id).collect(ImmutableSet.toImmutableSet());

    private final ImmutableSet<RuleId> known;

    WaiverRule(ImmutableSet<RuleId> known) {
        this.known = known;
    }

    Findings apply(List<Waiver> waivers, List<Finding> findings) {
        Map<RuleId, Waiver> byId = new HashMap<>();
        // The first of two wins: the second is reported.
        waivers.forEach(waiver -> byId.putIfAbsent(waiver.finding(), waiver));
        List<Finding> open = new ArrayList<>();
        List<WaivedFinding> waived = new ArrayList<>();
        for (Finding finding : findings) {
            Waiver waiver = byId.get(finding.ruleId());
            if (waiver == null) {
                open.add(finding);
            } else {
                waived.add(new WaivedFinding(finding, waiver));
            }
        }
        Set<RuleId> used = new HashSet<>();
        waived.forEach(finding -> used.add(finding.waiver().finding()));
        Report report = new Report();
        check(waivers, used, report);
        open.addAll(report.findings());
        return Findings.of(open, waived);
    }

    private void check(List<Waiver> waivers, Set<RuleId> used, Report report) {
        Map<RuleId, FieldPath> firstOfId = new HashMap<>();
        for (int i = 0; i < waivers.size(); i++) {
            RuleId id = waivers.get(i).finding();
            FieldPath at = Places.WAIVERS.index(i);
            FieldPath first = firstOfId.putIfAbsent(id, at);
            if (first != null) {
                report.add(DUPLICATE, at, id + " is already waived by " + first, "leave one of the two waivers out");
            } else if (ABOUT_WAIVERS.contains(id)) {
                report.add(OF_WAIVER, at, id + " is about waivers", "correct the waiver that it is about");
            } else if (!known.contains(id)) {
                report.add(
                        UNKNOWN,
                        at,
                        "there is no finding " + id
                                + nearest(id)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""),
                        "take the id from the end of the finding's line");
            } else if (!used.contains(id)) {
                report.add(UNUSED, at, id + " is waived, and the plan has no such finding", "leave the waiver out");
            }
        }
    }

    /** The known id that shares most with this one at its two ends, if that is more than half of it. */
    private Optional<RuleId> nearest(RuleId id) {
        RuleId best = null;
        int bestShared = id.value().length() / 2;
        for (RuleId candidate : known) {
            int shared = shared(id.value(), candidate.value());
            if (shared > bestShared) {
                best = candidate;
                bestShared = shared;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int shared(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && same(a.charAt(start), b.charAt(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && same(a.charAt(a.length() - 1 - end), b.charAt(b.length() - 1 - end))) {
            end++;
        }
        return start + end;
    }

    private static boolean same(char a, char b) {
        return (a | 0x20) == (b | 0x20);
    }
}
