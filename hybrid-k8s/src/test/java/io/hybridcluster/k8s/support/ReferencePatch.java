// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RFC 7396 and RFC 6902, written from their text and from nothing else, on mutable copies. */
public final class ReferencePatch {
    private ReferencePatch() {}

    /** MergePatch(Target, Patch) of RFC 7396, section 2. */
    public static @Nullable Object merge(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> members)) {
            return patch;
        }
        Map<Object, @Nullable Object> result =
                target instanceof Map<?, ?> object ? new LinkedHashMap<>(object) : new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value == null) {
                result.remove(name);
            } else {
                result.put(name, merge(result.get(name), value));
            }
        });
        return result;
    }

    /** Applies a JSON patch; a test for null also holds where there is no member, as Kubernetes has it. */
    public static @Nullable Object apply(@Nullable Object target, List<?> operations) {
        @Nullable Object document = copy(target);
        for (Object operation : operations) {
            Map<?, ?> op = (Map<?, ?>) operation;
            String[] parts = ((String) op.get("path")).split("/", -1);
            @Nullable Object parent = document;
            for (int i = 1; i < parts.length - 1; i++) {
                parent = child(parent, unescape(parts[i]));
            }
            one((String) op.get("op"), parent, unescape(parts[parts.length - 1]), op);
        }
        return document;
    }

    @SuppressWarnings("unchecked")
    private static void one(String name, @Nullable Object parent, String key, Map<?, ?> op) {
        if (!(parent instanceof Map<?, ?>)) {
            throw new IllegalStateException(name + " " + op.get("path") + ": there is no object to hold it");
        }
        Map<Object, @Nullable Object> object = (Map<Object, @Nullable Object>) parent;
        switch (name) {
            case "add" -> object.put(key, copy(op.get("value")));
            case "replace", "remove" -> {
                if (!object.containsKey(key)) {
                    throw new IllegalStateException(name + " " + op.get("path") + ": it is not there");
                }
                if (name.equals("remove")) {
                    object.remove(key);
                } else {
                    object.put(key, copy(op.get("value")));
                }
            }
            case "test" -> {
                if (!Objects.equals(object.get(key), op.get("value"))) {
                    throw new IllegalStateException("test " + op.get("path") + " failed");
                }
            }
            default -> throw new IllegalStateException(name);
        }
    }

    private static @Nullable Object child(@Nullable Object node, String key) {
        return node instanceof List<?> list ? list.get(Integer.parseInt(key)) : ((Map<?, ?>) node).get(key);
    }

    private static String unescape(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    private static @Nullable Object copy(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(name, copy(member)));
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return tree;
    }
}
