// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the API server makes of an object under a structural schema, whenever it reads or writes it (kubernetes
 * apiextensions-apiserver pkg/apiserver/schema/pruning/algorithm.go). Formats, defaults and int-or-string do not matter:
 * only names are judged, and scalars and lists of them stay whatever their schema is.
 */
final class Pruning {
    private static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

    private final List<String> paths = new ArrayList<>();
    private final Map<String, @Nullable Object> tree;

    private Pruning(Map<?, ?> object, Map<?, ?> schema) {
        this.tree = members("", object, schema, true, keepsUnknown(schema));
    }

    /** Prunes an object by the schema of its root. Where there is none, nothing but the meta members stays. */
    static Pruning of(Map<?, ?> object, @Nullable Map<?, ?> schema) {
        return new Pruning(object, schema == null ? Map.of() : schema);
    }

    /** Returns the paths of the members that go, each the outermost, in the object's order. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    /** Returns the object without them. */
    Map<String, @Nullable Object> tree() {
        return tree;
    }

    private @Nullable Object value(String path, @Nullable Object value, @Nullable Map<?, ?> schema) {
        return value(path, value, schema, schema != null && keepsUnknown(schema));
    }

    private @Nullable Object value(
            String path, @Nullable Object value, @Nullable Map<?, ?> schema, boolean keepsUnknown) {
        if (value instanceof Map<?, ?> object) {
            boolean isResource = schema != null && isTrue(schema, "x-kubernetes-embedded-resource");
            return members(path, object, schema, isResource, keepsUnknown);
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        @Nullable Map<?, ?> items = schema == null ? null : map(schema.get("items"));
        List<@Nullable Object> kept = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            String at = path + "[" + i + "]";
            // A list that keeps what it does not know does so in its elements, whatever their own schema says.
            kept.add(keepsUnknown ? value(at, list.get(i), items, true) : value(at, list.get(i), items));
        }
        return kept;
    }

    private Map<String, @Nullable Object> members(
            String path, Map<?, ?> object, @Nullable Map<?, ?> schema, boolean isResource, boolean keepsUnknown) {
        @Nullable Map<?, ?> properties = schema == null ? null : map(schema.get("properties"));
        @Nullable Object additional = schema == null ? null : schema.get("additionalProperties");
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        object.forEach((key, member) -> {
            String name = (String) key;
            String at = path.isEmpty() ? name : path + "." + name;
            if (isResource && META.contains(name)) {
                kept.put(name, member);
            } else if (properties != null && properties.containsKey(name)) {
                @Nullable Map<?, ?> property = map(properties.get(name));
                kept.put(name, value(at, member, property == null ? Map.of() : property));
            } else if (additional != null) {
                kept.put(name, value(at, member, map(additional)));
            } else if (keepsUnknown) {
                kept.put(name, member);
            } else {
                paths.add(at);
            }
        });
        return kept;
    }

    private static boolean keepsUnknown(Map<?, ?> schema) {
        return isTrue(schema, "x-kubernetes-preserve-unknown-fields");
    }

    private static boolean isTrue(Map<?, ?> schema, String name) {
        return Boolean.TRUE.equals(schema.get(name));
    }

    private static @Nullable Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : null;
    }
}
