// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Any bytes at all. A normal build runs the seeds beside this class; {@code JAZZER_FUZZ=1 mvn test -Dtest=LintFuzzTest
 * -Djazzer.max_duration=60s} looks for more.
 */
class LintFuzzTest {
    private static final List<String> VERSIONS = List.of("1.0.10", "1.2.0", "1.7.0", "1.17.5", "9.0.0");
    private static final String CANARY = "c4n4ryc4n4ryc4n4ry";

    /** With these the canary could be made the value of another member, where it may be shown. */
    private static final Pattern MARKS = Pattern.compile("[^ \\-#/*.<>a-z]");

    @FuzzTest
    void readsAnything(byte[] bytes) {
        JsonText text = JsonText.read(new String(bytes, UTF_8));

        assertThat(text.isJson()).isEqualTo(text.problems().isEmpty());
        assertThat(text.isJson() && text.root().isEmpty()).isFalse();
        text.root()
                .ifPresent(root -> assertThat(root.end())
                        .isBetween(root.start(), text.text().length()));
    }

    @FuzzTest
    void lintsAnything(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        for (String version : VERSIONS) {
            List<LiveFinding> findings = EniConfigLintTest.terway(version).eniConf("f", text);
            assertThat(findings).isSorted();
            if (!JsonText.read(text).isJson()) {
                assertThat(findings)
                        .anyMatch(finding -> finding.severity() == Severity.ERROR
                                || finding.ruleId().value().equals("EniConf.NotChecked"));
            }
            EniConfigLintTest.terway(version).cniConf("f", text);
        }
    }

    /** What stands where a secret stands is never shown, whatever stands around it. */
    @FuzzTest
    void showsNoSecret(byte[] bytes) {
        String around = new String(bytes, UTF_8).replace(CANARY, "");
        int half = around.length() / 2;
        String member = "\"access_secret\": \"" + CANARY + "\"";
        for (String text : List.of(
                around + "{" + member + "}",
                "{" + member + "," + around,
                around.substring(0, half) + member + around.substring(half),
                "{" + member.replace('"', '\'') + around + "}",
                "{\"access_secret\":" + MARKS.matcher(around).replaceAll("") + "\"" + CANARY + "\"}")) {
            for (String version : VERSIONS) {
                String said =
                        EniConfigLintTest.terway(version).eniConf("f", text).toString()
                                + EniConfigLintTest.terway(version).cniConf("f", text)
                                + JsonText.read(text).problems();
                assertThat(said).doesNotContain("c4n4ry");
            }
        }
    }
}
