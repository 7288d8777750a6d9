// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://a.example.com/b.sh           | "https://a.example.com/b.sh"
            https://a.example.com/b.sh?Sign=key  | "https://a.example.com/b.sh?..."
            https://a.example.com/b.sh#key       | "https://a.example.com/b.sh#..."
            https://a.example.com?x=a@b          | "https://..."
            https://a.example.com/b.sh?x=a@b     | "https://a.example.com/b.sh?..."
            https://user:key@a.example.com/b.sh  | "https://...@a.example.com/b.sh"
            https://user:k/ey@a.example.com/b.sh | "https://...@a.example.com/b.sh"
            https://user:k@y@a.example.com/b.sh  | "https://...@a.example.com/b.sh"
            https://user:k?ey@a.example.com/b.sh | "https://..."
            https://user:k#ey@a.example.com/b.sh | "https://..."
            user:key@a.example.com?key           | "...@a.example.com?..."
            """)
    void showsNeitherUserNorQuery(String text, String shown) {
        assertThat(ScriptUrl.of(text).shown()).isEqualTo(shown);
        assertThat(ScriptUrl.of(text)).hasToString(shown);
    }

    @Test
    void isShownOnOneLine() {
        assertThat(ScriptUrl.of("http://a\n").shown()).isEqualTo("\"http://a\\u{a}\"");
    }

    @Test
    void countsBytesAsTheAgentDoes() {
        assertThat(ScriptUrl.of("http://a").length()).isEqualTo(8);
        assertThat(ScriptUrl.of("http://\u00e9\u811a").length()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"http://a, true", "https://a, true", "HTTP://a, false", "oss://a, false", "'', false"})
    void knowsTheSchemesThatTheAgentTakes(String text, boolean taken) {
        assertThat(ScriptUrl.of(text).hasWebScheme()).isEqualTo(taken);
    }

    @Test
    void isPrintableAsciiWithoutBlanks() {
        assertThat(ScriptUrl.of("http://a/%20~!").isPrintableAscii()).isTrue();
        assertThat(ScriptUrl.of("http://a/ b").isPrintableAscii()).isFalse();
        assertThat(ScriptUrl.of("http://a/\u007f").isPrintableAscii()).isFalse();
        assertThat(ScriptUrl.of("http://a/\u00e9").isPrintableAscii()).isFalse();
    }

    @Test
    void isEqualToOneOfTheSameTextOnly() {
        assertThat(ScriptUrl.of("http://a?x"))
                .isEqualTo(ScriptUrl.of("http://a?x"))
                .hasSameHashCodeAs(ScriptUrl.of("http://a?x"))
                .isNotEqualTo(ScriptUrl.of("http://a?y"));
        assertThatNullPointerException().isThrownBy(() -> ScriptUrl.of(null)).withMessage("text");
    }
}
