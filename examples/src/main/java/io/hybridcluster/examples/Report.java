// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.finding.WaivedFinding;

/** Findings as text: a line each, the remedy (or why it was waived) indented on the next. */
final class Report {
    private Report() {}

    static String of(PlanFile file, Findings findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings.open()) {
            line(text, finding.severity().toString(), file, finding, finding.remedy());
        }
        for (WaivedFinding waived : findings.waived()) {
            line(
                    text,
                    "WAIVED",
                    file,
                    waived.finding(),
                    "waived: " + waived.waiver().reason());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String grade, PlanFile file, Finding finding, String below) {
        text.append('[').append(grade).append("] ");
        text.append(file.place(finding.at())).append(": ");
        text.append(finding.problem()).append(" | ").append(finding.ruleId()).append('\n');
        text.append("    ").append(below).append('\n');
    }
}
