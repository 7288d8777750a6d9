// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hybridcluster.model.text.Document;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    @Test
    void takesTypesWhereAllReadersAgree() {
        assertThat(read("[null, Null, NULL, ~, true, True, TRUE, false, False, FALSE]"))
                .isEqualTo(Arrays.asList(null, null, null, null, true, true, true, false, false, false));
        assertThat(read("[0, -5, 9223372036854775807, -9223372036854775809, 1.50, -0.5, 1e3, 2.5E-2, 1E+2]"))
                .isEqualTo(List.of(
                        0L,
                        -5L,
                        Long.MAX_VALUE,
                        new BigInteger("-9223372036854775809"),
                        new BigDecimal("1.50"),
                        new BigDecimal("-0.5"),
                        1_000L,
                        new BigDecimal("0.025"),
                        100L));
        assertThat(read("")).isNull();
        assertThat(read("[]")).isEqualTo(List.of());
        assertThat(read("{a: {}}")).isEqualTo(Map.of("a", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "yes",
                "No",
                "on",
                "off",
                "nULL",
                "tRUE",
                "0123",
                "-01",
                "+1",
                "0o17",
                "0x1F",
                "1_000",
                ".5",
                "5.",
                "1.e3",
                "e3",
                "1e",
                "1e+",
                ".inf",
                ".NaN",
                "12:30:45",
                "2026-11-23",
                "1.2.3",
                "0.0.0.0",
                "--1",
                "<<",
                "="
            })
    void takesEverythingElseAsText(String text) {
        assertThat(read(text)).isEqualTo(text);
        assertThat(read("{" + text + ": 1}")).isEqualTo(Map.of(text, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "5", "1e3", "", "~"})
    void takesWhatIsQuotedAsText(String text) {
        assertThat(read("'" + text + "'")).isEqualTo(text);
        assertThat(read("\"" + text + "\"")).isEqualTo(text);
    }

    @Test
    void takesNamesAsTextAndKeepsTheirOrder() {
        Document document = YamlText.read("a.yaml", "true: 1\n5: 2\n'': 3\nz: 4\na: 5\n<<: {b: 6}\n".getBytes(UTF_8));

        assertThat(document).hasToString("{\"true\":1,\"5\":2,\"\":3,\"z\":4,\"a\":5,\"<<\":{\"b\":6}}");
    }

    @Test
    void takesNumbersUpToAThousandDigits() {
        assertThat(read("1" + "0".repeat(999))).isEqualTo(BigInteger.TEN.pow(999));
        assertThat(read("1e-1000")).isEqualTo(new BigDecimal("1e-1000"));
        assertThat(read("1e999")).isEqualTo(BigInteger.TEN.pow(999));
        for (String number :
                List.of("1" + "0".repeat(1_000), "1e1001", "1e-1001", "1e9999999999", "-0." + "1".repeat(1_000))) {
            assertThatExceptionOfType(UnreadableFileException.class)
                    .isThrownBy(() -> read(number))
                    .withMessage("a.yaml:2:4: found the number \""
                            + (number.length() > 80 ? number.substring(0, 77) + "..." : number)
                            + "\", expected one of at most 1000 digits");
        }
    }

    @Test
    void wantsAMapping() {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> YamlText.read("a.yaml", "# a\n[b]\n".getBytes(UTF_8)))
                .withMessage("a.yaml:2:1: found a list, expected a mapping");
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> YamlText.read("a.yaml", "- accessKey: x\n  token: [{a: b}]".getBytes(UTF_8)))
                .withMessage("a.yaml:1:1: found a list, expected a mapping");
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> YamlText.read("a.yaml", "LTAI5tCanary4Zq8XyW3vU2t".getBytes(UTF_8)))
                .withMessage("a.yaml:1:1: found (24 characters that look like a secret), expected a mapping");
    }

    @Test
    void countsColumnsInCharacters() {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> YamlText.read("a.yaml", "a: 1\n\"\ud83d\ude00\u6f22\": *b".getBytes(UTF_8)))
                .withMessage("a.yaml:2:7: found an alias (\"*\"), expected the value itself");
    }

    private static Object read(String value) {
        return YamlText.read("a.yaml", ("# first\na: " + value + "\n").getBytes(UTF_8))
                .at("a");
    }
}
