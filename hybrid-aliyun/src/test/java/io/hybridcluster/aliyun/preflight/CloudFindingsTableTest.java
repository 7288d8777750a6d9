// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.nodepool.NodePoolFindings;
import io.hybridcluster.aliyun.oss.HostedScriptUrl;
import io.hybridcluster.aliyun.ram.GrantComparison;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudFindingsTableTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String BEGIN = "<!-- begin of the table that CloudFindingsTableTest compares -->\n";
    private static final String END = "<!-- end of the table -->\n";

    /** Each entry class with its rules; what is wrong with a node pool is in those of preflight. */
    private static final Map<String, List<RuleDescription>> PARTS = Map.of(
            "GrantComparison", GrantComparison.rules(),
            "HostedScriptUrl", HostedScriptUrl.rules(),
            "PreflightRules", PreflightRules.rules());

    private static List<RuleDescription> all() {
        return PARTS.values().stream().flatMap(List::stream).sorted().toList();
    }

    @Test
    void hasEveryClassThatDescribesRules() throws IOException {
        List<String> entries = new ArrayList<>(PARTS.keySet());
        entries.add("NodePoolFindings");

        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/hybridcluster/aliyun"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains("public static List<RuleDescription> rules()"))
                            .map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(entries);
        }
        assertThat(PreflightRules.rules()).containsAll(NodePoolFindings.rules());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void listsEveryFindingWithItsMeaningAndSource() throws IOException {
        StringBuilder table = new StringBuilder("| id | worst | meaning | source |\n|---|---|---|---|\n");
        for (RuleDescription rule : all()) {
            table.append("| `").append(rule.id()).append("` | ").append(rule.severity());
            table.append(" | ").append(rule.meaning());
            table.append(" | ").append(rule.source()).append(" |\n");
        }
        Path file = DOCS.resolve("cloud-findings.md");
        String text = Files.readString(file);
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END));
        if (Golden.updating()) {
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
        assertThat(all()).extracting(rule -> rule.id().toString()).doesNotContainAnyElementsOf(plans);
        assertThat(all()).noneMatch(rule -> others.contains("| `" + rule.id() + "` |"));
    }
}
