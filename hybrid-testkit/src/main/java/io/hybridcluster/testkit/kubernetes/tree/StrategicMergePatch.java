// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patch, for the built-in kinds, with the directives {@code $patch}, {@code $retainKeys},
 * {@code $deleteFromPrimitiveList} and {@code $setElementOrder}. Source: "Kubernetes: Update API Objects in Place Using
 * kubectl patch" and strategicpatch/patch.go of apimachinery 0.20.
 */
public final class StrategicMergePatch {
    private static final String DIRECTIVE = "$patch";
    private static final String ORDER = "$setElementOrder/";
    private static final String REMOVED = "$deleteFromPrimitiveList/";
    private static final String RETAINED = "$retainKeys";

    private StrategicMergePatch() {}

    /**
     * Returns what this object is with the patch applied; neither is changed.
     *
     * @throws IllegalArgumentException if an element of a merged list lacks the member that tells elements apart
     */
    public static Map<String, @Nullable Object> apply(
            Map<String, @Nullable Object> object, Map<String, @Nullable Object> patch) {
        return merge(null, Trees.copy(object), Trees.copy(patch));
    }

    private static Map<String, @Nullable Object> merge(
            @Nullable String place, Map<String, @Nullable Object> target, Map<String, @Nullable Object> patch) {
        String directive = Trees.text(patch, DIRECTIVE);
        patch.remove(DIRECTIVE);
        if (directive.equals("replace")) {
            return patch;
        }
        if (directive.equals("delete")) {
            return new LinkedHashMap<>();
        }
        if (patch.containsKey(RETAINED)) {
            target.keySet().retainAll(Trees.list(patch, RETAINED));
            patch.remove(RETAINED);
        }
        patch.forEach((name, value) -> {
            if (name.startsWith(REMOVED)) {
                Trees.list(target, name.substring(REMOVED.length())).removeAll(Trees.list(patch, name));
            } else if (value == null) {
                target.remove(name);
            } else if (value instanceof Map<?, ?>) {
                target.put(name, merge(name, Trees.map(target, name), Trees.object(value)));
            } else if (value instanceof List<?>) {
                target.put(name, list(name, place, Trees.list(target, name), Trees.list(patch, name), patch));
            } else if (!name.startsWith(ORDER)) {
                target.put(name, value);
            }
        });
        target.keySet().removeIf(name -> name.startsWith(ORDER));
        return target;
    }

    private static List<@Nullable Object> list(
            String name,
            @Nullable String place,
            List<@Nullable Object> target,
            List<@Nullable Object> patch,
            Map<String, @Nullable Object> around) {
        if (MergeKeys.isSet(name)) {
            List<@Nullable Object> all = new ArrayList<>(target);
            patch.stream().filter(each -> !target.contains(each)).forEach(all::add);
            return all;
        }
        String key = MergeKeys.of(name, place);
        return key == null ? patch : merged(name, key, target, patch, Trees.list(around, ORDER + name));
    }

    private static List<@Nullable Object> merged(
            String name,
            String key,
            List<@Nullable Object> target,
            List<@Nullable Object> patch,
            List<@Nullable Object> wantedOrder) {
        boolean replaces =
                patch.removeIf(each -> Trees.text(each, DIRECTIVE).equals("replace") && Trees.at(each, key) == null);
        if (replaces) {
            return patch;
        }
        List<@Nullable Object> serverOrder = new ArrayList<>(target);
        List<@Nullable Object> left = new ArrayList<>(target);
        List<@Nullable Object> right = new ArrayList<>();
        for (Object each : patch) {
            Object id = Trees.at(each, key);
            if (id == null) {
                throw new IllegalArgumentException(
                        "map: " + each + " does not contain declared merge key: " + key + " (in " + name + ")");
            }
            int at = index(left, key, id);
            Map<String, @Nullable Object> old = at < 0 ? new LinkedHashMap<>() : Trees.object(left.remove(at));
            if (!Trees.text(each, DIRECTIVE).equals("delete")) {
                right.add(merge(name, old, Trees.object(each)));
            }
        }
        sort(right, wantedOrder, key);
        return interleaved(left, right, serverOrder, key);
    }

    private static void sort(List<@Nullable Object> elements, List<@Nullable Object> order, String key) {
        if (!order.isEmpty()) {
            elements.sort((a, b) -> Integer.compare(index(order, key, a), index(order, key, b)));
        }
    }

    /** An element that the patch does not name goes before the first of the patch's that was after it. */
    private static List<@Nullable Object> interleaved(
            List<@Nullable Object> left, List<@Nullable Object> right, List<@Nullable Object> server, String key) {
        List<@Nullable Object> all = new ArrayList<>();
        int next = 0;
        for (Object each : right) {
            int place = index(server, key, each);
            while (next < left.size() && place >= 0 && index(server, key, left.get(next)) < place) {
                all.add(left.get(next++));
            }
            all.add(each);
        }
        all.addAll(left.subList(next, left.size()));
        return all;
    }

    private static int index(List<@Nullable Object> list, String key, @Nullable Object elementOrId) {
        Object id = elementOrId instanceof Map<?, ?> ? Trees.at(elementOrId, key) : elementOrId;
        for (int i = 0; i < list.size(); i++) {
            if (Objects.equals(Trees.at(list.get(i), key), id)) {
                return i;
            }
        }
        return -1;
    }
}
