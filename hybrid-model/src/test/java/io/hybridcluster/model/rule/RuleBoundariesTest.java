// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.finding.Findings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Where each rule begins and ends: a change of the clean plan, and all that a check then says.
 *
 * <p>The changes stand in {@code boundaries.csv}, several in one line joined by {@code " && "}; so do the findings.
 */
class RuleBoundariesTest {
    private static final InstanceTypes TYPES = InstanceTypes.of(List.of(
            new InstanceTypeLimits("ecs.g7.xlarge", 4, 15, 15), new InstanceTypeLimits("ecs.c7.4xlarge", 8, 30, 30)));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            files = "src/test/resources/io/hybridcluster/model/rule/boundaries.csv",
            delimiter = '|',
            useHeadersInDisplayName = false,
            emptyValue = "",
            nullValues = "none",
            maxCharsPerColumn = 16_384)
    void saysExactlyThis(String from, String to, String types, String expected) {
        String text = GoldenPlans.read(GoldenPlans.FOLDER.resolve("clean.plan.yaml"));
        String[] froms = from.split(" && ");
        String[] tos = to.split(" && ", -1);
        for (int i = 0; i < froms.length; i++) {
            assertThat(text).contains(froms[i].replace("\\n", "\n"));
            text = text.replace(froms[i].replace("\\n", "\n"), tos[i].replace("\\n", "\n"));
        }
        Findings findings = PlanRules.standard()
                .check(
                        PlanFile.parse("clean.plan.yaml", text).plan(),
                        types.equals("types") ? TYPES : InstanceTypes.none());

        assertThat(findings.open())
                .extracting(finding -> finding.severity() + " " + finding.ruleId() + " " + finding.at())
                .containsExactlyInAnyOrder(expected.equals("nothing") ? new String[0] : expected.split(" && "));
    }
}
