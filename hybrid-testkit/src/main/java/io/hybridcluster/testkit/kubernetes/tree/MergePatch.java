// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON merge patch (RFC 7396). */
public final class MergePatch {
    private MergePatch() {}

    /** Returns what this object is with the patch applied; neither is changed. */
    public static Map<String, @Nullable Object> apply(
            Map<String, @Nullable Object> object, Map<String, @Nullable Object> patch) {
        return merge(Trees.copy(object), patch);
    }

    private static Map<String, @Nullable Object> merge(
            Map<String, @Nullable Object> target, Map<String, @Nullable Object> patch) {
        patch.forEach((name, value) -> {
            if (value == null) {
                target.remove(name);
            } else if (value instanceof Map<?, ?>) {
                Map<String, @Nullable Object> old =
                        target.get(name) instanceof Map<?, ?> ? Trees.object(target.get(name)) : new LinkedHashMap<>();
                target.put(name, merge(old, Trees.object(value)));
            } else {
                target.put(name, Trees.copyOf(value));
            }
        });
        return target;
    }
}
