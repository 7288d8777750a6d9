// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.ApiFailure.Cause;
import io.hybridcluster.testkit.kubernetes.tree.StructuralSchema;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the CustomResourceDefinitions in the store. What is written is cut to the schema of its version; what is
 * stored stays as it is when the schema changes, and is cut each time that it is read, as kube-apiserver does it.
 */
final class Schemas {
    private final Store store;

    Schemas(Store store) {
        this.store = store;
    }

    /** Returns what a reader sees of a stored object. Nothing is changed. */
    Map<String, @Nullable Object> asRead(ResourceType type, Map<String, @Nullable Object> stored) {
        if (type.isBuiltIn()) {
            return stored;
        }
        Map<String, @Nullable Object> object = Trees.copy(stored);
        storageVersion(type)
                .flatMap(Schemas::schema)
                .ifPresent(schema -> StructuralSchema.of(schema).apply(object));
        object.put("apiVersion", type.apiVersion());
        apply(type, object);
        return object;
    }

    /** Returns whether this is all of the stored object, no matter the version. */
    boolean isWhole(ResourceType type, Map<String, @Nullable Object> read, Map<String, @Nullable Object> stored) {
        if (type.isBuiltIn()) {
            return true;
        }
        Map<String, @Nullable Object> object = Trees.copy(stored);
        object.put("apiVersion", type.apiVersion());
        return object.equals(read);
    }

    /** Cuts what was sent to the schema of its version, and fills defaults in. */
    void apply(ResourceType type, Map<String, @Nullable Object> object) {
        schemaOf(type).ifPresent(schema -> StructuralSchema.of(schema).apply(object));
    }

    List<Cause> causes(ResourceType type, Map<String, @Nullable Object> object) {
        return schemaOf(type)
                .map(schema -> SchemaValidation.causes(object, schema))
                .orElse(List.of());
    }

    private Optional<Map<String, @Nullable Object>> schemaOf(ResourceType type) {
        return versions(type).stream()
                .filter(version -> Trees.text(version, "name").equals(type.version()))
                .findFirst()
                .flatMap(Schemas::schema);
    }

    private Optional<Object> storageVersion(ResourceType type) {
        return versions(type).stream()
                .filter(version -> Boolean.TRUE.equals(Trees.at(version, "storage")))
                .findFirst();
    }

    private List<Object> versions(ResourceType type) {
        if (type.isBuiltIn()) {
            return List.of();
        }
        return store.find(ResourceTypes.DEFINITIONS, "", type.qualifiedPlural()).stream()
                .flatMap(definition -> Trees.list(definition, "spec", "versions").stream())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static Optional<Map<String, @Nullable Object>> schema(Object version) {
        return Optional.ofNullable(Trees.at(version, "schema", "openAPIV3Schema"))
                .map(Trees::object);
    }
}
