// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import java.util.ArrayList;
import java.util.List;

/** Collects findings. */
final class Report {
    private final Lines lines;
    private final List<ScriptFinding> findings = new ArrayList<>();

    Report(Lines lines) {
        this.lines = lines;
    }

    void add(ScriptRuleDescription rule, int offset) {
        add(rule, offset, rule.meaning());
    }

    void add(ScriptRuleDescription rule, int offset, String problem) {
        int column = lines.column(offset);
        findings.add(new ScriptFinding(rule.id(), rule.severity(), lines.line(offset), column, problem, rule.remedy()));
    }

    /** Returns the findings, each once, in their order. */
    List<ScriptFinding> findings() {
        return findings.stream().distinct().sorted().toList();
    }
}
