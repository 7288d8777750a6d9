// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTreesTest {
    private static final int DOCUMENTS = 5_000;
    private static final List<String> NAMES = List.of("a", "b", "c.d", "metadata", "name", "[", "\u00e9\"\\");

    @Test
    void readsWhatGsonReadsAndKeepsWhatANaiveProjectionKeeps() throws IOException {
        Random random = new Random(20260801);
        int shortened = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonObject document = object(random, 0);
            String text = document.toString();
            Object whole = plain(JsonParser.parseString(text));
            assertThat(read(text, FieldMask.everything())).as(text).isEqualTo(whole);

            List<List<String>> paths = paths(random);
            FieldMask mask =
                    FieldMask.of(paths.stream().map(JsonTreesTest::written).toList());
            Object projected = projected(whole, withIdentity(paths));
            assertThat(read(text, mask)).as(text + " " + paths).isEqualTo(projected);
            shortened += projected.equals(whole) ? 0 : 1;
        }
        assertThat(shortened).isGreaterThan(DOCUMENTS / 2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999999999999999999, 999999999999999999",
        "9223372036854775807, 9223372036854775807",
        "-1, -1",
        "1e3, 1E+3",
        "0.10, 0.10",
        "1e1000, 1E+1000"
    })
    void readsNumbersAsTheyAreWritten(String text, String number) throws IOException {
        assertThat(read("{\"a\":" + text + "}", FieldMask.everything()).get("a"))
                .hasToString(number);
    }

    @ParameterizedTest
    @CsvSource({"1e1001", "1e-1001", "1e999999999", "1e-999999999"})
    void refusesNumbersThatWouldFillTheHeap(String text) {
        assertThatThrownBy(() -> read("{\"a\":" + text + "}", FieldMask.everything()))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("found a number that no Kubernetes object holds");
    }

    @Test
    void refusesDigitsWithoutEnd() {
        assertThatThrownBy(() -> read("{\"a\":1" + "0".repeat(1_000) + "}", FieldMask.everything()))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesDepthWithoutEnd() {
        String deep = "{\"a\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> read(deep, FieldMask.everything())).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> read(deep, FieldMask.of(List.of()))).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "1", "'\"a\"'", "null", "true"})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> read(text, FieldMask.everything()))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("expected an object at $");
    }

    private static Map<String, @Nullable Object> read(String text, FieldMask mask) throws IOException {
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        return JsonTrees.object(in, mask);
    }

    private static JsonObject object(Random random, int depth) {
        JsonObject object = new JsonObject();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.add(NAMES.get(random.nextInt(NAMES.size())), element(random, depth + 1));
        }
        return object;
    }

    private static JsonElement element(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 9)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonPrimitive(random.nextBoolean());
            case 2 -> new JsonPrimitive(random.nextLong());
            case 3 -> new JsonPrimitive(random.nextInt(1_000));
            case 4 -> new JsonPrimitive(BigDecimal.valueOf(random.nextInt(), random.nextInt(40) - 20));
            case 5 -> new JsonPrimitive("\u0001\"\\\u2028x" + random.nextInt());
            case 6 -> {
                JsonArray array = new JsonArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(element(random, depth + 1));
                }
                yield array;
            }
            default -> object(random, depth);
        };
    }

    /** The tree as Gson's own parser has it. */
    private static @Nullable Object plain(JsonElement element) {
        if (element instanceof JsonObject object) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            object.entrySet().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
            return members;
        }
        if (element instanceof JsonArray array) {
            List<@Nullable Object> elements = new ArrayList<>();
            array.forEach(each -> elements.add(plain(each)));
            return elements;
        }
        if (element.isJsonNull()) {
            return null;
        }
        JsonPrimitive value = element.getAsJsonPrimitive();
        if (value.isBoolean()) {
            return value.getAsBoolean();
        }
        if (value.isString()) {
            return value.getAsString();
        }
        String digits = value.getAsString();
        return digits.matches("[0-9]{1,18}") ? (Object) Long.valueOf(digits) : new BigDecimal(digits);
    }

    private static List<List<String>> paths(Random random) {
        List<List<String>> paths = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<String> path = new ArrayList<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                path.add(NAMES.get(random.nextInt(NAMES.size())));
            }
            paths.add(path);
        }
        return paths;
    }

    private static String written(List<String> path) {
        StringBuilder text = new StringBuilder();
        path.forEach(name -> text.append('[').append(name).append(']'));
        return text.toString();
    }

    private static List<List<String>> withIdentity(List<List<String>> paths) {
        List<List<String>> all = new ArrayList<>(paths);
        all.add(List.of("apiVersion"));
        all.add(List.of("kind"));
        for (String name : List.of("name", "namespace", "uid", "resourceVersion")) {
            all.add(List.of("metadata", name));
        }
        return all;
    }

    /** What is left of a tree where each path names what is kept. */
    private static @Nullable Object projected(@Nullable Object tree, List<List<String>> paths) {
        if (paths.stream().anyMatch(List::isEmpty)) {
            return tree;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(projected(element, paths)));
            return elements;
        }
        if (!(tree instanceof Map<?, ?> object)) {
            return tree;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            List<List<String>> below = paths.stream()
                    .filter(path -> path.get(0).equals(name))
                    .map(path -> path.subList(1, path.size()))
                    .toList();
            if (!below.isEmpty()) {
                members.put((String) name, projected(value, below));
            }
        });
        return members;
    }
}
