// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who set which field: {@code metadata.managedFields} with operation Update. A field that a request changes becomes its
 * manager's and nobody else's. Source: "Kubernetes: Server-Side Apply", field management.
 */
public final class ManagedFields {
    private static final String ITSELF = ".";

    private ManagedFields() {}

    /**
     * Writes the managed fields of {@code after}, starting from those of {@code before}.
     *
     * @param before the object as it was; empty if it is created
     * @param apiVersion the version by which the request addressed it
     */
    public static void update(
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            String manager,
            String apiVersion,
            String time,
            boolean builtIn) {
        Set<List<String>> changed = FieldPaths.changed(before, after, builtIn);
        List<@Nullable Object> entries = new ArrayList<>();
        boolean known = false;
        for (Object old : Trees.list(before, "metadata", "managedFields")) {
            Map<String, @Nullable Object> entry = Trees.copy(Trees.object(old));
            Set<List<String>> paths = paths(entry);
            boolean own = Trees.text(entry, "manager").equals(manager)
                    && Trees.text(entry, "apiVersion").equals(apiVersion);
            paths.removeAll(changed);
            if (own) {
                known = true;
                changed.stream()
                        .filter(path -> FieldPaths.leadsSomewhere(after, path))
                        .forEach(paths::add);
                if (!changed.isEmpty()) {
                    entry.put("time", time);
                }
            }
            add(entries, entry, paths);
        }
        if (!known) {
            changed.removeIf(path -> !FieldPaths.leadsSomewhere(after, path));
            Map<String, @Nullable Object> entry = Trees.of(
                    "manager",
                    manager,
                    "operation",
                    "Update",
                    "apiVersion",
                    apiVersion,
                    "time",
                    time,
                    "fieldsType",
                    "FieldsV1");
            add(entries, entry, changed);
        }
        Map<String, @Nullable Object> metadata = Trees.need(after, "metadata");
        metadata.remove("managedFields");
        if (!entries.isEmpty()) {
            metadata.put("managedFields", entries);
        }
    }

    private static void add(
            List<@Nullable Object> entries, Map<String, @Nullable Object> entry, Set<List<String>> paths) {
        if (!paths.isEmpty()) {
            entry.put("fieldsV1", tree(paths));
            entries.add(entry);
        }
    }

    private static Set<List<String>> paths(Map<String, @Nullable Object> entry) {
        Set<List<String>> paths = new LinkedHashSet<>();
        collect(List.of(), Trees.map(entry, "fieldsV1"), paths);
        return paths;
    }

    private static void collect(List<String> at, Map<String, @Nullable Object> tree, Set<List<String>> paths) {
        tree.forEach((step, below) -> {
            Map<String, @Nullable Object> members = Trees.map(below);
            List<String> path = new ArrayList<>(at);
            if (!step.equals(ITSELF)) {
                path.add(step);
            }
            if (members.isEmpty()) {
                paths.add(List.copyOf(path));
            } else {
                collect(path, members, paths);
            }
        });
    }

    private static Map<String, @Nullable Object> tree(Set<List<String>> paths) {
        Map<String, @Nullable Object> tree = Trees.of();
        for (List<String> path : paths) {
            Trees.need(tree, path.toArray(String[]::new));
        }
        for (List<String> path : paths) {
            Map<String, @Nullable Object> node = Trees.need(tree, path.toArray(String[]::new));
            if (!node.isEmpty()) {
                node.put(ITSELF, Trees.of());
            }
        }
        return tree;
    }
}
