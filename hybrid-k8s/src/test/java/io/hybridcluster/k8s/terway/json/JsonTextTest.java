// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static List<String> problems(String text) {
        return JsonText.read(text).problems().stream()
                .map(problem -> problem + "; " + problem.remedy())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a": 1 // x             | 1:9: there is a comment, which JSON does not have; take it out
            {"a": 1} # x             | 1:10: there is a comment, which JSON does not have; take it out
            {/* x */"a": 1}          | 1:2: there is a comment, which JSON does not have; take it out
            {"a": 1 <--- x           | 1:9: there is an arrow and a note, as a page of documentation has; take them out
            {"a": 1 ← x              | 1:9: there is an arrow and a note, as a page of documentation has; take them out
            {"a": 1, ...}            | 1:8: there is a comma behind the last one; take the comma out
            {"a": 1 ...}             | 1:9: there are three dots where a page of documentation left something out; take them out
            {"a": 1,}                | 1:8: there is a comma behind the last one; take the comma out
            {"a": [1,]}              | 1:9: there is a comma behind the last one; take the comma out
            {'a': 1}                 | 1:2: text stands in "'" quotes; write it in double quotes: "
            {“a”: 1}                 | 1:2: text stands in U+201C quotes; write it in double quotes: "
            {a: 1}                   | 1:2: a name stands without quotes; write it in double quotes
            {"a": True}              | 1:7: a value stands without quotes; write it in double quotes, or as a number or true
            {"a": 05}                | 1:7: a value stands without quotes; write it in double quotes, or as a number or true
            {"a": 1}}                | 1:9: there is more behind the end of the value: "}"; write one object and nothing behind it; a brace too many closes it early
            {"a": 1} {}              | 1:10: there is more behind the end of the value: "{"; write one object and nothing behind it; a brace too many closes it early
            {"a": {{.X}}}            | 1:8: found "{" where a name should be; a template was not filled in, or a member lacks its name
            {"a": 1 "b": 2}          | 1:9: there is no comma before the next member; write a comma behind the member before
            [1 2]                    | 1:4: there is no comma before the next element; write a comma behind the one before
            {"a" 1}                  | 1:6: there is no colon behind a name; write "name": value
            {"a": ,}                 | 1:7: found "," where a value should be; take one comma out
            {"a":                    | 1:6: the text ends where a value should be; write the value, and close what is open
            {"a": 1                  | 1:8: the text ends inside the object; close it: }
            [1                       | 1:3: the text ends inside the list; close it: ]
            {"a": "x}                | 1:7: text is not closed; close it with a double quote
            {"a": "\\x"}             | 1:8: there is a backslash that escapes nothing; write it twice
            {"a": "\\u12g4"}         | 1:8: there is a backslash that escapes nothing; write it twice
            {，                      | 1:2: found U+FF0C where a name should be; write commas and colons of ASCII
            """)
    void saysWhereAndWhatToDo(String text, String problem) {
        assertThat(problems(text.replace("\\\\", "\\"))).contains(problem);
    }

    @Test
    void saysSoOfWhatDoesNotShow() {
        assertThat(problems("")).containsExactly("1:1: there is no value; write an object: {}");
        assertThat(problems(" \n ")).containsExactly("2:2: there is no value; write an object: {}");
        assertThat(problems("\ufeff{}"))
                .containsExactly("1:1: there is a byte order mark; save the text as UTF-8 without one");
        assertThat(problems("{\u00a0}"))
                .containsExactly("1:2: there is a blank that JSON does not know: U+A0; write an ordinary blank");
        assertThat(problems("{\"a\": \"b\n\"}"))
                .containsExactly("1:7: text is not closed on its line; close it with a double quote");
        assertThat(problems("{\"a\": \"b\tc\"}"))
                .containsExactly("1:9: there is a control character in text; take it out, or write it as an escape");
        assertThat(problems("[".repeat(201)))
                .containsExactly(
                        "1:201: it is nested deeper than 200 levels; nothing that Terway reads is; this reader goes no deeper");
    }

    @Test
    void goesOnBehindDamage() {
        JsonText text = JsonText.read("{\n  'a': 1, // x\n  b: [2,],\n  ...\n}");

        assertThat(text.problems()).hasSize(6);
        assertThat(text.root().orElseThrow().members().toString()).isEqualTo("[a, b]");
        assertThatThrownBy(text::orThrow)
                .isInstanceOf(NotJsonException.class)
                .hasMessage("not JSON: 2:3: text stands in \"'\" quotes; write it in double quotes: \"");
    }

    @Test
    void countsCharactersAndEveryLineBreak() {
        JsonText text = JsonText.read("{\"\ud83d\ude00\": 1,\r\"b\":\r\n2,\n\"c\": 3}");

        assertThat(text.orThrow().members().stream()
                        .map(member -> text.position(member.value().start()).toString()))
                .containsExactly("1:7", "3:1", "4:6");
        assertThatThrownBy(() -> text.position(99)).hasMessage("offset 99 is not in 0 to 26");
    }

    @Test
    void readsWhatGoReads() {
        JsonText text = JsonText.read(
                " {\"a\\u0062\\n\": [1.50, -0, 1e1, true, false, null, \"\\ud800x\"], \"\": {}, \"\": 2} ");

        assertThat(text.orThrow().tree().toString())
                .isEqualTo("{ab\n=[1.50, 0, 1E+1, true, false, null, \ufffdx], =2}");
        assertThat(text.orThrow().members()).hasSize(3);
        assertThat(text.orThrow().member("").orElseThrow().text()).isEqualTo("2");
        assertThat(text.orThrow().member("z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999", "1e-99999", "1e99999999999"})
    void doesNotSwellNumbers(String number) {
        assertThat(JsonText.read(number).orThrow().tree()).isEqualTo(number);
    }

    @Test
    void printsNothingOfTheText() {
        JsonText text = JsonText.read("{\"access_secret\": \"canary-1\", \"canary-2");

        assertThat(text + " " + text.root() + text.root().orElseThrow().members() + text.problems())
                .doesNotContain("canary");
        assertThatThrownBy(text::orThrow).hasMessageNotContaining("canary");
    }

    @Test
    void editsInPlace() {
        JsonText text = JsonText.read("{ \"a\" :1.0,\n\t\"b\": {\"x\":  1},\n\t\"c\": 3, \"a\": 7 }\n");

        assertThat(JsonEdit.apply(text, Map.of("b", Map.of("x", 1)), Set.of())).isEqualTo(text.text());
        assertThat(JsonEdit.apply(text, Map.of("b", Map.of("y", 2)), Set.of("c")))
                .isEqualTo("{ \"a\" :1.0,\n\t\"b\": {\"x\":  1,\"y\": 2}, \"a\": 7 }\n");
        assertThat(JsonEdit.apply(text, Map.of("a", 1), Set.of()))
                .isEqualTo("{ \"b\": {\"x\":  1},\n\t\"c\": 3, \"a\": 1 }\n");
        assertThat(JsonEdit.apply(text, Map.of(), Set.of("a", "b", "c"))).isEqualTo("{  }\n");
        assertThat(JsonEdit.apply(JsonText.read("{}"), Map.of("a", List.of("b")), Set.of()))
                .isEqualTo("{\n  \"a\": [\"b\"]\n}");
        assertThatThrownBy(() -> JsonEdit.apply(JsonText.read("[]"), Map.of(), Set.of()))
                .hasMessage("1:1: expected an object, found a list");
    }
}
