// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A second implementation of pruning, in place and in the two functions of the API server's description of it. */
final class NaivePruning {
    private static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

    private NaivePruning() {}

    static void prune(Map<?, ?> object, Map<?, ?> schema) {
        Map<Object, Object> root = new LinkedHashMap<>(schema);
        root.put("x-kubernetes-embedded-resource", true);
        drop(object, root);
    }

    private static void drop(@Nullable Object x, @Nullable Map<?, ?> s) {
        if (s != null && Boolean.TRUE.equals(s.get("x-kubernetes-preserve-unknown-fields"))) {
            keep(x, s);
            return;
        }
        if (x instanceof Map<?, ?> object) {
            if (s == null) {
                object.clear();
                return;
            }
            for (Object name : object.keySet().toArray()) {
                if (isMeta(s, name)) {
                    continue;
                }
                if (properties(s).containsKey(name)) {
                    drop(object.get(name), (Map<?, ?>) properties(s).get(name));
                } else if (s.get("additionalProperties") != null) {
                    drop(object.get(name), s.get("additionalProperties") instanceof Map<?, ?> more ? more : null);
                } else {
                    object.remove(name);
                }
            }
        } else if (x instanceof List<?> list) {
            list.forEach(element -> drop(element, s == null ? null : (Map<?, ?>) s.get("items")));
        }
    }

    private static void keep(@Nullable Object x, @Nullable Map<?, ?> s) {
        if (s == null) {
            return;
        }
        if (x instanceof Map<?, ?> object) {
            for (Object name : object.keySet().toArray()) {
                if (isMeta(s, name)) {
                    continue;
                }
                if (properties(s).containsKey(name)) {
                    drop(object.get(name), (Map<?, ?>) properties(s).get(name));
                } else if (s.get("additionalProperties") != null) {
                    drop(object.get(name), s.get("additionalProperties") instanceof Map<?, ?> more ? more : null);
                }
            }
        } else if (x instanceof List<?> list) {
            list.forEach(element -> keep(element, (Map<?, ?>) s.get("items")));
        }
    }

    private static boolean isMeta(Map<?, ?> s, Object name) {
        return Boolean.TRUE.equals(s.get("x-kubernetes-embedded-resource")) && META.contains(name);
    }

    private static Map<?, ?> properties(Map<?, ?> s) {
        return (Map<?, ?>) Objects.requireNonNullElse(s.get("properties"), Map.of());
    }
}
