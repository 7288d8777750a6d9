// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hybridcluster.model.finding.RuleId;
import java.util.function.Function;

class NodeFuzzTest {
    @FuzzTest
    void valuesOfNodes(byte[] data) {
        String text = new String(data, UTF_8);
        check(text, Label::parse);
        check(text, Taint::parse);
        check(text, TaintEffect::parse);
        check(text, NodeName::parse);
        check(text, ProviderId::parse);
    }

    @FuzzTest
    void ruleId(byte[] data) {
        check(new String(data, UTF_8), RuleId::parse);
    }

    /** Text is refused as an argument, or the value prints as text of the same value. */
    private static void check(String text, Function<String, ?> parser) {
        Object value;
        try {
            value = parser.apply(text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("\"");
            return;
        }
        assertThat(parser.apply(value.toString())).isEqualTo(value);
    }
}
