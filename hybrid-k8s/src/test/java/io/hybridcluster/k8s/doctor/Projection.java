// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of an object when only some paths of it are read, each with all that is under it. */
final class Projection {
    private Projection() {}

    static Map<?, ?> of(Map<?, ?> object, List<String> paths) {
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        for (String path : paths) {
            copy(object, kept, List.of(path.split("\\.")));
        }
        return kept;
    }

    @SuppressWarnings("unchecked")
    private static void copy(Map<?, ?> from, Map<Object, @Nullable Object> to, List<String> path) {
        String name = path.get(0);
        if (!from.containsKey(name)) {
            return;
        }
        if (path.size() == 1) {
            to.put(name, from.get(name));
        } else if (from.get(name) instanceof Map<?, ?> below) {
            Object kept = to.computeIfAbsent(name, any -> new LinkedHashMap<Object, @Nullable Object>());
            copy(below, (Map<Object, @Nullable Object>) kept, path.subList(1, path.size()));
        }
    }
}
