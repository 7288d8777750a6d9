// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.Tool;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScriptFindingsTableTest {
    @Test
    void listsEveryFindingWithItsMeaningAndRemedy() throws IOException {
        StringBuilder table =
                new StringBuilder("| id | severity | meaning | remedy | source |\n|---|---|---|---|---|\n");
        for (ScriptRuleDescription rule : ScriptRules.standard().descriptions()) {
            table.append("| `").append(rule.id()).append("` | ").append(rule.severity());
            table.append(" | ").append(rule.meaning()).append(" | ").append(rule.remedy());
            table.append(" | ").append(rule.source()).append(" |\n");
        }
        Path file = Tool.repository().resolve("docs/script-findings.md");
        String begin = "<!-- begin of the table that ScriptFindingsTableTest compares -->\n";
        String end = "<!-- end of the table -->\n";
        String text = Files.readString(file);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String after = text.substring(text.indexOf(end));
        if (Golden.updating()) {
            Files.writeString(file, before + table + after);
        }

        assertThat(Files.readString(file)).isEqualTo(before + table + after);
    }
}
