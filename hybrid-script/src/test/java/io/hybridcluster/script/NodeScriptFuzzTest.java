// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.BashSyntaxException;
import io.hybridcluster.script.bash.Command;

/**
 * Any bytes at all. A normal build runs the seeds beside this class; {@code JAZZER_FUZZ=1 mvn test -Dtest=NodeScriptFuzzTest
 * -Djazzer.max_duration=60s} looks for more.
 */
class NodeScriptFuzzTest {
    @FuzzTest
    void insertionAndRemovalAreTheIdentity(byte[] script) {
        NodeScript original = NodeScript.parse(script);
        try {
            NodeScript converted = original.withKubeletFlags();
            if (!original.hasBlock()) {
                assertThat(converted.withoutBlock().bytes()).isEqualTo(script);
            }
            assertThat(NodeScript.parse(converted.bytes()).withKubeletFlags().bytes())
                    .isEqualTo(converted.bytes());
            assertThat(converted.withoutBlock().hasBlock()).isFalse();
        } catch (UnsupportedScriptException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            assertThat(e.reason()).isNotBlank();
        }
        assertThat(original.bytes()).isEqualTo(script);
    }

    @FuzzTest
    void whatIsReadStandsInTheScript(byte[] bytes) {
        String script = RawText.of(bytes);
        try {
            int last = 0;
            for (Command command : BashSource.parse(script).commands()) {
                assertThat(command.start()).isBetween(last, script.length());
                assertThat(command.end()).isBetween(command.start(), script.length());
                command.words().forEach(word -> assertThat(word.source()).isNotEmpty());
                last = command.start();
            }
        } catch (BashSyntaxException e) {
            assertThat(e.offset()).isBetween(0, script.length());
        }
    }
}
