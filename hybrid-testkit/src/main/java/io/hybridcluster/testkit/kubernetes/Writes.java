// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.ManagedFields;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creating, replacing, patching. */
final class Writes {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final Store store;
    private final Schemas schemas;
    private final Admissions admissions;
    private final Clock clock;
    private final Random random;

    Writes(Store store, Schemas schemas, Admissions admissions, Clock clock, long seed) {
        this.store = store;
        this.schemas = schemas;
        this.admissions = admissions;
        this.clock = clock;
        this.random = new Random(seed);
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Map<String, @Nullable Object> create(ApiRequest request, ResourceType type) {
        Map<String, @Nullable Object> object = decoded(request, type);
        boolean within = type.isNamespaced();
        if (within
                && store.find(ResourceTypes.NAMESPACES, "", request.namespace()).isEmpty()) {
            throw ApiFailure.notFound(ResourceTypes.NAMESPACES, request.namespace());
        }
        addressed(request, type, object, Trees.text(object, "metadata", "name"));
        return create(
                type,
                admitted(type, object),
                request.manager(),
                request.isDryRun(),
                valid -> admissions.check(type, valid));
    }

    /** Creates an object that is complete but for what the server itself gives, whatever a webhook has against it. */
    Map<String, @Nullable Object> create(
            ResourceType type, Map<String, @Nullable Object> object, String manager, boolean dryRun) {
        return create(type, object, manager, dryRun, valid -> {});
    }

    /** Returns what its schema and the webhooks leave of what was sent. */
    private Map<String, @Nullable Object> admitted(ResourceType type, Map<String, @Nullable Object> object) {
        schemas.apply(type, object);
        return admissions.changed(type, object);
    }

    private Map<String, @Nullable Object> create(
            ResourceType type,
            Map<String, @Nullable Object> object,
            String manager,
            boolean dryRun,
            Consumer<Map<String, @Nullable Object>> check) {
        schemas.apply(type, object);
        Map<String, @Nullable Object> metadata = Trees.need(object, "metadata");
        String start = Trees.text(metadata, "generateName");
        if (Trees.text(metadata, "name").isEmpty() && !start.isEmpty()) {
            metadata.put("name", start + suffix());
        }
        new Preparation(now()).created(type, object, uid());
        Validation.created(type, object, schemas.causes(type, object));
        check.accept(object);
        String name = Trees.text(metadata, "name");
        if (!Trees.text(metadata, "resourceVersion").isEmpty()) {
            throw new IllegalStateException("resourceVersion should not be set on objects to be created");
        }
        if (store.find(type, Trees.text(metadata, "namespace"), name).isPresent()) {
            throw ApiFailure.alreadyExists(type, name);
        }
        Map<String, @Nullable Object> created = type.typed(object);
        ManagedFields.update(Trees.of(), created, manager, type.apiVersion(), now(), type.isBuiltIn());
        if (!dryRun) {
            store.write(type, created);
        }
        return created;
    }

    Map<String, @Nullable Object> replace(ApiRequest request, ResourceType type) {
        Map<String, @Nullable Object> object = decoded(request, type);
        if (Trees.text(object, "metadata", "name").isEmpty()) {
            throw ApiFailure.badRequest(
                    "the name of the object () does not match the name on the URL (" + request.name() + ")");
        }
        Map<String, @Nullable Object> before = existing(request, type);
        addressed(request, type, object, request.name());
        if (!type.isBuiltIn()
                && Trees.text(object, "metadata", "resourceVersion").isEmpty()) {
            throw ApiFailure.invalid(
                    type.group(),
                    type.plural(),
                    request.name(),
                    List.of(new ApiFailure.Cause(
                            "FieldValueInvalid",
                            "Invalid value: 0x0: must be specified for an update",
                            "metadata.resourceVersion")));
        }
        return update(request, type, before, object);
    }

    Map<String, @Nullable Object> patch(ApiRequest request, ResourceType type) {
        Map<String, @Nullable Object> before = existing(request, type);
        Map<String, @Nullable Object> object = Patches.apply(request, type, before);
        dropNulls(type, object);
        addressed(request, type, object, request.name());
        return update(request, type, before, object);
    }

    Map<String, @Nullable Object> existing(ApiRequest request, ResourceType type) {
        return store.find(type, type.isNamespaced() ? request.namespace() : "", request.name())
                .map(stored -> schemas.asRead(type, stored))
                .orElseThrow(() -> ApiFailure.notFound(type, request.name()));
    }

    private Map<String, @Nullable Object> update(
            ApiRequest request,
            ResourceType type,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> object) {
        String name = request.name();
        String uid = Trees.text(object, "metadata", "uid");
        String known = Trees.text(before, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(known)) {
            throw ApiFailure.conflict(
                    type, name, "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + known);
        }
        String version = Trees.text(object, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Trees.text(before, "metadata", "resourceVersion"))) {
            throw ApiFailure.modified(type, name);
        }
        boolean ofStatus = request.subresource().equals("status");
        return update(
                type,
                before,
                ofStatus ? object : admitted(type, object),
                request.manager(),
                ofStatus,
                request.isDryRun(),
                valid -> {
                    if (!ofStatus) {
                        admissions.check(type, valid);
                    }
                });
    }

    /** Replaces an object, whatever a webhook has against it; an update that changes nothing stores nothing. */
    Map<String, @Nullable Object> update(
            ResourceType type,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> object,
            String manager,
            boolean ofStatus,
            boolean dryRun) {
        return update(type, before, object, manager, ofStatus, dryRun, valid -> {});
    }

    private Map<String, @Nullable Object> update(
            ResourceType type,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> object,
            String manager,
            boolean ofStatus,
            boolean dryRun,
            Consumer<Map<String, @Nullable Object>> check) {
        schemas.apply(type, object);
        new Preparation(now()).updated(type, before, object, ofStatus);
        Trees.need(object, "metadata").put("resourceVersion", Trees.text(before, "metadata", "resourceVersion"));
        Validation.updated(type, before, object, schemas.causes(type, object));
        check.accept(object);
        Map<String, @Nullable Object> updated = type.typed(object);
        boolean isSame = Objects.equals(before, updated);
        if (isSame && isWhole(type, before)) {
            return before;
        }
        if (!isSame) {
            ManagedFields.update(before, updated, manager, type.apiVersion(), now(), type.isBuiltIn());
        }
        if (dryRun) {
            return updated;
        }
        boolean gone = !Trees.text(updated, "metadata", "deletionTimestamp").isEmpty()
                && Trees.list(updated, "metadata", "finalizers").isEmpty();
        if (gone) {
            store.remove(type, before);
        } else {
            store.write(type, updated);
        }
        return updated;
    }

    /** Whether nothing is stored of the object that a reader does not see. */
    private boolean isWhole(ResourceType type, Map<String, @Nullable Object> read) {
        return store.find(type, Trees.text(read, "metadata", "namespace"), Trees.text(read, "metadata", "name"))
                .map(stored -> schemas.isWhole(type, read, stored))
                .orElse(true);
    }

    /** What is null is absent, but for the parts of custom resources whose schema allows it. */
    private static void dropNulls(ResourceType type, Map<String, @Nullable Object> object) {
        Trees.dropNulls(type.isBuiltIn() ? object : object.get("metadata"));
    }

    private static Map<String, @Nullable Object> decoded(ApiRequest request, ResourceType type) {
        if (!request.contentType().equals("application/json")
                && !request.contentType().isEmpty()) {
            throw ApiFailure.of(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: application/json");
        }
        Map<String, @Nullable Object> object;
        try {
            object = Json.readObject(request.body());
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("the object provided is unrecognized (must be of type " + type.kind()
                    + "): couldn't get version/kind; json parse error: " + e.getMessage());
        }
        dropNulls(type, object);
        String kind = Trees.text(object, "kind");
        String apiVersion = Trees.text(object, "apiVersion");
        if (type.isBuiltIn()
                ? !kind.isEmpty() && !kind.equals(type.kind())
                        || !apiVersion.isEmpty() && !apiVersion.equals(type.apiVersion())
                : !kind.equals(type.kind()) || !apiVersion.equals(type.apiVersion())) {
            throw ApiFailure.badRequest(
                    kind + " in version \"" + apiVersion + "\" cannot be handled as a " + type.kind());
        }
        return object;
    }

    /** Checks that the object is what the path says, and says so itself. */
    private static void addressed(
            ApiRequest request, ResourceType type, Map<String, @Nullable Object> object, String name) {
        Map<String, @Nullable Object> metadata = Trees.need(object, "metadata");
        String named = Trees.text(metadata, "name");
        if (!named.equals(name)) {
            throw ApiFailure.badRequest(
                    "the name of the object (" + named + ") does not match the name on the URL (" + name + ")");
        }
        if (type.isNamespaced()) {
            String namespace = Trees.text(metadata, "namespace");
            if (!namespace.isEmpty() && !namespace.equals(request.namespace())) {
                throw ApiFailure.badRequest(
                        "the namespace of the provided object does not match the namespace sent on the request");
            }
            metadata.put("namespace", request.namespace());
        } else {
            metadata.remove("namespace");
        }
    }

    private String uid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
