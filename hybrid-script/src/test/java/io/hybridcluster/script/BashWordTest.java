// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BashWordTest {
    private static final String[] PIECES = {
        "'",
        "\"",
        "\\",
        "$",
        "$(touch canary)",
        "`touch canary`",
        "${HOME}",
        "\n",
        "\r",
        "\t",
        " ",
        "*",
        "?",
        "[a-z]",
        "~",
        "!",
        "!!",
        "#",
        "&",
        ";",
        "|",
        "<",
        ">",
        "(",
        ")",
        "{a,b}",
        "=",
        "%s",
        "-n",
        "@",
        "\u0001",
        "\u007f",
        "é",
        "配置",
        "😀",
        "a",
        "label=value",
        "'\\''",
        "$'\\n'"
    };

    @Test
    void isExpandedToTheDataByTheRealBash(@TempDir Path folder) throws IOException {
        Random random = new Random(20260);
        List<String> data = new ArrayList<>(List.of("", "won't $(stop)", "--", "-e", "\n", "'", "''"));
        while (data.size() < 1000) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            data.add(text.toString());
        }
        StringBuilder script = new StringBuilder("cd " + BashWord.quote(folder.toString()) + "\nset -H\n");
        StringBuilder expected = new StringBuilder();
        for (String text : data) {
            script.append("printf '%s\\0' ").append(BashWord.quote(text)).append('\n');
            expected.append(text).append('\0');
        }
        Path file = Files.writeString(folder.resolve("words.sh"), script, UTF_8);

        Tool.Result result = Tool.run("bash", file.toString());

        assertThat(new String(result.out().getBytes(ISO_8859_1), UTF_8)).isEqualTo(expected.toString());
        assertThat(result.err()).isEmpty();
        assertThat(folder.resolve("canary")).doesNotExist();
    }

    @Test
    void quotesTheEmptyStringToo() {
        assertThat(BashWord.quote("")).hasToString("''");
    }

    @Test
    void quotesAQuote() {
        assertThat(BashWord.quote("won't $(stop)")).hasToString("'won'\\''t $(stop)'");
    }

    @Test
    void rejectsNul() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BashWord.quote("ab\0"))
                .withMessage("the text holds U+0000 at index 2; an argument of a process cannot hold it");
    }

    @Test
    void rejectsHalfASurrogatePair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BashWord.quote("a\uD83Db"))
                .withMessage("the text holds half a surrogate pair at index 1; no encoding can write it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BashWord.quote("\uDE00"))
                .withMessage("the text holds half a surrogate pair at index 0; no encoding can write it");
    }

    @Test
    void isEqualToAWordOfTheSameSource() {
        assertThat(BashWord.quote("a")).isEqualTo(BashWord.quote("a")).hasSameHashCodeAs(BashWord.quote("a"));
        assertThat(BashWord.quote("a")).isNotEqualTo(BashWord.quote("b")).isNotEqualTo("'a'");
    }
}
