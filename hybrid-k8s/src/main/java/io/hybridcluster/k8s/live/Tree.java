// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of trees without copying them, and takes what is of another type for absent: 150,000 pods are read by
 * this, and one odd object must not end the examination of all others.
 */
final class Tree {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private Tree() {}

    static @Nullable Object at(@Nullable Object node, String... path) {
        @Nullable Object at = node;
        for (String name : path) {
            at = at instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return at;
    }

    static @Nullable String text(@Nullable Object node, String... path) {
        return at(node, path) instanceof String text ? text : null;
    }

    static String textOrEmpty(@Nullable Object node, String... path) {
        String text = text(node, path);
        return text == null ? "" : text;
    }

    static boolean isTrue(@Nullable Object node, String... path) {
        return Boolean.TRUE.equals(at(node, path));
    }

    static Map<?, ?> object(@Nullable Object node, String... path) {
        return at(node, path) instanceof Map<?, ?> object ? object : Map.of();
    }

    static List<?> list(@Nullable Object node, String... path) {
        return at(node, path) instanceof List<?> list ? list : List.of();
    }

    /** Returns the whole number, which clients yield in every numeric type and quantities as text. */
    static OptionalInt number(@Nullable Object node, String... path) {
        @Nullable Object value = at(node, path);
        if (value instanceof Number number) {
            return OptionalInt.of((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number.longValue())));
        }
        return value instanceof String text && DIGITS.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** Returns the time, which YAML readers yield as a date where it is not in quotes. */
    static @Nullable Instant time(@Nullable Object node, String... path) {
        @Nullable Object value = at(node, path);
        if (value instanceof Date date) {
            return date.toInstant();
        }
        try {
            return value instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String requireName(Map<?, ?> tree) {
        String name = text(tree, "metadata", "name");
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("metadata.name: expected a string");
        }
        return name;
    }
}
