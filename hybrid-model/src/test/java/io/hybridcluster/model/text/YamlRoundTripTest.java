// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.support.Tool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whatever a document holds, every reader of YAML 1.1 and 1.2 that we know reads the same from its YAML. */
class YamlRoundTripTest {
    private static final int TREES = 4_000;
    private static final int KUBECTL_TREES = 3_000;

    @Test
    void comesBackFromYaml11() {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));

        assertComesBack(TREES, 11, text -> yaml.load(text));
    }

    @Test
    void comesBackFromYaml12() {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();

        assertComesBack(TREES, 12, text -> new Load(settings).loadFromString(text));
    }

    @Test
    void comesBackFromOurOwnReader() {
        assertComesBack(
                TREES, 13, text -> YamlText.read("a.yaml", text.getBytes(UTF_8)).root());
    }

    @Test
    void isTheSameTextEveryTime() {
        for (int seed = 0; seed < 500; seed++) {
            Document document = document(seed);

            assertThat(document.toYaml()).isEqualTo(document(seed).toYaml()).endsWith("\n");
        }
    }

    @Test
    void comesBackFromKubectl() {
        Tool kubectl = Tool.require("kubectl");
        StringBuilder manifests = new StringBuilder();
        List<Document> documents = new ArrayList<>();
        for (int seed = 0; seed < KUBECTL_TREES; seed++) {
            Document document = Document.object()
                    .put("apiVersion", "v1")
                    .put("kind", "ConfigMap")
                    .put("metadata", Map.of("name", "c" + seed))
                    .put("data", new RandomTrees(1_000_000 + seed).object(3))
                    .build();
            documents.add(document);
            manifests.append("---\n").append(document.toYaml());
        }

        // A label that is set locally: kubectl's way to read any object and print it without a server.
        String json = kubectl.run(manifests.toString(), "label", "--local", "-f", "-", "-o", "json", "oracle=kubectl");

        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        int at = 0;
        for (String object : json.split("(?<=\n)(?=\\{\n)")) {
            Map<?, ?> read = (Map<?, ?>) new Load(settings).loadFromString(escaped(object));
            Document written = documents.get(at++);
            assertThat(comparable(read.get("data"), true))
                    .as(written.toYaml())
                    .isEqualTo(comparable(written.at("data"), true));
        }
        assertThat(at).isEqualTo(KUBECTL_TREES);
    }

    /** JSON may hold characters as they are that YAML readers refuse. */
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder();
        json.chars().forEach(c -> {
            if (c < 0x7f || c >= 0xa0 && c < 0xfffe && c != 0x2028 && c != 0x2029 && c != 0xfeff) {
                escaped.append((char) c);
            } else {
                escaped.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            }
        });
        return escaped.toString();
    }

    private interface Reader {
        @Nullable
        Object read(String yaml);
    }

    private static void assertComesBack(int trees, long salt, Reader reader) {
        for (int i = 0; i < trees; i++) {
            Document document = document(salt * 1_000_000 + i);
            String yaml = document.toYaml();

            assertThat(comparable(reader.read(yaml), false)).as(yaml).isEqualTo(comparable(document.root(), false));
        }
    }

    private static Document document(long seed) {
        return Document.of(new RandomTrees(seed).object(4));
    }

    /** Readers choose their own types for numbers: compared by value, decimals as the nearest double, in Go's JSON all. */
    private static @Nullable Object comparable(@Nullable Object node, boolean doubles) {
        if (node instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(String.class.cast(name), comparable(member, doubles)));
            return members;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(comparable(element, doubles)));
            return elements;
        }
        if (node instanceof BigDecimal || node instanceof Double || doubles && node instanceof Number) {
            // Plus zero, since -0.0 is not equal to 0.0.
            return Double.valueOf(node.toString()) + 0.0;
        }
        return node instanceof Number number ? new BigInteger(number.toString()) : node;
    }
}
