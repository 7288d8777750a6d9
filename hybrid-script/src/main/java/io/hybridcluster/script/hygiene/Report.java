// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import java.util.ArrayList;
import java.util.List;

/** Collects findings. */
final class Report {
    private final Lines lines;
    private final int start;
    private final List<ScriptFinding> findings;

    Report(Lines lines) {
        this(lines, 0, new ArrayList<>());
    }

    private Report(Lines lines, int start, List<ScriptFinding> findings) {
        this.lines = lines;
        this.start = start;
        this.findings = findings;
    }

    /** Returns a report for the part of the script that starts at {@code offset}; what is added there is added here. */
    Report part(int offset) {
        return new Report(lines, offset, findings);
    }

    void add(ScriptRuleDescription rule, int offset) {
        add(rule, offset, rule.meaning());
    }

    void add(ScriptRuleDescription rule, int offset, String problem) {
        int at = start + offset;
        findings.add(new ScriptFinding(
                rule.id(), rule.severity(), lines.line(at), lines.column(at), problem, rule.remedy()));
    }

    /** Returns the findings, each once, in their order. */
    List<ScriptFinding> findings() {
        return findings.stream().distinct().sorted().toList();
    }
}
