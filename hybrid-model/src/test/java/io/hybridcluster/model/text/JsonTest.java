// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.support.Tool;
import io.hybridcluster.testsupport.Golden;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;

class JsonTest {
    private static final Document ALL = Document.object()
            .put(
                    "text",
                    "a \"quoted\" \\ path\n\ttab\r\b\f\u0001\u001f\u007f\u0085\u009f\u00a0\u2028\u2029\ufeff\uffff/")
            .put("unicode", "\u6f22\u5b57 \ud83d\ude00")
            .put("empty", "")
            .put("", "no name")
            .put("yes", true)
            .put("no", false)
            .put("nothing", null)
            .put("long", Long.MIN_VALUE)
            .put("big", BigInteger.TEN.pow(25))
            .put("decimal", new BigDecimal("-1.50E-7"))
            .put("object", Map.of())
            .put("list", List.of())
            .put("lists", List.of(List.of(1, List.of()), Document.object().put("a", List.of(1, 2))))
            .build();

    @ParameterizedTest
    @EnumSource
    void isLaidOutAsTheGoldenFile(JsonLayout layout) {
        Golden.assertSame("text/all." + layout.name().toLowerCase(java.util.Locale.ROOT) + ".json", ALL.toJson(layout));
    }

    @Test
    void isIndentedWithAFinalNewlineWhenNothingElseIsAsked() {
        assertThat(ALL.toJson()).isEqualTo(ALL.toJson(JsonLayout.INDENTED) + "\n");
    }

    @Test
    void laysEniConfOutAsTheGuideDoes() {
        Golden.assertSame("text/eni_conf.json", eniConf().toJson(JsonLayout.MEMBER_PER_LINE));
    }

    @Test
    void laysTheConfigMapOutAsTheGuideDoes() {
        Document terway = Document.object()
                .put("cniVersion", "0.3.0")
                .put("name", "terway")
                .put("type", "terway")
                .build();
        Document configMap = Document.object()
                .put("kind", "ConfigMap")
                .put("apiVersion", "v1")
                .put("metadata", Document.object().put("name", "eni-config").put("namespace", "kube-system"))
                .put(
                        "data",
                        Document.object()
                                .put("eni_conf", eniConf().toJson(JsonLayout.MEMBER_PER_LINE) + "\n")
                                .put("10-terway.conf", terway.toJson(JsonLayout.MEMBER_PER_LINE) + "\n"))
                .build();

        Golden.assertSame("text/eni-config.yaml", configMap.toYaml());
    }

    @Test
    void writesEmptyRootsOnOneLine() {
        for (JsonLayout layout : JsonLayout.values()) {
            assertThat(Document.of(Map.of()).toJson(layout)).isEqualTo("{}");
            assertThat(Document.of(List.of()).toJson(layout)).isEqualTo("[]");
        }
    }

    @Test
    void isReadBackBySnakeYamlEngine() {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new JsonSchema()).build();
        for (int seed = 0; seed < 3_000; seed++) {
            Map<String, Object> texts = texts(seed);
            for (JsonLayout layout : JsonLayout.values()) {
                String json = Document.of(texts).toJson(layout);

                assertThat(new Load(settings).loadFromString(json)).as(json).isEqualTo(texts);
            }
        }
    }

    @Test
    void isReadBackByPython() {
        Tool python = Tool.require("python3");
        StringBuilder lines = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int seed = 0; seed < 3_000; seed++) {
            Map<String, Object> texts = texts(seed);
            lines.append(Document.of(texts).toJson(JsonLayout.COMPACT)).append('\n');
            texts.forEach((name, text) -> expected.add(hex(name) + " " + hex((String) text)));
        }

        String read = python.run(lines.toString(), "-c", """
                import json, sys
                h = lambda s: s.encode('utf-16-be').hex()
                for line in sys.stdin.buffer.read().decode('utf-8').split('\\n')[:-1]:
                    for name, text in json.loads(line).items():
                        print(h(name), h(text))
                """);

        assertThat(read.lines().toList()).isEqualTo(expected);
    }

    private static Map<String, Object> texts(int seed) {
        RandomTrees random = new RandomTrees(seed);
        Map<String, Object> texts = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            texts.put(random.text(), random.text());
        }
        return texts;
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(c -> hex.append(Integer.toHexString(0x10000 | c).substring(1)));
        return hex.toString();
    }

    private static Document eniConf() {
        return Document.object()
                .put("version", "1")
                .put("max_pool_size", 5)
                .put("min_pool_size", 0)
                .put("vswitches", Map.of("AZoneID", List.of("VswitchId")))
                .put("eni_tags", Map.of("ack.aliyun.com", "{{.ClusterID}}"))
                .put("service_cidr", "{{.ServiceCIDR}}")
                .put("security_group", "{{.SecurityGroupId}}")
                .put("access_key", "")
                .put("access_secret", "")
                .put("vswitch_selection_policy", "ordered")
                .build();
    }
}
