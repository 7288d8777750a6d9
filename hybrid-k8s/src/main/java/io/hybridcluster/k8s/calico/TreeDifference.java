// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The paths at which two trees differ. Lists whose elements all have names are compared by these, such as {@code
 * versions[v1]}; others as a whole.
 */
final class TreeDifference {
    private final TreeSet<String> paths = new TreeSet<>();

    private TreeDifference() {}

    static TreeDifference between(Map<?, ?> before, Map<?, ?> after) {
        TreeDifference difference = new TreeDifference();
        difference.members("", before, after, ".");
        return difference;
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** Returns the paths, ordered. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    private void members(String path, Map<?, ?> before, Map<?, ?> after, String separator) {
        before.forEach((name, member) -> {
            String at = path.isEmpty() ? String.valueOf(name) : path + separator + name;
            if (after.containsKey(name)) {
                value(at, member, after.get(name));
            } else {
                paths.add(at);
            }
        });
        after.keySet().forEach(name -> {
            if (!before.containsKey(name)) {
                paths.add(path.isEmpty() ? String.valueOf(name) : path + separator + name);
            }
        });
    }

    private void value(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> changed) {
            members(path, old, changed, ".");
        } else if (before instanceof List<?> old && after instanceof List<?> changed && !lists(path, old, changed)) {
            paths.add(path);
        } else if (!(before instanceof List<?> && after instanceof List<?>)) {
            paths.add(path);
        }
    }

    /** Returns whether the lists could be compared element by element. */
    private boolean lists(String path, List<?> before, List<?> after) {
        @Nullable Map<String, Object> old = byName(before);
        @Nullable Map<String, Object> changed = byName(after);
        if (old != null && changed != null) {
            int known = paths.size();
            members(path, old, changed, "");
            // The same elements in another order.
            return paths.size() > known;
        }
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            value(path + "[" + i + "]", before.get(i), after.get(i));
        }
        return true;
    }

    private static @Nullable Map<String, Object> byName(List<?> list) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> object)
                    || !(object.get("name") instanceof String name)
                    || byName.put("[" + name + "]", element) != null) {
                return null;
            }
        }
        return byName;
    }
}
