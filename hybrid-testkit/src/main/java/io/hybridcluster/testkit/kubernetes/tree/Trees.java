// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ways about in trees of JSON values; an absent member, a null and a value of another type all read as nothing. */
public final class Trees {
    private Trees() {}

    /**
     * Returns the value as the object that it is.
     *
     * @throws IllegalArgumentException if it is no object
     */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?>)) {
            throw new IllegalArgumentException("expected a JSON object, found " + kind(value));
        }
        return (Map<String, @Nullable Object>) value;
    }

    /** Returns the value at this path of members, or null. */
    public static @Nullable Object at(@Nullable Object tree, String... path) {
        Object value = tree;
        for (String member : path) {
            if (!(value instanceof Map<?, ?> object)) {
                return null;
            }
            value = object.get(member);
        }
        return value;
    }

    /** Returns the string at this path, or "". */
    public static String text(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof String text ? text : "";
    }

    /** Returns the whole number at this path, or this other one. */
    public static long number(@Nullable Object tree, long otherwise, String... path) {
        return at(tree, path) instanceof Number number ? number.longValue() : otherwise;
    }

    /** Returns the list at this path, or an empty one that is not part of the tree. */
    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof List<?> list ? (List<@Nullable Object>) list : new ArrayList<>();
    }

    /** Returns the object at this path, or an empty one that is not part of the tree. */
    public static Map<String, @Nullable Object> map(@Nullable Object tree, String... path) {
        Object value = at(tree, path);
        return value instanceof Map<?, ?> ? object(value) : new LinkedHashMap<>();
    }

    /** Returns the object at this path, which is made if it is not there. */
    public static Map<String, @Nullable Object> need(Map<String, @Nullable Object> tree, String... path) {
        Map<String, @Nullable Object> object = tree;
        for (String member : path) {
            Object next = object.get(member);
            if (!(next instanceof Map<?, ?>)) {
                next = new LinkedHashMap<String, @Nullable Object>();
                object.put(member, next);
            }
            object = object(next);
        }
        return object;
    }

    /** Returns an object of these members and values, in turn. */
    public static Map<String, @Nullable Object> of(@Nullable Object... membersAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < membersAndValues.length; i += 2) {
            object.put(String.valueOf(membersAndValues[i]), membersAndValues[i + 1]);
        }
        return object;
    }

    /** Returns a deep, mutable copy. */
    public static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> object) {
        return object(copyOf(object));
    }

    /** Returns a deep, mutable copy. */
    public static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(String.valueOf(name), copyOf(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object element : list) {
                copy.add(copyOf(element));
            }
            return copy;
        }
        return value instanceof Integer number ? (Object) number.longValue() : value;
    }

    /** Removes every member that is null, at any depth: Kubernetes reads it as absent. */
    public static void dropNulls(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.values().removeIf(java.util.Objects::isNull);
            object.values().forEach(Trees::dropNulls);
        } else if (value instanceof List<?> list) {
            list.forEach(Trees::dropNulls);
        }
    }

    private static String kind(@Nullable Object value) {
        return value == null
                ? "nothing"
                : value instanceof List<?> ? "a list" : "a " + value.getClass().getSimpleName();
    }
}
