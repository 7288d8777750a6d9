// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.model.rule.RuleDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudFindingsTableTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String BEGIN = "<!-- begin of the table that CloudFindingsTableTest compares -->\n";
    private static final String END = "<!-- end of the table -->\n";

    @Test
    void listsEveryFindingWithItsMeaningAndSource() throws IOException {
        StringBuilder table = new StringBuilder("| id | worst | meaning | source |\n|---|---|---|---|\n");
        for (RuleDescription rule : PreflightRules.rules()) {
            table.append("| `").append(rule.id()).append("` | ").append(rule.severity());
            table.append(" | ").append(rule.meaning());
            table.append(" | ").append(rule.source()).append(" |\n");
        }
        Path file = DOCS.resolve("cloud-findings.md");
        String text = Files.readString(file);
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("golden.update") && !"true".equals(System.getenv("CI"))) {
            Files.writeString(file, expected);
        }

        assertThat(Files.readString(file)).isEqualTo(expected);
    }

    @Test
    void describesEachIdOnce() {
        assertThat(PreflightRules.rules().stream()
                        .collect(groupingBy(RuleDescription::id))
                        .values())
                .allSatisfy(rules -> assertThat(rules).hasSize(1));
    }

    @Test
    void sharesNoIdWithPlansScriptsAndLiveClusters() throws IOException {
        Set<String> plans = PlanRules.standard().descriptions().stream()
                .map(rule -> rule.id().toString())
                .collect(toSet());
        String others = Files.readString(DOCS.resolve("script-findings.md"))
                + Files.readString(DOCS.resolve("cluster-findings.md"));

        assertThat(others).contains("| `Join.SkipsCaVerification` |").contains("| `Terway.NotInstalled` |");
        assertThat(PreflightRules.rules())
                .extracting(rule -> rule.id().toString())
                .doesNotContainAnyElementsOf(plans);
        assertThat(PreflightRules.rules()).noneMatch(rule -> others.contains("| `" + rule.id() + "` |"));
    }
}
