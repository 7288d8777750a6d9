// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** YAML that another library wrote, in all its styles, is read as that library reads it. */
class YamlTextDifferentialTest {
    private static final int DOCUMENTS = 4_000;

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "yes",
            "~",
            "null",
            "true",
            "1e3",
            "0123",
            "5",
            "-",
            "a: b",
            "#",
            "a #b",
            "a\nb",
            "a\n\n b\n",
            " a ",
            "\t",
            "'",
            "\"",
            "\\",
            "{}",
            "[",
            "a, b",
            "\u6f22",
            "\ud83d\ude00",
            "word ".repeat(30),
            "%",
            "@",
            "http://h:80/p",
            "|",
            "? a",
            "---");

    @Test
    void readsWhatSnakeYamlEngineReads() {
        LoadSettings load = LoadSettings.builder().setSchema(new JsonSchema()).build();
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Random random = new Random(seed);
            ScalarStyle style = ScalarStyle.values()[random.nextInt(5)];
            // What is no text would get a tag in quotes.
            int kinds = style == ScalarStyle.PLAIN ? 0 : 3;
            Map<String, @Nullable Object> tree = Map.of("tree", List.of(object(random, kinds, 4)));
            String yaml = new Dump(settings(random, style)).dumpToString(tree);

            Object expected = new Load(load).loadFromString(yaml);
            assertThat(YamlText.read("a.yaml", yaml.getBytes(UTF_8)).root())
                    .as(yaml)
                    .isEqualTo(longs(expected));
        }
    }

    private static DumpSettings settings(Random random, ScalarStyle style) {
        int indent = 2 + random.nextInt(4);
        return DumpSettings.builder()
                .setSchema(new JsonSchema())
                .setDefaultFlowStyle(FlowStyle.values()[random.nextInt(3)])
                .setDefaultScalarStyle(style)
                .setIndent(indent)
                .setIndicatorIndent(random.nextInt(indent))
                .setWidth(20 + random.nextInt(100))
                .setSplitLines(random.nextBoolean())
                .setExplicitStart(random.nextBoolean())
                .setExplicitEnd(random.nextBoolean())
                .setMultiLineFlow(random.nextBoolean())
                .setUseUnicodeEncoding(random.nextBoolean())
                .setBestLineBreak(random.nextBoolean() ? "\n" : "\r\n")
                .setDereferenceAliases(true)
                .build();
    }

    private static Map<String, @Nullable Object> object(Random random, int kinds, int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put("n" + TEXTS.get(random.nextInt(TEXTS.size())), node(random, kinds, depth - 1));
        }
        return members;
    }

    private static @Nullable Object node(Random random, int kinds, int depth) {
        return switch (kinds + random.nextInt((depth > 0 ? 8 : 5) - kinds)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 5, 6 -> object(random, kinds, depth);
            case 7 -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(node(random, kinds, depth - 1));
                }
                yield elements;
            }
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private static @Nullable Object longs(@Nullable Object node) {
        if (node instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(name, longs(member)));
            return members;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(longs(element)));
            return elements;
        }
        return node instanceof Integer number ? (Object) number.longValue() : node;
    }
}
