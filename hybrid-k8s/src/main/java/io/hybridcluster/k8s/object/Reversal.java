// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a change back from an object that others may have changed since: a member becomes what it was before if it is
 * still what the change made of it, and stays as it is otherwise. Lists and texts are members as a whole. Objects that the
 * change made are removed once they are empty.
 *
 * <p>What the server itself keeps ({@code status}, and of {@code metadata} the version, generation, managed fields and the
 * like) does not count. Stateless; a pure function, and idempotent.
 */
public final class Reversal {
    private static final Set<String> KEPT_BY_THE_SERVER =
            Set.of("resourceVersion", "generation", "managedFields", "uid", "creationTimestamp", "selfLink");

    private final List<String> left = new ArrayList<>();

    private Reversal() {}

    /**
     * Returns the change that takes the step from {@code before} to {@code after} back from {@code current}.
     *
     * @throws IllegalArgumentException if the three are not the same object
     */
    public static ObjectChange of(KubernetesObject before, KubernetesObject after, KubernetesObject current) {
        requireSame(before, after);
        requireSame(after, current);
        Map<String, @Nullable Object> now = current.root().object();
        return ObjectChange.of(current, new Reversal().takeBack(outline(before), outline(after), now, ""));
    }

    /** Returns the members that {@link #of} leaves, since somebody changed them after: {@code data.a}. */
    public static List<String> changedByOthers(
            KubernetesObject before, KubernetesObject after, KubernetesObject current) {
        requireSame(before, after);
        requireSame(after, current);
        Reversal reversal = new Reversal();
        reversal.takeBack(outline(before), outline(after), current.root().object(), "");
        return List.copyOf(reversal.left);
    }

    private static void requireSame(KubernetesObject some, KubernetesObject other) {
        requireNonNull(some, "some");
        if (!some.isSameObjectAs(requireNonNull(other, "other"))) {
            throw new IllegalArgumentException(other + " is not " + some);
        }
    }

    /** Returns whether two states of an object differ in nothing but what the server itself keeps. */
    public static boolean isSameContent(KubernetesObject some, KubernetesObject other) {
        requireSame(some, other);
        return outline(some).equals(outline(other));
    }

    /** Returns the object without what the server itself keeps: what has to be written to make it anew. */
    public static KubernetesObject content(KubernetesObject object) {
        return KubernetesObject.of(outline(requireNonNull(object, "object")));
    }

    private static Map<String, @Nullable Object> outline(KubernetesObject object) {
        Map<String, @Nullable Object> outline =
                new LinkedHashMap<>(object.root().object());
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(object.root().member("metadata").object());
        metadata.keySet().removeAll(KEPT_BY_THE_SERVER);
        outline.put("metadata", metadata);
        outline.remove("status");
        return outline;
    }

    private Map<String, @Nullable Object> takeBack(Map<?, ?> before, Map<?, ?> after, Map<?, ?> now, String path) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        now.forEach((name, value) -> result.put((String) name, value));
        after.forEach((name, made) -> {
            if (!Objects.equals(before.get(name), made)) {
                member(result, before, (String) name, made, path + name);
            }
        });
        before.forEach((name, old) -> {
            if (!after.containsKey(name)) {
                if (result.containsKey(name)) {
                    left.add(path + name);
                } else {
                    result.put((String) name, old);
                }
            }
        });
        return result;
    }

    private void member(
            Map<String, @Nullable Object> result, Map<?, ?> before, String name, @Nullable Object made, String path) {
        Object current = result.get(name);
        if (Objects.equals(current, made)) {
            restore(result, before, name);
        } else if (made instanceof Map<?, ?> madeObject && current instanceof Map<?, ?> object) {
            Map<?, ?> old = before.get(name) instanceof Map<?, ?> oldObject ? oldObject : Map.of();
            Map<String, @Nullable Object> reversed = takeBack(old, madeObject, object, path + ".");
            if (reversed.isEmpty() && !before.containsKey(name)) {
                result.remove(name);
            } else {
                result.put(name, reversed);
            }
        } else if (!Objects.equals(current, before.get(name))) {
            left.add(path);
        }
    }

    private static void restore(Map<String, @Nullable Object> result, Map<?, ?> before, String name) {
        if (before.containsKey(name)) {
            result.put(name, before.get(name));
        } else {
            result.remove(name);
        }
    }
}
