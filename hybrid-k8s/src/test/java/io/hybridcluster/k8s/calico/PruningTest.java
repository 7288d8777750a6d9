// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.support.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PruningTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "kind", "metadata", "apiVersion");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{spec: {a: 1, b: 2}} | {properties: {spec: {properties: {a: {}}}}} | [spec.b]",
                "{apiVersion: a, kind: b, metadata: {x: 1}, spec: {a: {b: 1}}, status: 1} | {} | [spec, status]",
                "{a: [{x: 1}, {y: 1}, 3]} | {properties: {a: {items: {properties: {x: {}}}}}} | [a[1].y]",
                "{a: [{x: 1}, 3]} | {properties: {a: {}}} | [a[0].x]",
                "{a: {x: {y: 1}, z: 1}} | {properties: {a: {additionalProperties: {properties: {q: {}}}}}} | [a.x.y]",
                "{a: {x: {y: 1}, z: 1}} | {properties: {a: {additionalProperties: true}}} | [a.x.y]",
                "{a: {x: {y: 1}}} | {properties: {a: {x-kubernetes-preserve-unknown-fields: true}}} | []",
                "{a: {x: {y: 1}}} | {properties: {a: {x-kubernetes-preserve-unknown-fields: true, properties: {x: {}}}}} | [a.x.y]",
                "{a: [{x: {y: 1}, z: 2}]} | {properties: {a: {x-kubernetes-preserve-unknown-fields: true, items: {properties: {x:"
                        + " {}}}}}} | [a[0].x.y]",
                "{a: {kind: x, metadata: {y: 1}, spec: 1}} | {properties: {a: {x-kubernetes-embedded-resource: true}}} | [a.spec]",
                "{a: {kind: x}} | {properties: {a: {}}} | [a.kind]",
                "{a: x, b: 5} | {properties: {a: {x-kubernetes-int-or-string: true}, b: {x-kubernetes-int-or-string: true}}} | []",
                "{a: 1} | {x-kubernetes-preserve-unknown-fields: true} | []",
            })
    void dropsWhatTheSchemaDoesNotName(String object, String schema, String paths) {
        Pruning pruning = Pruning.of(Trees.map(Trees.readOne(object)), Trees.map(Trees.readOne(schema)));

        assertThat(pruning.paths()).hasToString(paths);
    }

    @Test
    void leavesOnlyTheMetaMembersWithoutASchema() {
        Map<?, ?> object = Trees.map(Trees.readOne("{kind: a, spec: {b: 1}}"));

        assertThat(Pruning.of(object, null).paths()).containsExactly("spec");
        assertThat(Pruning.of(object, null).tree()).isEqualTo(Map.of("kind", "a"));
    }

    @Test
    @Tag("generated")
    void isThatOfASecondImplementation() {
        int dropped = 0;
        for (int seed = 0; seed < 50_000; seed++) {
            Random random = new Random(seed);
            Map<String, @Nullable Object> object = object(random, 4);
            Map<String, @Nullable Object> schema = schema(random, 4);
            Map<String, @Nullable Object> expected = Calicos.copy(object);
            NaivePruning.prune(expected, schema);
            Pruning pruning = Pruning.of(object, schema);

            assertThat(pruning.tree()).as("seed " + seed).isEqualTo(expected);
            assertThat(pruning.paths().isEmpty()).as("seed " + seed).isEqualTo(object.equals(expected));
            assertThat(without(object, pruning.paths())).as("seed " + seed).isEqualTo(expected);
            assertThat(Pruning.of(expected, schema).paths()).as("seed " + seed).isEmpty();
            dropped += pruning.paths().size();
        }
        assertThat(dropped).isGreaterThan(50_000);
    }

    /** Takes these paths away by their text alone. */
    private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> object, List<String> paths) {
        Map<String, @Nullable Object> copy = Calicos.copy(object);
        for (String path : paths) {
            Object parent = copy;
            String[] steps = path.replace("[", ".[").split("\\.");
            for (int i = 0; i < steps.length - 1; i++) {
                parent = steps[i].startsWith("[")
                        ? ((List<?>) parent).get(Integer.parseInt(steps[i].substring(1, steps[i].length() - 1)))
                        : Calicos.at(parent, steps[i]);
            }
            ((Map<?, ?>) parent).remove(steps[steps.length - 1]);
        }
        return copy;
    }

    private static Map<String, @Nullable Object> object(Random random, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextBoolean()) {
                object.put(name, value(random, depth - 1));
            }
        }
        return object;
    }

    private static @Nullable Object value(Random random, int depth) {
        switch (depth <= 0 ? 0 : random.nextInt(5)) {
            case 0:
                return random.nextInt(4) == 0 ? null : "x";
            case 1:
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                return list;
            default:
                return object(random, depth);
        }
    }

    private static Map<String, @Nullable Object> schema(Random random, int depth) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        if (random.nextInt(5) == 0) {
            schema.put("x-kubernetes-preserve-unknown-fields", random.nextInt(4) > 0);
        }
        if (random.nextInt(6) == 0) {
            schema.put("x-kubernetes-embedded-resource", true);
        }
        if (random.nextInt(6) == 0) {
            schema.put("x-kubernetes-int-or-string", true);
        }
        if (depth > 0 && random.nextInt(3) > 0) {
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            NAMES.forEach(name -> {
                if (random.nextInt(3) > 0) {
                    properties.put(name, schema(random, depth - 1));
                }
            });
            schema.put("properties", properties);
        }
        if (depth > 0 && random.nextInt(3) == 0) {
            schema.put("additionalProperties", random.nextInt(3) == 0 ? (Object) true : schema(random, depth - 1));
        }
        if (depth > 0 && random.nextBoolean()) {
            schema.put("items", schema(random, depth - 1));
        }
        return schema;
    }
}
