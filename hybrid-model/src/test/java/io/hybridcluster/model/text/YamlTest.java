// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Golden;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    @Test
    void isBlockStyleAsAPersonWouldWriteIt() {
        Document document = Document.object()
                .put("plain", "calico-node of kube-system")
                .put("numbers", Arrays.asList(0, -5, new BigDecimal("0.50"), null, true))
                .put("empty", List.of(Map.of(), List.of(), ""))
                .put("lists", List.of(List.of("a", List.of("b", "c")), List.of(Map.of("d", "e"))))
                .put(
                        "objects",
                        List.of(
                                Document.object().put("name", "a").put("list", List.of("x")),
                                Document.object()
                                        .put("script", "#!/bin/bash\n\n  indented\nend\n")
                                        .put("last", 1)))
                .put("clipped", "one\ntwo\n")
                .put("stripped", "one\ntwo")
                .put("kept", "one\n\n\n")
                .put("quoted lines", "ends with a blank \n")
                .put("10-terway.conf", "{}")
                .put("", "no name")
                .put("two\nlines", "\t")
                .build();

        Golden.assertSame("text/all.yaml", document.toYaml());
    }

    @Test
    void writesRootsOfEveryKind() {
        assertThat(Document.of(Map.of()).toYaml()).isEqualTo("{}\n");
        assertThat(Document.of(List.of()).toYaml()).isEqualTo("[]\n");
        assertThat(Document.of(List.of(Map.of("op", "add"), "a\nb")).toYaml()).isEqualTo("- op: add\n- |-\n  a\n  b\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Always",
                "/etc/x",
                "a b",
                "a:b",
                "http://h:80/p",
                "k=v",
                "v1.2",
                "y2",
                "nope",
                "a - b",
                "Nul",
                "z/",
                "10-terway.conf",
                "10.0.0.0/8"
            })
    void leavesWordsPlain(String text) {
        assertThat(Document.of(List.of(text)).toYaml()).isEqualTo("- " + text + "\n");
        assertThat(Document.of(Map.of(text, 1)).toYaml()).isEqualTo(text + ": 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "y",
                "N",
                "Yes",
                "nO",
                "on",
                "OFF",
                "true",
                "False",
                "NULL",
                "inf",
                "NaN",
                "infinity",
                "~",
                "0",
                "1e3",
                ".5",
                "-a",
                "a:",
                "a: b",
                "a #b",
                "a  b",
                " a",
                "a ",
                "{{.ClusterID}}",
                "*",
                "=",
                "a,b",
                "a@b",
                "a'b",
                "1-2",
                "1.2.3",
                "1.2.3.4",
                "1-",
                "2026-11-23",
                "1.2/3",
                "1.2.3.4/",
                "10.200.1.253:6443",
                "\u00e9",
                "::1"
            })
    void quotesWhatAReaderMightTakeForSomethingElse(String text) {
        assertThat(Document.of(List.of(text)).toYaml()).isEqualTo("- \"" + text + "\"\n");
        assertThat(Document.of(Map.of(text, 1)).toYaml()).isEqualTo("\"" + text + "\": 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~ ", "\u00a0", "\u00e9", "\u6f22", "\ud7ff", "\ue000", "\ufefe"})
    void writesLinesThatShowAsLiteralBlocks(String text) {
        assertThat(Document.of(List.of("a\n" + text + "b")).toYaml()).isEqualTo("- |-\n  a\n  " + text + "b\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\t", "\r", "\u0000", "\u001f", "\u007f", "\u009f", "\u2028", "\u2029", "\ufeff", "\uffff", " \n"
            })
    void quotesLinesThatDoNot(String text) {
        assertThat(Document.of(List.of("a\nb" + text)).toYaml()).startsWith("- \"a\\nb");
    }

    @Test
    void quotesLinesThatHideTheIndentOrAreNotInTheBasicPlane() {
        assertThat(Document.of(List.of("\na")).toYaml()).isEqualTo("- \"\\na\"\n");
        assertThat(Document.of(List.of(" a\nb")).toYaml()).isEqualTo("- \" a\\nb\"\n");
        assertThat(Document.of(List.of("\ud83d\ude00\na")).toYaml()).isEqualTo("- \"\ud83d\ude00\\na\"\n");
    }

    @Test
    void marksNamesThatAreTooLongForAReaderToExpect() {
        String name = "n".repeat(1_000);

        assertThat(Document.of(Map.of(name, 1)).toYaml()).isEqualTo(name + ": 1\n");
        assertThat(Document.of(List.of(Map.of(name + "n", Map.of("a", 1)))).toYaml())
                .isEqualTo("- ? " + name + "n\n  :\n    a: 1\n");
    }

    @Test
    void takesLongTexts() {
        String words = "word ".repeat(200_000) + "end";

        assertThat(Document.of(List.of(words)).toYaml()).isEqualTo("- " + words + "\n");
    }
}
