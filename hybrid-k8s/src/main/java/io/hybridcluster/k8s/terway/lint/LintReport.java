// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import java.util.ArrayList;
import java.util.List;

/** Collects findings, of a text with thousands of mistakes not all of them. */
final class LintReport {
    private static final int MOST = 1_000;

    private final List<LiveFinding> findings = new ArrayList<>();

    void add(LintRule rule, Severity severity, String place, String problem, String remedy) {
        if (severity.compareTo(rule.description().severity()) < 0) {
            throw new IllegalStateException(rule + " is never " + severity);
        }
        // What makes Terway stop is never left out.
        if (findings.size() < MOST || severity == Severity.ERROR) {
            findings.add(new LiveFinding(rule.description().id(), severity, place, problem, remedy));
        }
    }

    List<LiveFinding> sorted() {
        return findings.stream().distinct().sorted().toList();
    }
}
