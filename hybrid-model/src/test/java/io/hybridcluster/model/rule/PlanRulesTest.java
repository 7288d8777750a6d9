// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanRulesTest {
    private static final RuleDescription SOME =
            RuleDescription.of("Some.Thing", Severity.WARNING, "something is wrong", "a page");

    @Test
    void descriptionsAreSortedAndCannotBeChanged() {
        List<RuleDescription> descriptions = PlanRules.standard().descriptions();

        assertThat(descriptions).isSorted().extracting(RuleDescription::id).doesNotHaveDuplicates();
        assertThatThrownBy(() -> descriptions.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void contractsIdsAreThere() {
        assertThat(PlanRules.standard().descriptions())
                .extracting(rule -> rule.id() + " " + rule.severity())
                .contains("PodCidr.OverlapsVSwitch ERROR", "PodCidr.InsideVpc WARNING", "ApiServer.InsideVpc WARNING");
    }

    @Test
    void checkWithoutFiguresIsTheOneWithNoneKnown() {
        assertThat(PlanRules.standard().check(GoldenPlans.plan("guide")))
                .isEqualTo(PlanRules.standard().check(GoldenPlans.plan("guide"), InstanceTypes.none()));
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> PlanRules.standard().check(nothing()))
                .withMessage("plan");
        assertThatNullPointerException()
                .isThrownBy(() -> PlanRules.standard().check(GoldenPlans.plan("guide"), nothing()))
                .withMessage("instanceTypes");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void waivedFindingsAreKeptApartWithTheirReason() {
        Findings findings = GoldenPlans.check("waived");

        assertThat(findings.of(Severity.WARNING)).isEmpty();
        assertThat(findings.waived())
                .extracting(waived ->
                        waived.finding().ruleId() + ": " + waived.waiver().reason())
                .containsExactly(
                        "ApiServer.InsideVpc: the same route",
                        "PodCidr.InsideVpc: routed to the IDC by a more specific CEN route");
    }

    @Test
    void descriptionFitsACellOfATable() {
        RuleId id = RuleId.parse("Some.Thing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleDescription(id, Severity.INFO, "a | b", "a page"))
                .withMessage("meaning \"a | b\" does not fit a cell of a table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleDescription(id, Severity.INFO, "a", "b\nc"))
                .withMessage("source \"b\nc\" does not fit a cell of a table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleDescription(id, Severity.INFO, " ", "b"))
                .withMessage("meaning \" \" does not fit a cell of a table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleDescription(id, Severity.INFO, "a\rb", "b"))
                .withMessage("meaning \"a\rb\" does not fit a cell of a table");
    }

    @Test
    void descriptionsSortByIdThenByTheRest() {
        assertThat(SOME)
                .isLessThan(RuleDescription.of("Some.Thong", Severity.ERROR, "a", "a"))
                .isGreaterThan(RuleDescription.of("Some.Thing", Severity.ERROR, "z", "z"))
                .isGreaterThan(RuleDescription.of("Some.Thing", Severity.WARNING, "a", "z"))
                .isGreaterThan(RuleDescription.of("Some.Thing", Severity.WARNING, "something is wrong", "a file"))
                .isEqualByComparingTo(
                        RuleDescription.of("Some.Thing", Severity.WARNING, "something is wrong", "a page"));
    }

    @Test
    void reportShowsAHundredAndCountsTheRestAtTheirWorstSeverity() {
        Report report = new Report();
        for (int i = 0; i < 102; i++) {
            Severity severity = i == 100 ? Severity.WARNING : Severity.INFO;
            report.add(SOME, severity, FieldPath.of("some").index(i), "problem " + i, "remedy");
        }
        report.addUnwritten(SOME, Severity.INFO, 5);
        report.addUnwritten(SOME, Severity.ERROR, 0);

        assertThat(report.findings()).hasSize(101);
        assertThat(report.findings().get(100))
                .hasToString("[WARNING] plan: there are 7 more findings of this kind than the 100 shown | Some.Thing");
    }

    @Test
    void reportOfAHundredHasNoRest() {
        Report report = new Report();
        for (int i = 0; i < 100; i++) {
            report.add(SOME, FieldPath.of("some").index(i), "problem", "remedy");
        }

        assertThat(report.findings()).hasSize(100).allMatch(finding -> finding.severity() == Severity.WARNING);
    }
}
