// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON objects. */
final class Tree {
    private Tree() {}

    /** Returns the object of these names and values, which take turns. */
    static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return object;
    }

    /** Returns {@code {"name": [...]}}, as RPC products have their lists. */
    static Map<String, @Nullable Object> list(String name, List<?> values) {
        return of(name, List.copyOf(values));
    }

    /** Returns {@code {"name": [{"Key"...}]}}. */
    static Map<String, @Nullable Object> tags(String key, String value, Map<String, String> tags) {
        return list(
                "Tag",
                tags.entrySet().stream()
                        .map(tag -> of(key, tag.getKey(), value, tag.getValue()))
                        .toList());
    }
}
