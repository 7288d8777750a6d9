// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.hybridcluster.k8s.support.ReferencePatch;
import io.hybridcluster.model.text.Document;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random texts, broken and whole, beside Gson in its strict mode; edits and merges beside plain ones. */
class JsonTextDifferentialTest {
    private static final String[] CRUMBS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\\n\"",
        "\"\"",
        "1",
        "-0.5e3",
        "true",
        "null",
        " ",
        "\n",
        "0",
        ".",
        "-",
        "\\",
        "\"",
        "//",
        "#",
        "'a'",
        "tru",
        "e5",
        "\u00e9"
    };

    private static String json(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> String.valueOf(random.nextInt(100) - 50);
            case 1 -> "\"" + (char) ('a' + random.nextInt(4)) + "\\u00e9\\/\"";
            case 2 -> "null";
            case 3 -> random.nextBoolean() ? "true" : "1.50e2";
            case 4 -> "\"\"";
            case 5 -> {
                StringBuilder list = new StringBuilder("[");
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.append(json(random, depth + 1)).append(i > 1 ? ", " : " ");
                }
                yield list + "]";
            }
            default -> object(random, depth, 5);
        };
    }

    static String object(Random random, int depth, int most) {
        Map<String, String> members = new TreeMap<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            members.put(String.valueOf((char) ('a' + random.nextInt(6))), json(random, depth + 1));
        }
        StringBuilder object = new StringBuilder("{");
        members.forEach((name, value) -> object.append(object.length() > 1 ? "," : "")
                .append(random.nextBoolean() ? "\n  " : "")
                .append('"')
                .append(name)
                .append(random.nextBoolean() ? "\": " : "\":")
                .append(value));
        return object + (random.nextBoolean() ? "\n}" : "}");
    }

    private static @Nullable JsonElement gson(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = new Gson().getAdapter(JsonElement.class).read(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? element : null;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return null;
        }
    }

    @Test
    void takesAndRefusesWhatGsonDoes() {
        Random random = new Random(20260801);
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            String text = i % 3 == 0 ? json(random, 0) : broken(random);
            @Nullable JsonElement theirs = gson(text);
            JsonText ours = JsonText.read(text);
            assertThat(ours.isJson()).as(text).isEqualTo(theirs != null);
            if (theirs != null) {
                assertThat(ours.orThrow().tree()).as(text).isEqualTo(tree(theirs));
                taken++;
            } else {
                assertThat(ours.problems()).isNotEmpty();
                refused++;
            }
        }
        assertThat(taken).isGreaterThan(9_000);
        assertThat(refused).isGreaterThan(9_000);
    }

    private static String broken(Random random) {
        if (random.nextBoolean()) {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(7); i > 0; i--) {
                text.append(CRUMBS[random.nextInt(CRUMBS.length)]);
            }
            return text.toString();
        }
        StringBuilder text = new StringBuilder(json(random, 0));
        int at = random.nextInt(text.length() + 1);
        return random.nextBoolean() && at < text.length()
                ? text.deleteCharAt(at).toString()
                : text.insert(at, CRUMBS[random.nextInt(CRUMBS.length)]).toString();
    }

    private static @Nullable Object tree(JsonElement element) {
        return JsonText.read(element.toString()).orThrow().tree();
    }

    @Test
    void mergesAsTheTextOfTheRfcDoes() {
        Random random = new Random(7396);
        for (int i = 0; i < 5_000; i++) {
            JsonValue base = JsonText.read(json(random, 0)).orThrow();
            JsonValue patch = JsonText.read(object(random, 0, 6)).orThrow();

            assertThat(JsonMerge.merge(base, patch).tree()).isEqualTo(ReferencePatch.merge(base.tree(), patch.tree()));
        }
    }

    @Test
    void editsAsAMapWould() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            JsonText text = JsonText.read(object(random, 0, 7));
            Map<String, @Nullable Object> set = new LinkedHashMap<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                set.put(
                        String.valueOf((char) ('a' + random.nextInt(8))),
                        j % 2 == 0 ? "x" : Map.of("a", 1L, "z", true));
            }
            Set<String> removed = set.containsKey("b") ? Set.of() : Set.of("b");

            String edited = JsonEdit.apply(text, set, removed);

            Map<String, @Nullable Object> expected = map(text.orThrow().tree());
            removed.forEach(expected::remove);
            set.forEach((name, value) -> expected.merge(name, value, JsonTextDifferentialTest::into));
            assertThat(comparable(JsonText.read(edited).orThrow().tree()))
                    .as(text.text())
                    .isEqualTo(comparable(expected));
            assertThat(JsonEdit.apply(JsonText.read(edited), set, removed)).isEqualTo(edited);
        }
    }

    private static Object into(Object there, Object value) {
        if (!(there instanceof Map<?, ?>) || !(value instanceof Map<?, ?> wanted)) {
            return value;
        }
        Map<String, @Nullable Object> all = map(there);
        wanted.forEach((name, each) -> all.put((String) name, each));
        return all;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object tree) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(tree)).forEach((name, value) -> map.put((String) name, value));
        return map;
    }

    private static Object comparable(@Nullable Object tree) {
        return Document.of(map(tree));
    }
}
