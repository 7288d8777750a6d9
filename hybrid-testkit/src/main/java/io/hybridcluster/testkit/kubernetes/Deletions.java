// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deleting, with preconditions and finalizers, and what goes with a deleted object. */
final class Deletions {
    private final Store store;
    private final ResourceTypes types;
    private final Writes writes;

    Deletions(Store store, ResourceTypes types, Writes writes) {
        this.store = store;
        this.types = types;
        this.writes = writes;
    }

    Map<String, @Nullable Object> delete(ApiRequest request, ResourceType type) {
        Map<String, @Nullable Object> options = options(request);
        Map<String, @Nullable Object> object = writes.existing(request, type);
        check(type, request.name(), options, object);
        if (!Trees.list(object, "metadata", "finalizers").isEmpty()) {
            return mark(type, object, request);
        }
        if (!request.isDryRun() && !Trees.list(options, "dryRun").contains("All")) {
            remove(type, object, orphans(request, options));
        }
        // What the real server ends gracefully it shows once more; the rest it only names.
        if (type.equals(ResourceTypes.PODS) || type.equals(ResourceTypes.NAMESPACES)) {
            return object;
        }
        Map<String, @Nullable Object> details = Trees.of("name", request.name());
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural());
        details.put("uid", Trees.text(object, "metadata", "uid"));
        return Trees.of(
                "kind", "Status", "apiVersion", "v1", "metadata", Trees.of(), "status", "Success", "details", details);
    }

    /** Deletes what is selected and returns how it was. */
    Map<String, @Nullable Object> deleteAll(ApiRequest request, ResourceType type, Map<String, @Nullable Object> list) {
        Selection selection = Selection.of(request, type);
        boolean orphans = orphans(request, options(request));
        for (Map<String, @Nullable Object> object : store.list(type, selection.namespace())) {
            if (selection.has(object) && !request.isDryRun()) {
                remove(type, object, orphans);
            }
        }
        return list;
    }

    /** Removes the object and, unless they are to be orphans, what it owns and what is in it. */
    void remove(ResourceType type, Map<String, @Nullable Object> object, boolean orphans) {
        List<ResourceType> known = types.all();
        store.remove(type, object);
        String name = Trees.text(object, "metadata", "name");
        String uid = Trees.text(object, "metadata", "uid");
        for (ResourceType each : known) {
            boolean isWithin = type.equals(ResourceTypes.NAMESPACES) && each.isNamespaced();
            boolean isOfType = type.equals(ResourceTypes.DEFINITIONS)
                    && each.is(Trees.text(object, "spec", "group"), Trees.text(object, "spec", "names", "plural"));
            for (Map<String, @Nullable Object> other : store.list(each, isWithin ? name : "")) {
                if (isWithin || isOfType) {
                    store.remove(each, other);
                } else if (!orphans && isOwned(other, uid)) {
                    remove(each, other, false);
                }
            }
        }
    }

    /** Whether it is the only owner. */
    private static boolean isOwned(Map<String, @Nullable Object> object, String uid) {
        List<@Nullable Object> owners = owners(object);
        return owners.size() == 1 && Trees.text(owners.get(0), "uid").equals(uid);
    }

    private static List<@Nullable Object> owners(Map<String, @Nullable Object> object) {
        return Trees.list(object, "metadata", "ownerReferences");
    }

    private Map<String, @Nullable Object> mark(
            ResourceType type, Map<String, @Nullable Object> object, ApiRequest request) {
        if (!Trees.text(object, "metadata", "deletionTimestamp").isEmpty()) {
            return object;
        }
        Map<String, @Nullable Object> marked = Trees.copy(object);
        Trees.need(marked, "metadata").put("deletionTimestamp", writes.now());
        Trees.need(marked, "metadata").put("deletionGracePeriodSeconds", 0L);
        if (!request.isDryRun()) {
            store.write(type, marked);
        }
        return marked;
    }

    private static void check(
            ResourceType type,
            String name,
            Map<String, @Nullable Object> options,
            Map<String, @Nullable Object> object) {
        // The real server names the kind here, where every other conflict names the resource.
        ResourceType shown = new ResourceType(
                type.group(), type.version(), type.kind(), type.kind(), type.isNamespaced(), false, false, true);
        Object uid = Trees.at(options, "preconditions", "uid");
        String known = Trees.text(object, "metadata", "uid");
        if (uid != null && !Objects.equals(uid, known)) {
            throw ApiFailure.conflict(
                    shown,
                    name,
                    "the UID in the precondition (" + uid + ") does not match the UID in record (" + known
                            + "). The object might have been deleted and then recreated");
        }
        Object version = Trees.at(options, "preconditions", "resourceVersion");
        String current = Trees.text(object, "metadata", "resourceVersion");
        if (version != null && !Objects.equals(version, current)) {
            throw ApiFailure.conflict(
                    shown,
                    name,
                    "the ResourceVersion in the precondition (" + version
                            + ") does not match the ResourceVersion in record (" + current
                            + "). The object might have been modified");
        }
    }

    private static boolean orphans(ApiRequest request, Map<String, @Nullable Object> options) {
        return request.query("propagationPolicy").equals("Orphan")
                || Trees.text(options, "propagationPolicy").equals("Orphan");
    }

    private static Map<String, @Nullable Object> options(ApiRequest request) {
        try {
            return request.body().isBlank() ? Trees.of() : Json.readObject(request.body());
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
