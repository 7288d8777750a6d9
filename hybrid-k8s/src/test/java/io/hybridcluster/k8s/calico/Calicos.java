// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.k8s.support.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster with Calico, before and after Terway's manifests. */
final class Calicos {
    static final Instant BEFORE = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant AFTER = Instant.parse("2026-11-23T13:00:00Z");

    private Calicos() {}

    /** Mutable trees of a file under {@code calico/}. */
    static List<Map<String, @Nullable Object>> trees(String name) {
        try (InputStream file = Objects.requireNonNull(Calicos.class.getResourceAsStream("/calico/" + name))) {
            List<Map<String, @Nullable Object>> trees = new ArrayList<>();
            Trees.read(new String(file.readAllBytes(), UTF_8)).forEach(document -> trees.add(copy(document.root())));
            return trees;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CalicoSnapshot snapshot() {
        return CalicoSnapshot.of(trees("definitions.yaml"), trees("resources.yaml"), BEFORE);
    }

    /** What kubectl apply of Terway's definitions makes of Calico's. */
    static List<Map<String, @Nullable Object>> definitionsUnderTerway() {
        Map<Object, Map<String, @Nullable Object>> byName = new LinkedHashMap<>();
        trees("definitions.yaml").forEach(tree -> byName.put(name(tree), tree));
        trees("terway.yaml").forEach(tree -> byName.put(name(tree), tree));
        return new ArrayList<>(byName.values());
    }

    /** The objects as the API server shows them under these definitions. */
    static List<Map<String, @Nullable Object>> pruned(
            List<Map<String, @Nullable Object>> resources, List<Map<String, @Nullable Object>> definitions) {
        List<Map<String, @Nullable Object>> pruned = new ArrayList<>();
        for (Map<String, @Nullable Object> resource : resources) {
            Map<String, @Nullable Object> copy = copy(resource);
            definitions.stream()
                    .filter(definition ->
                            at(definition, "spec", "names", "kind").equals(resource.get("kind")))
                    .forEach(definition -> NaivePruning.prune(copy, (Map<?, ?>)
                            at(((List<?>) at(definition, "spec", "versions")).get(0), "schema", "openAPIV3Schema")));
            pruned.add(copy);
        }
        return pruned;
    }

    static Object at(Object tree, String... names) {
        Object node = tree;
        for (String name : names) {
            node = Objects.requireNonNull(((Map<?, ?>) node).get(name), name);
        }
        return node;
    }

    static Object name(Map<?, ?> tree) {
        return at(tree, "metadata", "name");
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(Object tree, String... names) {
        return (Map<String, @Nullable Object>) at(tree, names);
    }

    static List<Map<String, @Nullable Object>> edit(
            List<Map<String, @Nullable Object>> trees, String name, Consumer<Map<String, @Nullable Object>> edit) {
        trees.stream().filter(tree -> name(tree).equals(name)).forEach(edit);
        return trees;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> copy(Object tree) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(deep(tree));
    }

    private static @Nullable Object deep(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(name, deep(member)));
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(deep(element)));
            return copy;
        }
        return tree;
    }
}
