// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.BIG_DECIMAL)
            .serializeNulls()
            .create();

    @Test
    void readsEveryKindOfValue() {
        assertThat(JsonText.read(" {\"a\":[1,-2,0,1.5,1e2,true,false,null],\"b\":{},\"c\":[],\"d\":\"x\"}\n"))
                .hasToString("{a=[1, -2, 0, 1.5, 1E+2, true, false, null], b={}, c=[], d=x}");
        assertThat(JsonText.read("[9,999999999999999999,9999999999999999999]"))
                .isEqualTo(List.of(9L, 999999999999999999L, new BigDecimal("9999999999999999999")));
        assertThat(JsonText.read("null")).isNull();
        assertThat(JsonText.read(" \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e2D\\ud83d\\ude00\""))
                .isEqualTo("\"\\/\b\f\n\r\t\u4e2d\ud83d\ude00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                | a value at character 1 of 0
            `{`               | a name at character 2 of 1
            `{a:1}`           | a name at character 2 of 5
            `{"a"}`           | ':' at character 5 of 5
            `{"a":1,}`        | a name at character 8 of 8
            `{"a":1 "b":2}`   | '}' at character 8 of 13
            `{"a":1,"a":2}`   | each member once, before this at character 11 of 13
            `[1,]`            | a value at character 4 of 4
            `[1 2]`           | ']' at character 4 of 5
            `1 2`             | the end at character 3 of 3
            `01`              | the end at character 2 of 2
            `+1`              | a value at character 1 of 2
            `tru`             | a value at character 1 of 3
            `"a`              | the end of a string at character 3 of 2
            `"\\x"`           | an escape at character 3 of 4
            `"\\u12g4"`       | four hexadecimal digits at character 6 of 8
            """)
    void refusesWhatIsNoJsonAndShowsNoneOfIt(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read(text))
                .withMessage("not JSON: expected " + expected);
    }

    @Test
    void refusesControlCharactersAndDeepNests() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read("\"a\nb\""))
                .withMessage("not JSON: expected no control character in a string at character 3 of 5");
        assertThat(JsonText.read("[".repeat(100) + "]".repeat(100))).isInstanceOf(List.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read("[".repeat(100_000)))
                .withMessage("not JSON: expected at most 100 levels at character 101 of 100000");
        assertThatNullPointerException().isThrownBy(() -> JsonText.read(null)).withMessage("text");
    }

    @Test
    void readsAsGsonDoes() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            String text = GSON.toJson(tree(random, 4));
            assertThat(GSON.toJson(JsonText.read(text))).isEqualTo(GSON.toJson(GSON.fromJson(text, Object.class)));
        }
    }

    /** Damaged texts: what one of the two readers refuses, the other must not take for something. */
    @Test
    void refusesWhatGsonRefuses() {
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(GSON.toJson(tree(random, 3)));
            text.setCharAt(random.nextInt(text.length()), "{}[],:\"1tn\\".charAt(random.nextInt(11)));
            try {
                Object read = JsonText.read(text.toString());
                assertThat(GSON.toJson(read)).isEqualTo(GSON.toJson(GSON.fromJson(text.toString(), Object.class)));
            } catch (IllegalArgumentException e) {
                refused++;
                assertThat(gsonReads(text.toString()) && !e.getMessage().contains("once"))
                        .as(text.toString())
                        .isFalse();
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private static boolean gsonReads(String text) {
        try {
            GSON.fromJson(text, Object.class);
            return true;
        } catch (JsonParseException e) {
            return false;
        }
    }

    private static Object tree(Random random, int depth) {
        switch (depth == 0 ? random.nextInt(3) : random.nextInt(5)) {
            case 0:
                return random.nextInt(2_000) - 1_000;
            case 1:
                return random.nextBoolean();
            case 2:
                return random.nextBoolean() ? "a\"b\\c\n" + (char) random.nextInt(0xD800) : "";
            case 3:
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(tree(random, depth - 1));
                }
                return list;
            default:
                return Map.of("k" + random.nextInt(3), tree(random, depth - 1));
        }
    }
}
