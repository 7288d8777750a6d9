// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.finding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.bootstrap.BootstrapTokens;
import io.hybridcluster.k8s.calico.CalicoIpPools;
import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.doctor.Examination;
import io.hybridcluster.k8s.health.TerwayHealth;
import io.hybridcluster.k8s.node.ClusterAddresses;
import io.hybridcluster.k8s.node.NodeVerification;
import io.hybridcluster.k8s.support.DocsPart;
import io.hybridcluster.k8s.terway.credential.TerwayCredentials;
import io.hybridcluster.k8s.terway.lint.EniConfigLint;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.model.rule.RuleDescription;
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

class ClusterFindingsTableTest {
    private static final Path MAIN = Path.of("src/main/java/io/hybridcluster/k8s");

    /** Each entry class with its rules; what {@link Examination} is made of is in its own. */
    private static final Map<String, List<RuleDescription>> PARTS = Map.of(
            "AckAgentConfig", AckAgentConfig.rules(),
            "BootstrapTokens", BootstrapTokens.rules(),
            "CalicoIpPools", CalicoIpPools.rules(),
            "EniConfigLint", EniConfigLint.rules(),
            "Examination", Examination.rules(),
            "NetworkSeparation", NetworkSeparation.rules(),
            "TerwayCredentials", TerwayCredentials.rules());

    private static final Map<String, List<RuleDescription>> PARTS_OF_EXAMINATION = Map.of(
            "ClusterAddresses", ClusterAddresses.rules(),
            "NodeVerification", NodeVerification.rules(),
            "TerwayHealth", TerwayHealth.rules());

    private static List<RuleDescription> all() {
        return PARTS.values().stream().flatMap(List::stream).sorted().toList();
    }

    @Test
    void listsEveryFindingWithItsMeaningAndSource() throws IOException {
        StringBuilder table = new StringBuilder("| id | worst | meaning | source |\n|---|---|---|---|\n");
        for (RuleDescription rule : all()) {
            table.append("| `").append(rule.id()).append("` | ").append(rule.severity());
            table.append(" | ").append(rule.meaning());
            table.append(" | ").append(rule.source()).append(" |\n");
        }

        DocsPart.assertSame(
                "cluster-findings.md",
                "<!-- begin of the table that ClusterFindingsTableTest compares -->\n",
                "<!-- end of the table -->\n",
                table.toString());
    }

    @Test
    void hasEveryClassThatDescribesRules() throws IOException {
        List<String> entries = new ArrayList<>(PARTS.keySet());
        entries.addAll(PARTS_OF_EXAMINATION.keySet());

        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains("public static List<RuleDescription> rules()"))
                            .map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(entries);
        }
    }

    @Test
    void describesWhatThePartsOfAnExaminationFind() {
        PARTS_OF_EXAMINATION.forEach(
                (name, rules) -> assertThat(Examination.rules()).as(name).containsAll(rules));
    }

    @Test
    void describesEachIdOnce() {
        Map<RuleId, List<RuleDescription>> byId = all().stream().collect(groupingBy(RuleDescription::id));

        assertThat(byId.values()).allSatisfy(rules -> assertThat(rules).hasSize(1));
    }

    @Test
    void sharesNoIdWithPlansAndScripts() throws IOException {
        Set<String> plans = PlanRules.standard().descriptions().stream()
                .map(rule -> rule.id().toString())
                .collect(toSet());
        String scripts = Files.readString(Path.of("..", "docs", "script-findings.md"));

        assertThat(scripts).contains("| `Join.SkipsCaVerification` |");
        assertThat(all()).extracting(rule -> rule.id().toString()).doesNotContainAnyElementsOf(plans);
        assertThat(all()).noneMatch(rule -> scripts.contains("| `" + rule.id() + "` |"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
