// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a write asked for with what the server answered, and tells the members that the server dropped or changed.
 *
 * <p>An API server answers 200 to a write of which it keeps nothing: it prunes members that the schema of a CRD lacks
 * (Kubernetes: CustomResourceDefinitions, "Field pruning"), and mutating webhooks change others. Compared is what the write
 * changed, by path and by meaning:
 *
 * <ul>
 *   <li>What the server adds is no difference: defaults, {@code status}, the metadata that it keeps itself, members inside the
 *       elements of a list.
 *   <li>A member that is null, an empty object or an empty list is as good as none.
 *   <li>Quantities are compared as numbers: {@code 1000m} is {@code 1} (k8s.io/apimachinery pkg/api/resource, Quantity).
 *   <li>The {@code stringData} of a Secret is its {@code data}.
 *   <li>Lists whose elements have names, and tolerations and finalizers, may get further elements. Another list with more or
 *       fewer elements is a difference: one more node selector term would let pods run elsewhere.
 * </ul>
 *
 * <p>The paths hold names and indexes, never a value. Stateless; a pure function.
 */
public final class NotKept {
    /** Quantities stand here (k8s.io/api core/v1, ResourceList and its uses). */
    private static final Set<String> QUANTITIES =
            Set.of("limits", "requests", "capacity", "allocatable", "hard", "podFixed", "defaultRequest");

    /** Lists without names to which admission adds. */
    private static final Set<String> ADDED_TO = Set.of("tolerations", "finalizers");

    private final List<String> paths = new ArrayList<>();

    private NotKept() {}

    /**
     * Returns the paths that a change asked for and the answer does not have, such as {@code spec.calicoNodeDaemonSet}; nothing
     * if the server kept all of it.
     *
     * @throws IllegalArgumentException if the answer is another object
     */
    public static List<String> of(ObjectChange asked, KubernetesObject answer) {
        requireSame(requireNonNull(asked, "asked").before(), answer);
        NotKept comparison = new NotKept();
        comparison.changed(
                content(asked.before().root().object()),
                content(KubernetesObject.of(asked.after()).root().object()),
                content(answer.root().object()),
                "");
        return List.copyOf(comparison.paths);
    }

    /**
     * Returns the paths that an object that was to be created has, and the answer does not.
     *
     * @throws IllegalArgumentException if the answer is another object
     */
    public static List<String> of(KubernetesObject asked, KubernetesObject answer) {
        requireSame(requireNonNull(asked, "asked"), answer);
        NotKept comparison = new NotKept();
        comparison.changed(
                Map.of(), content(asked.root().object()), content(answer.root().object()), "");
        return List.copyOf(comparison.paths);
    }

    private static void requireSame(KubernetesObject asked, KubernetesObject answer) {
        if (!requireNonNull(answer, "answer").isSameObjectAs(asked)) {
            throw new IllegalArgumentException(answer + " is not " + asked);
        }
    }

    /** Without what the server itself keeps, and with a Secret's texts where the server puts them. */
    private static Map<String, @Nullable Object> content(Map<String, ?> tree) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(Reversal.outline(tree));
        if ("Secret".equals(content.get("kind")) && content.get("stringData") instanceof Map<?, ?> texts) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            if (content.get("data") instanceof Map<?, ?> encoded) {
                encoded.forEach((name, value) -> data.put((String) name, value));
            }
            texts.forEach((name, text) -> data.put(
                    (String) name,
                    Base64.getEncoder().encodeToString(String.valueOf(text).getBytes(StandardCharsets.UTF_8))));
            content.remove("stringData");
            content.put("data", data);
        }
        return content;
    }

    /** Looks at the members that the write changed. */
    private void changed(Map<?, ?> before, Map<?, ?> after, Map<?, ?> answer, String path) {
        after.forEach((key, wanted) -> {
            String name = (String) key;
            Object old = before.get(name);
            if (Objects.equals(old, wanted)) {
                return;
            }
            String at = path + step(path, name);
            Object found = answer.get(name);
            if (wanted instanceof Map<?, ?> members && (found instanceof Map<?, ?> || isNothing(members))) {
                changed(
                        old instanceof Map<?, ?> oldMembers ? oldMembers : Map.of(),
                        members,
                        found instanceof Map<?, ?> foundMembers ? foundMembers : Map.of(),
                        at);
            } else {
                value(name, wanted, found, at, QUANTITIES.contains(last(path)));
            }
        });
        before.forEach((key, old) -> {
            String name = (String) key;
            // A default that came back is another value, as a rule; the same one means that it was not removed.
            if (!after.containsKey(name) && !isNothing(old) && Objects.equals(old, answer.get(name))) {
                paths.add(path + step(path, name));
            }
        });
    }

    private void value(String name, @Nullable Object wanted, @Nullable Object found, String at, boolean quantity) {
        if (isNothing(wanted)) {
            if (wanted instanceof List<?> && !isNothing(found)) {
                // An empty list was asked for. Into an empty object the server may put its defaults.
                paths.add(at);
            }
        } else if (wanted instanceof Map<?, ?> members && found instanceof Map<?, ?> foundMembers) {
            members.forEach((key, member) -> value(
                    (String) key,
                    member,
                    foundMembers.get(key),
                    at + step(at, (String) key),
                    QUANTITIES.contains(name)));
        } else if (wanted instanceof List<?> elements && found instanceof List<?> foundElements) {
            elements(name, elements, foundElements, at);
        } else if (!isSame(wanted, found, quantity)) {
            paths.add(at);
        }
    }

    private void elements(String name, List<?> wanted, List<?> found, String at) {
        boolean named = wanted.stream().allMatch(element -> name(element) != null);
        if (!named && !ADDED_TO.contains(name) && wanted.size() != found.size()) {
            paths.add(at);
            return;
        }
        int from = 0;
        for (int i = 0; i < wanted.size(); i++) {
            Object element = wanted.get(i);
            String place = at + "[" + i + "]";
            if (named) {
                Optional<?> there = found.stream()
                        .filter(one -> Objects.equals(name(one), name(element)))
                        .findFirst();
                value(name, element, there.isPresent() ? there.get() : null, place, false);
            } else if (ADDED_TO.contains(name)) {
                while (from < found.size() && !has(name, element, found.get(from))) {
                    from++;
                }
                if (from++ >= found.size()) {
                    paths.add(place);
                }
            } else {
                value(name, element, found.get(i), place, false);
            }
        }
    }

    private static boolean has(String name, @Nullable Object wanted, @Nullable Object found) {
        NotKept comparison = new NotKept();
        comparison.value(name, wanted, found, "", false);
        return comparison.paths.isEmpty();
    }

    private static @Nullable String name(@Nullable Object element) {
        return element instanceof Map<?, ?> members && members.get("name") instanceof String name ? name : null;
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> members
                        && members.values().stream().allMatch(NotKept::isNothing);
    }

    private static boolean isSame(@Nullable Object wanted, @Nullable Object found, boolean quantity) {
        if (Objects.equals(wanted, found)) {
            return true;
        }
        if (wanted instanceof Number some && found instanceof Number other) {
            return new BigDecimal(some.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        if (!quantity || wanted == null || found == null) {
            return false;
        }
        Optional<BigDecimal> some = Quantity.parse(wanted.toString());
        Optional<BigDecimal> other = Quantity.parse(found.toString());
        return some.isPresent() && other.isPresent() && some.get().compareTo(other.get()) == 0;
    }

    private static String step(String path, String name) {
        if (name.contains(".") || name.contains("[")) {
            return "[" + name + "]";
        }
        return path.isEmpty() ? name : "." + name;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
