// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects findings: of each id the first {@link PlanRules#LIMIT}, and how many came after. One use, one thread. */
final class Report {
    private final Map<RuleDescription, Kind> kinds = new TreeMap<>();

    /** Adds a finding of the description's own severity. */
    void add(RuleDescription description, FieldPath at, String problem, String remedy) {
        add(description, description.severity(), at, problem, remedy);
    }

    /** Adds a finding of this severity, which is not worse than the description's. */
    void add(RuleDescription description, Severity severity, FieldPath at, String problem, String remedy) {
        Kind kind = kinds.computeIfAbsent(description, d -> new Kind());
        if (kind.shown.size() < PlanRules.LIMIT) {
            kind.shown.add(new Finding(description.id(), severity, at, problem, remedy));
        } else {
            kind.hide(1, severity);
        }
    }

    /** Counts findings that nobody wrote out, as there are already {@link PlanRules#LIMIT} of this kind. */
    void addUnwritten(RuleDescription description, Severity severity, long count) {
        if (count > 0) {
            kinds.computeIfAbsent(description, d -> new Kind()).hide(count, severity);
        }
    }

    /** Returns the findings. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        kinds.forEach((description, kind) -> {
            findings.addAll(kind.shown);
            Severity severity = kind.hiddenSeverity;
            if (severity != null) {
                findings.add(rest(description, severity, kind));
            }
        });
        return findings;
    }

    private static Finding rest(RuleDescription description, Severity severity, Kind kind) {
        return new Finding(
                description.id(),
                severity,
                FieldPath.root(),
                "there are " + kind.hidden + " more findings of this kind than the " + kind.shown.size() + " shown",
                "settle those that are shown, then check again");
    }

    private static final class Kind {
        private final List<Finding> shown = new ArrayList<>();
        private long hidden;
        private @Nullable Severity hiddenSeverity;

        private void hide(long count, Severity severity) {
            hidden += count;
            // The constants go from the worst on.
            if (hiddenSeverity == null || severity.compareTo(hiddenSeverity) < 0) {
                hiddenSeverity = severity;
            }
        }
    }
}
