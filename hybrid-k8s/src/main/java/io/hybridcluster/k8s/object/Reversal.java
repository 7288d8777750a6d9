// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * like) does not count. A recorded state may lack its secrets, see {@link Redaction}: members with what stands in their place are
 * left as they are, and {@link #notRestorable} tells them. Stateless; a pure function, and idempotent.
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

    /** Returns the members that differ between two states, as paths of names; lists and texts are members as a whole. */
    public static List<List<String>> paths(KubernetesObject before, KubernetesObject after) {
        requireSame(requireNonNull(before, "before"), requireNonNull(after, "after"));
        List<List<String>> paths = new ArrayList<>();
        differing(outline(before), outline(after), List.of(), paths);
        return List.copyOf(paths);
    }

    private static void differing(Map<?, ?> before, Map<?, ?> after, List<String> path, List<List<String>> paths) {
        Set<String> names = new LinkedHashSet<>();
        after.keySet().forEach(name -> names.add((String) name));
        before.keySet().forEach(name -> names.add((String) name));
        for (String name : names) {
            Object old = before.get(name);
            Object made = after.get(name);
            List<String> at = new ArrayList<>(path);
            at.add(name);
            if (old instanceof Map<?, ?> oldMembers && made instanceof Map<?, ?> members) {
                differing(oldMembers, members, at, paths);
            } else if (!Objects.equals(old, made) || before.containsKey(name) != after.containsKey(name)) {
                paths.add(List.copyOf(at));
            }
        }
    }

    /**
     * Returns which of these members {@link #of} cannot restore, since a recorded state lacks their secrets: {@code data.token}.
     *
     * @param paths the members that the change was of, as {@link #paths} told before secrets were taken out
     */
    public static List<String> notRestorable(
            KubernetesObject before, KubernetesObject after, List<List<String>> paths) {
        requireSame(requireNonNull(before, "before"), requireNonNull(after, "after"));
        return requireNonNull(paths, "paths").stream()
                .filter(path -> Redaction.isRedacted(before.tree().at(path.toArray(String[]::new)))
                        || Redaction.isRedacted(after.tree().at(path.toArray(String[]::new))))
                .map(path -> String.join(".", path))
                .toList();
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
        return outline(object.root().object());
    }

    /** The tree without what the server itself keeps. */
    static Map<String, @Nullable Object> outline(Map<String, ?> tree) {
        Map<String, @Nullable Object> outline = new LinkedHashMap<>(tree);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (tree.get("metadata") instanceof Map<?, ?> members) {
            members.forEach((name, value) -> metadata.put((String) name, value));
        }
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
                } else if (!Redaction.isRedacted(old)) {
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
            if (!Redaction.isRedacted(before.get(name))) {
                restore(result, before, name);
            }
        } else if (made instanceof Map<?, ?> madeObject && current instanceof Map<?, ?> object) {
            Map<?, ?> old = before.get(name) instanceof Map<?, ?> oldObject ? oldObject : Map.of();
            Map<String, @Nullable Object> reversed = takeBack(old, madeObject, object, path + ".");
            if (reversed.isEmpty() && !before.containsKey(name)) {
                result.remove(name);
            } else {
                result.put(name, reversed);
            }
        } else if (!Redaction.isRedacted(made) && !Objects.equals(current, before.get(name))) {
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
