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
    /** Deep enough for any document, and shallow enough for a stack; a map that holds itself ends here too. */
    private static final int MAX_DEPTH = 200;

    private static final int MAX_DECIMAL_DIGITS = 1_000;

    private Trees() {}

    static Map<String, @Nullable Object> copyObject(Map<?, ?> object) {
        return copyObject(object, "$", 1);
    }

    static List<@Nullable Object> copyList(List<?> list) {
        return copyList(list, "$", 1);
    }

    private static Map<String, @Nullable Object> copyObject(Map<?, ?> object, String at, int depth) {
        checkDepth(depth);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException(at + ": member name " + member.getKey() + " is not a string");
            }
            copy.put(text(name, at), copy(member.getValue(), at + "." + name, depth));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> copyList(List<?> list, String at, int depth) {
        checkDepth(depth);
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            copy.add(copy(list.get(i), at + "[" + i + "]", depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private static @Nullable Object copy(@Nullable Object node, String at, int depth) {
        if (node == null || node instanceof Boolean || node instanceof Long) {
            return node;
        }
        if (node instanceof String text) {
            return text(text, at);
        }
        if (node instanceof Integer number) {
            return Long.valueOf(number);
        }
        if (node instanceof BigInteger number) {
            return whole(number);
        }
        if (node instanceof BigDecimal number) {
            return decimal(number, at);
        }
        if (node instanceof Map<?, ?> object) {
            return copyObject(object, at, depth + 1);
        }
        if (node instanceof List<?> list) {
            return copyList(list, at, depth + 1);
        }
        if (node instanceof ObjectBuilder builder) {
            return copyObject(builder.members(), at, depth + 1);
        }
        // The type is named, never the value: it may hold a secret.
        throw new IllegalArgumentException(at + ": a " + node.getClass().getName()
                + " is not a map, list, string, boolean, whole number or decimal");
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("the document is nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    /** UTF-8 has no form for half of a surrogate pair: encoders write a question mark, and the text is another one. */
    private static String text(String text, String at) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(at + ": text has half of a surrogate pair at index " + i);
            }
        }
        return text;
    }

    private static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** A decimal without a fraction is a whole number: in both text forms the two look the same. */
    private static Object decimal(BigDecimal number, String at) {
        if (Math.abs((long) number.scale()) > MAX_DECIMAL_DIGITS || number.precision() > MAX_DECIMAL_DIGITS) {
            throw new IllegalArgumentException(at + ": a decimal has more than " + MAX_DECIMAL_DIGITS + " digits");
        }
        return number.scale() <= 0 ? whole(number.toBigIntegerExact()) : number;
    }
}
