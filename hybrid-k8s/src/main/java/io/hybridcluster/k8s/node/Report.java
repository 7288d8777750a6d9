// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find at one place. */
final class Report {
    private final String place;
    private final List<LiveFinding> findings = new ArrayList<>();

    Report(String kind, String name) {
        this.place = kind + " " + Shown.name(name);
    }

    static RuleDescription rule(String id, Severity severity, String meaning, String source) {
        return new RuleDescription(RuleId.parse(id), severity, meaning, source);
    }

    void add(RuleDescription rule, String problem, String remedy) {
        add(rule, rule.severity(), problem, remedy);
    }

    void add(RuleDescription rule, Severity severity, String problem, String remedy) {
        findings.add(new LiveFinding(rule.id(), severity, place, problem, remedy));
    }

    List<LiveFinding> findings() {
        return findings.stream().sorted().toList();
    }
}
