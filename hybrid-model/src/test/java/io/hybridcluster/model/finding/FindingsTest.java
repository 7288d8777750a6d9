// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    private static final FieldPath PODS = FieldPath.of("idc", "podCidrs").index(0);

    private static final Finding ERROR = finding("B.B", Severity.ERROR, PODS, "p", "r");
    private static final Finding WARNING = finding("A.A", Severity.WARNING, PODS, "p", "r");
    private static final WaivedFinding WAIVED = new WaivedFinding(WARNING, new Waiver(WARNING.ruleId(), "because"));

    @Test
    void printOnOneLineEach() {
        Findings findings = Findings.of(List.of(WARNING, ERROR), List.of(WAIVED));

        assertThat(findings).hasToString("""
                        [ERROR] idc.podCidrs[0]: p | B.B
                        [WARNING] idc.podCidrs[0]: p | A.A
                        [WAIVED] idc.podCidrs[0]: p | A.A
                        """);
        assertThat(Findings.of(List.of(), List.of())).hasToString("");
    }

    @Test
    void areOrderedWorstFirstThenByPlaceIdProblemAndRemedy() {
        List<Finding> ordered = List.of(
                finding("B.B", Severity.ERROR, FieldPath.of("z"), "p", "r"),
                finding("B.B", Severity.WARNING, FieldPath.of("a"), "p", "r"),
                finding("A.A", Severity.WARNING, FieldPath.of("b"), "p", "r"),
                finding("B.B", Severity.WARNING, FieldPath.of("b"), "a", "z"),
                finding("B.B", Severity.WARNING, FieldPath.of("b"), "b", "a"),
                finding("B.B", Severity.WARNING, FieldPath.of("b"), "b", "b"),
                finding("A.A", Severity.INFO, FieldPath.of("a"), "a", "a"));
        List<Finding> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(3));
        Findings findings = Findings.of(shuffled, List.of());

        assertThat(findings.open()).isEqualTo(ordered);
        assertThat(findings.of(Severity.WARNING)).isEqualTo(ordered.subList(1, 6));
        assertThat(findings)
                .isEqualTo(Findings.of(ordered, List.of()))
                .hasSameHashCodeAs(Findings.of(ordered, List.of()));
        assertThatThrownBy(() -> findings.open().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void orderWaivedOnesByTheirReasonsToo() {
        WaivedFinding other = new WaivedFinding(WARNING, new Waiver(WARNING.ruleId(), "a reason"));

        assertThat(Findings.of(List.of(), List.of(WAIVED, other)).waived()).containsExactly(other, WAIVED);
        assertThat(Findings.of(List.of(), List.of(WAIVED, other)))
                .isEqualTo(Findings.of(List.of(), List.of(other, WAIVED)));
        assertThat(WAIVED)
                .isLessThan(new WaivedFinding(
                        finding("A.A", Severity.INFO, PODS, "p", "r"), new Waiver(new RuleId("A.A"), "a")));
    }

    @Test
    void copyTheirLists() {
        List<Finding> open = new ArrayList<>(List.of(ERROR));
        List<WaivedFinding> waived = new ArrayList<>(List.of(WAIVED));
        Findings findings = Findings.of(open, waived);
        open.clear();
        waived.clear();

        assertThat(findings.open()).containsExactly(ERROR);
        assertThat(findings.waived()).containsExactly(WAIVED);
        assertThat(findings)
                .isNotEqualTo(Findings.of(List.of(ERROR), List.of()))
                .isNotEqualTo(Findings.of(List.of(), List.of(WAIVED)));
        assertThat(findings.hashCode())
                .isNotEqualTo(Findings.of(List.of(ERROR), List.of()).hashCode());
        assertThat(findings.equals(findings.open())).isFalse();
    }

    @Test
    void throwOnlyForOpenErrors() {
        Findings warnings =
                Findings.of(List.of(WARNING), List.of(new WaivedFinding(ERROR, new Waiver(ERROR.ruleId(), "x"))));
        Findings errors = Findings.of(List.of(WARNING, ERROR), List.of(WAIVED));

        assertThat(warnings.hasErrors()).isFalse();
        assertThat(warnings.orThrow()).isSameAs(warnings);
        assertThat(Findings.of(List.of(), List.of()).hasErrors()).isFalse();
        assertThat(errors.hasErrors()).isTrue();
        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(errors::orThrow)
                .withMessage("the plan has errors:\n[ERROR] idc.podCidrs[0]: p | B.B")
                .satisfies(e -> assertThat(e.findings()).isSameAs(errors));
    }

    @Test
    void areLostWhenTheExceptionIsSerialised() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new InvalidPlanException(Findings.of(List.of(ERROR), List.of())));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InvalidPlanException copy = (InvalidPlanException) in.readObject();
            assertThat(copy).hasMessage("the plan has errors:\n[ERROR] idc.podCidrs[0]: p | B.B");
            assertThat(copy.findings()).isEqualTo(Findings.of(List.of(), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\rb", "\n"})
    void takeOneLineOfText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finding("A.A", Severity.INFO, PODS, text, "r"))
                .withMessage("problem \"" + text + "\" is not one line of text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finding("A.A", Severity.INFO, PODS, "p", text))
                .withMessage("remedy \"" + text + "\" is not one line of text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver(new RuleId("A.A"), text))
                .withMessage("the waiver of A.A gives no reason on one line: \"" + text + "\"");
    }

    @Test
    void waiversMatchByTheWholeIdAndHoldNoSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaivedFinding(ERROR, new Waiver(new RuleId("B.Ba"), "x")))
                .withMessage("waiver of B.Ba does not match B.B");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver(new RuleId("A.A"), "key LTAI5tCanary4Zq8XyW3vU2t"))
                .withMessage("the reason of the waiver of A.A looks like a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "A.", ".A", "a.A", "A.a", "A.A.A", "A-B.C", "A.B ", "\u00c9.A"})
    void idsAreTwoWordsWithCapitals(String text) {
        assertThat(RuleId.parse("PodCidr.InsideVpc2"))
                .hasToString("PodCidr.InsideVpc2")
                .isLessThan(RuleId.parse("Q.A"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleId.parse(text))
                .withMessage("\"" + text + "\" is not the id of a finding: expected one like \"PodCidr.InsideVpc\"");
    }

    private static Finding finding(String id, Severity severity, FieldPath at, String problem, String remedy) {
        return new Finding(new RuleId(id), severity, at, problem, remedy);
    }
}
