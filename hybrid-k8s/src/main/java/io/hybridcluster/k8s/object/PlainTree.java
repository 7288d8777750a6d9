// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what clients and YAML readers yield into the values that a document holds: Gson reads every number as a double,
 * SnakeYAML an unquoted timestamp as a date. Everything else is passed on, for the document to check.
 */
final class PlainTree {
    private static final double EXACT_WHOLE_NUMBERS = 1L << 53;

    private PlainTree() {}

    static Map<Object, @Nullable Object> object(Map<?, ?> object) {
        Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
        object.forEach((name, member) -> plain.put(name, value(member)));
        return plain;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object(object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>(list.size());
            list.forEach(element -> plain.add(value(element)));
            return plain;
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue(), value);
        }
        if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Date date ? date.toInstant().toString() : value;
    }

    private static Object number(double number, Object original) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return original;
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) <= EXACT_WHOLE_NUMBERS;
        return whole ? (Object) (long) number : new BigDecimal(original.toString());
    }
}
