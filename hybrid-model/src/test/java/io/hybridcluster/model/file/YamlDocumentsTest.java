// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlDocumentsTest {
    private static List<LocatedDocument> readAll(String yaml) {
        return YamlText.readAll("a.yaml", yaml.getBytes(UTF_8));
    }

    private static List<String> json(String yaml) {
        return readAll(yaml).stream()
                .map(document -> document.document().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\n---\\nb: 2\\n                                      | {'a':1}{'b':2}",
                "---\\na: 1\\n---\\n# nothing\\n---\\n---\\nb: 2\\n...\\n       | {'a':1}{'b':2}",
                "a: 1\\r\\n---\\r\\nb: 2\\r\\n                              | {'a':1}{'b':2}",
                "\\ufeffa: 1                                            | {'a':1}",
                "# nothing\\n                                          | ''",
                "''                                                   | ''",
                "null\\n---\\n~                                         | ''",
                "{\"a\": [1, {\"b\": null}]}                             | {'a':[1,{'b':null}]}",
                "x: &a {b: 1}\\ny: *a\\nz: [*a, *a]\\n                   | {'x':{'b':1},'y':{'b':1},'z':[{'b':1},{'b':1}]}",
                "x: &a 1\\ny: &a 2\\nz: *a                              | {'x':1,'y':2,'z':2}",
                "x: &a {b: 1, c: 2}\\ny: {<<: *a, b: 3}                | {'x':{'b':1,'c':2},'y':{'b':3,'c':2}}",
                "x: &a {b: 1}\\ny: &d {b: 2, c: 4}\\nz: {<<: [*a, *d]}  | {'x':{'b':1},'y':{'b':2,'c':4},'z':{'b':1,'c':4}}",
                "x: &a {b: 1}\\ny: {'<<': *a}                         | {'x':{'b':1},'y':{'<<':{'b':1}}}",
            })
    void readsWhatStandsInAFile(String yaml, String expected) {
        String text = yaml.replace("\\n", "\n").replace("\\r", "\r").replace("\\ufeff", "\ufeff");

        assertThat(String.join("", json(text))).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\n---\\n- b       | a.yaml:3:1: found a list, expected a mapping",
                "hello              | a.yaml:1:1: found \"hello\", expected a mapping",
                "a: *b              | a.yaml:1:4: found an alias (\"*\") of what is not there yet, expected an anchor (\"&\") before it",
                "a: &b [*b]         | a.yaml:1:8: found an alias (\"*\") of what is not there yet, expected an anchor (\"&\") before it",
                "a: &b 1\\n---\\nc: *b | a.yaml:3:4: found an alias (\"*\") of what is not there yet, expected an anchor (\"&\") before it",
                "a: {<<: 1}         | a.yaml:1:9: found \"1\" under \"<<\", expected a mapping or a list of mappings",
                "a: &b 1\\n---\\na: 1\\na: 2 | a.yaml:4:1: found \"a\" again, expected it once",
                "a: !b c            | a.yaml:1:4: found a tag (\"!\"), expected a value without one",
                "a: [               | a.yaml:1:5: found what YAML refuses: expected the node content, but found '<stream end>', expected YAML",
            })
    void saysWhereItCannotReadAFile(String yaml, String message) {
        assertThatThrownBy(() -> readAll(yaml.replace("\\n", "\n")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(message);
    }

    @Test
    void refusesABillionLaughs() {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1)
                                + "]\n")
                        .collect(Collectors.joining());

        assertThatThrownBy(() -> readAll(bomb))
                .hasMessage(
                        "a.yaml:6:10: found aliases (\"*\") that stand for more than 100000 values, expected fewer");
        String many = "---\na: &a [1, 2, 3]\nb: [*a, *a, *a, *a, *a]\n".repeat(5_001);
        assertThatThrownBy(() -> readAll(many))
                .hasMessage(
                        "a.yaml:15003:5: found aliases (\"*\") that stand for more than 100000 values, expected fewer");
    }

    @Test
    void refusesAliasesThatNestTooDeep() {
        String deep = "a: &a " + "[".repeat(40) + "]".repeat(40) + "\nb: " + "[".repeat(30) + "*a" + "]".repeat(30);

        assertThatThrownBy(() -> readAll(deep))
                .hasMessage(
                        "a.yaml:2:34: found an alias (\"*\") that makes more than 64 levels of nesting, expected at most 64");
        assertThat(readAll(deep.replace("[".repeat(30), "[".repeat(23)).replace("]".repeat(30), "]".repeat(23))))
                .hasSize(1);
    }

    @Test
    void tellsWhereEachValueStands() {
        LocatedDocument second =
                readAll("x: 1\n---\nitems:\n- a: 1\n- a: &b 2\n  c: *b\n").get(1);

        assertThat(second.position()).hasToString("3:1");
        assertThat(second.positionOf(List.of("items", 1, "a"))).hasToString("5:6");
        assertThat(second.positionOf(List.of("items", 1, "c"))).hasToString("5:6");
        assertThat(second.positionOf(List.of("items", 2, "c"))).hasToString("4:1");
        assertThat(second.positionOf(List.of())).hasToString("3:1");
        assertThat(second).hasToString("document at 3:1");
    }

    @Test
    void hidesWhatAnAliasPutsUnderTheNameOfASecret() {
        assertThatThrownBy(() -> readAll("x: &a canary\npassword: {<<: *a}"))
                .hasMessage(
                        "a.yaml:1:4: found a value that may be a secret under \"<<\", expected a mapping or a list of mappings");
    }

    /** SnakeYAML itself resolves the same anchors and merges. */
    @Test
    void agreesWithSnakeYamlOnAnchorsAndMerges() {
        String yaml =
                "base: &base {a: x, b: {c: y}}\nmore: &more\n  <<: *base\n  d: [&e z, *e]\nall:\n- <<: [*more, {f: g}]\n  a: w\n";

        Object expected = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);

        assertThat(readAll(yaml).get(0).document().root()).isEqualTo(expected);
    }
}
