// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep copies of trees of plain values. Guava's immutable collections refuse nulls, which a merge patch needs. */
final class Trees {
    private Trees() {}

    static Map<String, @Nullable Object> copyObject(Map<?, ?> object, String at) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException(at + ": member name " + member.getKey() + " is not a string");
            }
            copy.put(name, copy(member.getValue(), at + "." + name));
        }
        return Collections.unmodifiableMap(copy);
    }

    static List<@Nullable Object> copyList(List<?> list, String at) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            copy.add(copy(list.get(i), at + "[" + i + "]"));
        }
        return Collections.unmodifiableList(copy);
    }

    private static @Nullable Object copy(@Nullable Object node, String at) {
        if (node == null || node instanceof String || node instanceof Boolean || isNumber(node)) {
            return node instanceof Integer i ? Long.valueOf(i) : node;
        }
        if (node instanceof Map<?, ?> object) {
            return copyObject(object, at);
        }
        if (node instanceof List<?> list) {
            return copyList(list, at);
        }
        if (node instanceof ObjectBuilder builder) {
            return copyObject(builder.members(), at);
        }
        // The type is named, never the value: it may hold a secret.
        throw new IllegalArgumentException(at + ": a " + node.getClass().getName()
                + " is not a map, list, string, boolean, whole number or decimal");
    }

    private static boolean isNumber(Object node) {
        return node instanceof Integer
                || node instanceof Long
                || node instanceof BigInteger
                || node instanceof BigDecimal;
    }
}
