// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of an object is somebody's intent: all but the status, and of the metadata the names, labels and annotations. */
final class Essence {
    static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final Set<String> METADATA = Set.of("name", "namespace", "labels", "annotations");

    private Essence() {}

    /** Returns the tree with members sorted by name, so that equal ones have one text. */
    static Map<String, @Nullable Object> of(KubernetesObject object) {
        Map<String, @Nullable Object> essence = new TreeMap<>();
        object.root().object().forEach((name, member) -> {
            if (name.equals("metadata")) {
                essence.put(name, metadata((Map<?, ?>) Objects.requireNonNull(member)));
            } else if (!name.equals("status")) {
                essence.put(name, sorted(member));
            }
        });
        return essence;
    }

    private static Map<String, @Nullable Object> metadata(Map<?, ?> metadata) {
        Map<String, @Nullable Object> kept = new TreeMap<>();
        metadata.forEach((name, member) -> {
            Object value = sorted(member);
            if (value instanceof Map<?, ?> entries) {
                entries.remove(LAST_APPLIED);
            }
            boolean isEmpty = value == null || value instanceof Map<?, ?> entries && entries.isEmpty();
            if (METADATA.contains(name) && !isEmpty) {
                kept.put((String) name, value);
            }
        });
        return kept;
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            object.forEach((name, member) -> sorted.put((String) name, sorted(member)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> sorted = new ArrayList<>(list.size());
            list.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return value;
    }

    /** Returns the whole tree without what a server fills in: what can be sent to create the object. */
    static Map<String, @Nullable Object> toCreate(KubernetesObject object) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(object.root().object());
        tree.remove("status");
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(object.root().member("metadata").object());
        metadata.keySet().retainAll(METADATA);
        tree.put("metadata", metadata);
        return tree;
    }
}
