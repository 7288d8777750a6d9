// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server makes of an object before it stores it, kind by kind. */
final class Preparation {
    private static final List<String> OF_THE_SERVER =
            List.of("uid", "creationTimestamp", "generation", "deletionTimestamp", "managedFields", "namespace");

    private final String now;

    Preparation(String now) {
        this.now = now;
    }

    void created(ResourceType type, Map<String, @Nullable Object> object, String uid) {
        withoutEmptyParts(type, object);
        Map<String, @Nullable Object> metadata = Trees.need(object, "metadata");
        OF_THE_SERVER.stream().filter(each -> !each.equals("namespace")).forEach(metadata::remove);
        metadata.put("uid", uid);
        metadata.put("creationTimestamp", now);
        if (type.counts()) {
            metadata.put("generation", 1L);
        }
        // The status of a new node is the kubelet's own word.
        if (type.hasStatus() && !type.equals(ResourceTypes.NODES)) {
            object.remove("status");
        }
        if (type.equals(ResourceTypes.NAMESPACES)) {
            Trees.need(object, "spec").put("finalizers", listOf("kubernetes"));
            object.put("status", Trees.of("phase", "Active"));
        } else if (type.equals(ResourceTypes.PODS)) {
            object.put("status", Trees.of("phase", "Pending"));
        } else if (type.equals(ResourceTypes.DEFINITIONS)) {
            definition(object);
        }
        folded(type, object);
    }

    /** Gives the object what no request changes by this way, and counts a change of what is wanted. */
    void updated(
            ResourceType type,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> object,
            boolean ofStatus) {
        withoutEmptyParts(type, object);
        if (ofStatus) {
            Set<String> kept = new LinkedHashSet<>(object.keySet());
            kept.addAll(before.keySet());
            kept.remove("status");
            if (type.isBuiltIn()) {
                // Only of built-in kinds does it take labels and annotations too.
                kept.remove("metadata");
            }
            kept.forEach(member -> keep(before, object, member));
        } else if (type.hasStatus()) {
            keep(before, object, "status");
        }
        Map<String, @Nullable Object> metadata = Trees.need(object, "metadata");
        OF_THE_SERVER.forEach(member -> keep(Trees.map(before, "metadata"), metadata, member));
        folded(type, object);
        if (type.counts() && !Objects.equals(wanted(type, before), wanted(type, object))) {
            metadata.put("generation", Trees.number(before, 0, "metadata", "generation") + 1);
        }
    }

    /** A Go value does not tell a map of nothing from no map. */
    private static void withoutEmptyParts(ResourceType type, Map<String, @Nullable Object> object) {
        for (String member : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
            removeIfEmpty(Trees.need(object, "metadata"), member);
        }
        if (type.isBuiltIn()) {
            removeIfEmpty(object, "data");
            removeIfEmpty(object, "binaryData");
        }
    }

    private static void removeIfEmpty(Map<String, @Nullable Object> object, String member) {
        Object value = object.get(member);
        if (value instanceof Map<?, ?> map && map.isEmpty() || value instanceof List<?> list && list.isEmpty()) {
            object.remove(member);
        }
    }

    private static Map<String, @Nullable Object> wanted(ResourceType type, Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> wanted = Trees.of();
        wanted.putAll(object);
        wanted.remove("metadata");
        if (type.hasStatus()) {
            wanted.remove("status");
        }
        return wanted;
    }

    private static void keep(Map<String, @Nullable Object> from, Map<String, @Nullable Object> to, String member) {
        Object value = from.get(member);
        if (value == null) {
            to.remove(member);
        } else {
            to.put(member, Trees.copyOf(value));
        }
    }

    private static void folded(ResourceType type, Map<String, @Nullable Object> object) {
        if (!type.plural().equals("secrets") || !type.isBuiltIn()) {
            return;
        }
        Trees.map(object, "stringData").forEach((key, value) -> {
            byte[] bytes = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            Trees.need(object, "data").put(key, Base64.getEncoder().encodeToString(bytes));
        });
        object.remove("stringData");
        object.putIfAbsent("type", "Opaque");
    }

    /** As it is once the server has found nothing against it, which takes the real one a moment. */
    private void definition(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> names = Trees.need(object, "spec", "names");
        String kind = Trees.text(names, "kind");
        names.putIfAbsent("singular", kind.toLowerCase(Locale.ROOT));
        names.putIfAbsent("listKind", kind + "List");
        List<@Nullable Object> stored = new ArrayList<>();
        Trees.list(object, "spec", "versions").stream()
                .filter(version -> Boolean.TRUE.equals(Trees.at(version, "storage")))
                .forEach(version -> stored.add(Trees.text(version, "name")));
        object.put(
                "status",
                Trees.of(
                        "conditions",
                        listOf(
                                condition("NamesAccepted", "NoConflicts"),
                                condition("Established", "InitialNamesAccepted")),
                        "acceptedNames",
                        Trees.copy(names),
                        "storedVersions",
                        stored));
    }

    private Map<String, @Nullable Object> condition(String type, String reason) {
        return Trees.of("type", type, "status", "True", "lastTransitionTime", now, "reason", reason);
    }

    private static List<@Nullable Object> listOf(Object... elements) {
        return new ArrayList<>(List.of(elements));
    }
}
