// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingGroupsTest {
    @Test
    void tellsThreeOneByOneAndFourAsOne() {
        FindingGroups groups = new FindingGroups();
        groups.addAll(List.of(node("c"), node("a"), node("b")));
        assertThat(groups.findings())
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] Node a: is odd | Node.Odd",
                        "[ERROR] Node b: is odd | Node.Odd",
                        "[ERROR] Node c: is odd | Node.Odd");

        groups.add(node("d"));
        assertThat(groups.findings())
                .extracting(LiveFinding::toString)
                .containsExactly("[ERROR] Node a and 3 more: is odd; likewise Node b, Node c and 1 more | Node.Odd");
    }

    @Test
    void keepsRulesSeveritiesAndKindsApart() {
        FindingGroups groups = new FindingGroups();
        for (String name : List.of("a", "b", "c", "d")) {
            groups.add(node(name));
            groups.add(finding("Node.Even", Severity.ERROR, "Node " + name));
            groups.add(finding("Node.Odd", Severity.WARNING, "Node " + name));
            groups.add(finding("Node.Odd", Severity.ERROR, "Pod x/" + name));
            groups.add(finding("Node.Odd", Severity.ERROR, name));
        }

        assertThat(groups.findings())
                .extracting(LiveFinding::place)
                .containsExactly(
                        "Node a and 3 more",
                        "Node a and 3 more",
                        "Pod x/a and 3 more",
                        "a",
                        "b",
                        "c",
                        "d",
                        "Node a and 3 more");
    }

    @Test
    void countsAndTellsTheSameInWhateverOrder() {
        List<LiveFinding> findings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            findings.add(node("n" + i));
        }
        List<LiveFinding> told = null;
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(findings, new Random(seed));
            FindingGroups groups = new FindingGroups();
            groups.addAll(findings);
            told = told == null ? groups.findings() : told;
            assertThat(groups.findings()).isEqualTo(told);
        }
        assertThat(told)
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] Node n0 and 499 more: is odd; likewise Node n1, Node n10 and 497 more | Node.Odd");
    }

    @Test
    void countsTheSameFindingAsOftenAsItCame() {
        FindingGroups groups = new FindingGroups();
        for (int i = 0; i < 5; i++) {
            groups.add(node("a"));
        }
        assertThat(groups.findings())
                .extracting(LiveFinding::toString)
                .containsExactly("[ERROR] Node a and 4 more: is odd; likewise 4 more | Node.Odd");
    }

    private static LiveFinding node(String name) {
        return finding("Node.Odd", Severity.ERROR, "Node " + name);
    }

    private static LiveFinding finding(String rule, Severity severity, String place) {
        return new LiveFinding(RuleId.parse(rule), severity, place, "is odd", "make it even");
    }
}
