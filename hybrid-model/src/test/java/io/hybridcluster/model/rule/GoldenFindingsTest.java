// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole reports of whole plans. Run with {@code -Dgolden.update=true} to write them anew, and read the difference. */
class GoldenFindingsTest {

    static List<String> names() {
        return GoldenPlans.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void reportsWhatTheFileSays(String name) throws IOException {
        String text = GoldenPlans.text(GoldenPlans.check(name));
        Path file = GoldenPlans.findings(name);
        if (Golden.updating()) {
            Files.writeString(file, text, UTF_8);
        }

        assertThat(text).isEqualTo(GoldenPlans.read(file));
    }

    @Test
    void guidesPlanIsTheOneOfTheExamples() {
        assertThat(GoldenPlans.read(GoldenPlans.FOLDER.resolve("guide.plan.yaml")))
                .isEqualTo(GoldenPlans.read(Path.of("../examples/plans/guide.yaml")));
    }

    @Test
    void guidesPlanHasNoErrorAndWarnsOfWhatIsInsideTheVpc() {
        Findings findings = GoldenPlans.check("guide");

        assertThat(findings.hasErrors()).isFalse();
        assertThat(findings.of(Severity.WARNING))
                .extracting(finding -> finding.ruleId().value())
                .containsExactlyInAnyOrder("PodCidr.InsideVpc", "ApiServer.InsideVpc");
    }

    @Test
    void podVSwitchInsideThePodBlockIsAnErrorAndNoWarningBesides() {
        Findings findings = GoldenPlans.check("pod-vswitch-in-pod-block");

        assertThat(findings.of(Severity.ERROR))
                .extracting(finding -> finding.ruleId().value())
                .containsExactly("PodCidr.OverlapsVSwitch");
        assertThat(findings.open())
                .extracting(finding -> finding.ruleId().value())
                .doesNotContain("PodCidr.InsideVpc");
    }

    @Test
    void everyDescribedFindingIsInAPlanAndTheOtherWayRound() {
        Map<RuleId, Severity> described = new HashMap<>();
        PlanRules.standard().descriptions().forEach(rule -> described.put(rule.id(), rule.severity()));
        Map<RuleId, Severity> worst = new TreeMap<>();
        for (String name : names()) {
            Findings findings = GoldenPlans.check(name);
            Stream.concat(findings.open().stream(), findings.waived().stream().map(waived -> waived.finding()))
                    .forEach(finding ->
                            worst.merge(finding.ruleId(), finding.severity(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
        }

        // Each with the severity that its description calls the worst.
        assertThat(worst).isEqualTo(new TreeMap<>(described));
    }

    @Test
    void goldenFilesAllBelongToAPlan() throws IOException {
        try (Stream<Path> files = Files.list(GoldenPlans.FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".csv"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(names).isEqualTo(names());
        }
    }

    @Test
    void remediesSayWhatToDo() {
        for (String name : names()) {
            for (Finding finding : GoldenPlans.check(name).open()) {
                assertThat(finding.remedy()).as(finding.toString()).hasSizeGreaterThan(8);
                assertThat(finding.problem()).as(finding.toString()).doesNotContain("Optional[");
            }
        }
    }
}
