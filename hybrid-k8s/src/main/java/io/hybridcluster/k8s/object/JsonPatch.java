// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON patches (RFC 6902) that fail rather than overwrite: a {@code test} of the old value stands before each
 * change. Lists are compared and replaced whole.
 *
 * <p>That a member is absent is tested as null, which the library that kubectl and the API server use takes so
 * (evanphx/json-patch, {@code Patch.test}). An implementation that demands the member refuses such a patch; it destroys
 * nothing.
 */
final class JsonPatch {
    private final List<Map<String, @Nullable Object>> operations = new ArrayList<>();

    private JsonPatch() {}

    /** Returns the operations that turn one object into the other, none if they are equal. */
    static List<Map<String, @Nullable Object>> between(Map<?, ?> before, Map<?, ?> after) {
        JsonPatch patch = new JsonPatch();
        patch.members("", before, after);
        return patch.operations;
    }

    private void members(String pointer, Map<?, ?> before, Map<?, ?> after) {
        after.forEach((name, member) -> {
            String at = pointer + "/" + escape((String) name);
            if (!before.containsKey(name)) {
                operations.add(operation("test", at, null));
                operations.add(operation("add", at, member));
            } else if (!Objects.equals(before.get(name), member)) {
                change(at, before.get(name), member);
            }
        });
        before.forEach((name, member) -> {
            if (!after.containsKey(name)) {
                String at = pointer + "/" + escape((String) name);
                operations.add(operation("test", at, member));
                Map<String, @Nullable Object> remove = new LinkedHashMap<>();
                remove.put("op", "remove");
                remove.put("path", at);
                operations.add(remove);
            }
        });
    }

    private void change(String at, @Nullable Object old, @Nullable Object member) {
        if (old instanceof Map<?, ?> before && member instanceof Map<?, ?> after) {
            members(at, before, after);
        } else {
            operations.add(operation("test", at, old));
            operations.add(operation("replace", at, member));
        }
    }

    static Map<String, @Nullable Object> operation(String op, String pointer, @Nullable Object value) {
        Map<String, @Nullable Object> operation = new LinkedHashMap<>();
        operation.put("op", op);
        operation.put("path", pointer);
        operation.put("value", value);
        return operation;
    }

    /** RFC 6901, section 3. */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
