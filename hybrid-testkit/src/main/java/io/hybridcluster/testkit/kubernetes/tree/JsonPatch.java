// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON patch (RFC 6902). */
public final class JsonPatch {
    private @Nullable Object root;

    private JsonPatch(@Nullable Object root) {
        this.root = root;
    }

    /** Says that an operation of a patch that is well-formed cannot be done, or that a test failed. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message);
        }
    }

    /**
     * Returns what this object is after these operations; neither is changed.
     *
     * @throws IllegalArgumentException if an operation is malformed
     * @throws Failure if a path is not there or a test fails
     */
    public static Map<String, @Nullable Object> apply(
            Map<String, @Nullable Object> object, List<@Nullable Object> operations) {
        JsonPatch patch = new JsonPatch(Trees.copy(object));
        for (Object operation : operations) {
            patch.apply(Trees.object(operation));
        }
        return Trees.object(patch.root);
    }

    private void apply(Map<String, @Nullable Object> operation) {
        String path = Trees.text(operation, "path");
        Object value = Trees.copyOf(operation.get("value"));
        switch (Trees.text(operation, "op")) {
            case "add" -> add(path, value);
            case "remove" -> remove(path);
            case "replace" -> {
                remove(path);
                add(path, value);
            }
            case "move" -> {
                Object moved = get(Trees.text(operation, "from"));
                remove(Trees.text(operation, "from"));
                add(path, moved);
            }
            case "copy" -> add(path, Trees.copyOf(get(Trees.text(operation, "from"))));
            case "test" -> test(path, value);
            default -> throw new IllegalArgumentException("unknown operation in a JSON patch: " + operation.get("op"));
        }
    }

    private void test(String path, @Nullable Object value) {
        if (!Objects.equals(get(path), value)) {
            throw new Failure("testing value " + path + " failed");
        }
    }

    private void add(String path, @Nullable Object value) {
        if (path.isEmpty()) {
            root = value;
            return;
        }
        Object parent = parent(path);
        String last = last(path);
        if (parent instanceof Map<?, ?>) {
            Trees.object(parent).put(last, value);
        } else if (parent instanceof List<?> list) {
            elements(list).add(last.equals("-") ? list.size() : index(last, list.size() + 1), value);
        } else {
            throw new Failure("add operation does not apply: doc is missing path: " + path);
        }
    }

    private void remove(String path) {
        Object parent = path.isEmpty() ? null : parent(path);
        String last = last(path);
        if (parent instanceof Map<?, ?> object && object.containsKey(last)) {
            object.remove(last);
        } else if (parent instanceof List<?> list) {
            list.remove(index(last, list.size()));
        } else {
            throw new Failure("operation does not apply: doc is missing path: " + path);
        }
    }

    private @Nullable Object get(String path) {
        Object value = root;
        for (String token : tokens(path)) {
            if (value instanceof Map<?, ?> object && object.containsKey(token)) {
                value = object.get(token);
            } else if (value instanceof List<?> list) {
                value = list.get(index(token, list.size()));
            } else {
                throw new Failure("operation does not apply: doc is missing path: " + path);
            }
        }
        return value;
    }

    private @Nullable Object parent(String path) {
        return get(path.substring(0, path.lastIndexOf('/')));
    }

    private static String last(String path) {
        return unescaped(path.substring(path.lastIndexOf('/') + 1));
    }

    private static List<String> tokens(String path) {
        if (path.isEmpty()) {
            return List.of();
        }
        if (path.charAt(0) != '/') {
            throw new Failure("a path begins with a slash: " + path);
        }
        return List.of(path.substring(1).split("/", -1)).stream()
                .map(JsonPatch::unescaped)
                .toList();
    }

    private static String unescaped(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> elements(List<?> list) {
        return (List<@Nullable Object>) list;
    }

    private static int index(String token, int size) {
        int index = token.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(token) : -1;
        if (index < 0 || index >= size) {
            throw new Failure("invalid index in a list of " + size + ": " + token);
        }
        return index;
    }
}
