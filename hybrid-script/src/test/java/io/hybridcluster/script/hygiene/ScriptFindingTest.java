// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptFindingTest {
    @Test
    void isWrittenOnOneLine() {
        assertThat(finding("Join.A", Severity.WARNING, 12, 3))
                .hasToString("[WARNING] line 12, column 3: problem | Join.A");
    }

    @Test
    void isOrderedByPlaceFirst() {
        List<ScriptFinding> sorted = List.of(
                finding("Join.B", Severity.INFO, 1, 9),
                finding("Join.A", Severity.WARNING, 2, 1),
                finding("Join.B", Severity.ERROR, 2, 1),
                finding("Join.B", Severity.WARNING, 2, 1),
                finding("Join.A", Severity.ERROR, 2, 10),
                finding("Join.A", Severity.ERROR, 10, 1));
        List<ScriptFinding> mixed = new ArrayList<>(sorted);
        Collections.reverse(mixed);

        assertThat(mixed.stream().sorted()).containsExactlyElementsOf(sorted);
    }

    @Test
    void rejectsAPlaceThatIsNotCountedFromOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finding("Join.A", Severity.INFO, 0, 1))
                .withMessage("line 0, column 1 is not counted from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finding("Join.A", Severity.INFO, 1, 0))
                .withMessage("line 1, column 0 is not counted from 1");
    }

    @Test
    void rejectsTextThatIsNotOneLine() {
        RuleId id = RuleId.parse("Join.A");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptFinding(id, Severity.INFO, 1, 1, " ", "remedy"))
                .withMessage("problem \" \" is not one line of text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptFinding(id, Severity.INFO, 1, 1, "problem", "a\rb"))
                .withMessage("remedy \"a\rb\" is not one line of text");
    }

    private static ScriptFinding finding(String id, Severity severity, int line, int column) {
        return new ScriptFinding(RuleId.parse(id), severity, line, column, "problem", "remedy");
    }
}
