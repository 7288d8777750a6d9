// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The paths of fields in the form that {@code fieldsV1} of {@code managedFields} has: {@code f:name} for a member,
 * {@code k:{"name":"a"}} for an element that is told apart by a member, {@code v:"a"} for one that is a value.
 */
final class FieldPaths {
    /** What belongs to the server, and has no manager. */
    private static final Set<String> OF_THE_SERVER = Set.of(
            "f:apiVersion",
            "f:kind",
            "f:metadata/f:name",
            "f:metadata/f:namespace",
            "f:metadata/f:uid",
            "f:metadata/f:selfLink",
            "f:metadata/f:resourceVersion",
            "f:metadata/f:generation",
            "f:metadata/f:creationTimestamp",
            "f:metadata/f:managedFields");

    /** Parts that a Go value always has, so that nobody ever adds them. */
    private static final Set<String> STRUCTS = Set.of(
            "f:metadata",
            "f:spec",
            "f:status",
            "f:spec/f:template",
            "f:spec/f:template/f:metadata",
            "f:spec/f:template/f:spec");

    private final boolean builtIn;
    private final Set<List<String>> paths = new LinkedHashSet<>();

    private FieldPaths(boolean builtIn) {
        this.builtIn = builtIn;
    }

    /** Returns the paths that one of the trees has and the other has not, or not with the same value. */
    static Set<List<String>> changed(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, boolean builtIn) {
        FieldPaths found = new FieldPaths(builtIn);
        found.members(List.of(), null, before, after);
        return found.paths;
    }

    /** Returns whether the path leads to something in this tree. */
    static boolean leadsSomewhere(Map<String, @Nullable Object> tree, List<String> path) {
        Object value = tree;
        String list = "";
        for (String step : path) {
            if (step.startsWith("f:")) {
                list = step.substring(2);
                value = Trees.at(value, list);
            } else {
                String wanted = step;
                String key = step.startsWith("k:") ? key(step) : null;
                value = value instanceof List<?> elements
                        ? elements.stream()
                                .filter(each -> wanted.equals(element(key, each)))
                                .findFirst()
                                .orElse(null)
                        : null;
            }
            if (value == null) {
                return false;
            }
        }
        return true;
    }

    private static String key(String step) {
        return Json.readObject(step.substring(2)).keySet().iterator().next();
    }

    private static @Nullable String element(@Nullable String key, @Nullable Object element) {
        return key == null ? "v:" + scalar(element) : "k:" + Json.write(Trees.of(key, Trees.at(element, key)));
    }

    private void node(List<String> path, String name, @Nullable String parent, @Nullable Object a, @Nullable Object b) {
        if (Objects.equals(a, b)) {
            return;
        }
        Object one = a == null ? b : a;
        String key = builtIn ? MergeKeys.of(name, parent) : null;
        if (one instanceof Map<?, ?> map && !map.isEmpty()) {
            if ((a == null || b == null) && !isStruct(path)) {
                paths.add(path);
            }
            members(path, name, Trees.map(a), Trees.map(b));
        } else if (one instanceof List<?> list && !list.isEmpty() && (key != null || MergeKeys.isSet(name))) {
            if (a == null || b == null) {
                paths.add(path);
            }
            elements(path, name, key, Trees.list(a), Trees.list(b));
        } else {
            paths.add(path);
        }
    }

    private void members(
            List<String> path,
            @Nullable String place,
            Map<String, @Nullable Object> a,
            Map<String, @Nullable Object> b) {
        Set<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        for (String name : names) {
            List<String> member = with(path, "f:" + name);
            if (!OF_THE_SERVER.contains(String.join("/", member))) {
                node(member, name, place, a.get(name), b.get(name));
            }
        }
    }

    private void elements(
            List<String> path, String name, @Nullable String key, List<@Nullable Object> a, List<@Nullable Object> b) {
        Set<String> ids = new LinkedHashSet<>();
        a.forEach(each -> ids.add(String.valueOf(element(key, each))));
        b.forEach(each -> ids.add(String.valueOf(element(key, each))));
        for (String id : ids) {
            // Whatever an element is called in its list, its members' own lists are found by the list's name.
            node(with(path, id), name, null, find(a, key, id), find(b, key, id));
        }
    }

    private static @Nullable Object find(List<@Nullable Object> list, @Nullable String key, String id) {
        return list.stream()
                .filter(each -> id.equals(element(key, each)))
                .findFirst()
                .orElse(null);
    }

    private boolean isStruct(List<String> path) {
        return path.equals(List.of("f:metadata")) || builtIn && STRUCTS.contains(String.join("/", path));
    }

    private static String scalar(@Nullable Object value) {
        String inList = Json.write(Trees.of("v", value));
        return inList.substring(inList.indexOf(':') + 1, inList.length() - 1);
    }

    private static List<String> with(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
