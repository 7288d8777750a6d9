// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code openAPIV3Schema} of one version of a CustomResourceDefinition, and what kube-apiserver 1.20 makes of an object
 * by it without a word: members that the schema does not have are dropped, nulls that it does not allow too, defaults are
 * filled in. The object's own metadata is that of any object, whatever the schema says.
 *
 * <p>Source: "Kubernetes: Extend the Kubernetes API with CustomResourceDefinitions", field pruning, defaulting and
 * nullable; the packages {@code schema/pruning}, {@code schema/defaulting} and {@code schema/objectmeta} of
 * apiextensions-apiserver 0.20.
 */
public final class StructuralSchema {
    private static final Set<String> OF_EACH_OBJECT = Set.of("apiVersion", "kind", "metadata");
    private static final Set<String> METADATA = Set.of(
            "name",
            "generateName",
            "namespace",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers",
            "clusterName",
            "managedFields");

    private final Map<String, @Nullable Object> schema;

    private StructuralSchema(Map<String, @Nullable Object> schema) {
        this.schema = schema;
    }

    /** Returns the schema that this tree is. It is not copied. */
    public static StructuralSchema of(Map<String, @Nullable Object> openApiV3Schema) {
        return new StructuralSchema(openApiV3Schema);
    }

    /** Makes of this object what the server makes of it. */
    public void apply(Map<String, @Nullable Object> object) {
        pruneMetadata(object);
        // The root is an object with metadata, whether the schema says so or not.
        members(object, schema, true);
        dropNulls(object, schema);
        fill(object, schema);
    }

    private static void prune(@Nullable Object value, @Nullable Object schema) {
        boolean embedded = flag(schema, "x-kubernetes-embedded-resource");
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> object = Trees.object(value);
            if (embedded) {
                pruneMetadata(object);
            }
            members(object, schema, embedded);
        } else if (value instanceof List<?> list) {
            Object items = Trees.at(schema, "items");
            if (items == null && flag(schema, "x-kubernetes-preserve-unknown-fields")) {
                return;
            }
            list.forEach(element -> prune(element, items));
        }
    }

    private static void members(Map<String, @Nullable Object> object, @Nullable Object schema, boolean isObject) {
        boolean preserves = flag(schema, "x-kubernetes-preserve-unknown-fields");
        Map<String, @Nullable Object> properties = Trees.map(schema, "properties");
        Object others = Trees.at(schema, "additionalProperties");
        for (String name : List.copyOf(object.keySet())) {
            if (isObject && OF_EACH_OBJECT.contains(name)) {
                continue;
            }
            if (properties.containsKey(name)) {
                prune(object.get(name), properties.get(name));
            } else if (others instanceof Map<?, ?> || Boolean.TRUE.equals(others)) {
                // "true" says nothing of what is below: 1.20 leaves only values that have no members.
                prune(object.get(name), others);
            } else if (!preserves) {
                object.remove(name);
            }
        }
    }

    private static void pruneMetadata(Map<String, @Nullable Object> object) {
        if (object.get("metadata") instanceof Map<?, ?> metadata) {
            metadata.keySet().removeIf(name -> !METADATA.contains(String.valueOf(name)));
            Trees.dropNulls(metadata);
        }
    }

    private static void dropNulls(@Nullable Object value, @Nullable Object schema) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> object = Trees.object(value);
            for (String name : List.copyOf(object.keySet())) {
                Object member = ofMember(schema, name);
                if (object.get(name) != null) {
                    dropNulls(object.get(name), member);
                } else if (member instanceof Map<?, ?> && !flag(member, "nullable")) {
                    object.remove(name);
                }
            }
        } else if (value instanceof List<?> list) {
            list.forEach(element -> dropNulls(element, Trees.at(schema, "items")));
        }
    }

    private static void fill(@Nullable Object value, @Nullable Object schema) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> object = Trees.object(value);
            Trees.map(schema, "properties").forEach((name, member) -> {
                Object otherwise = Trees.at(member, "default");
                if (otherwise != null && !object.containsKey(name)) {
                    object.put(name, Trees.copyOf(otherwise));
                }
            });
            object.forEach((name, each) -> fill(each, ofMember(schema, name)));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> fill(element, Trees.at(schema, "items")));
        }
    }

    /** Returns the schema of a member, or null. */
    private static @Nullable Object ofMember(@Nullable Object schema, String name) {
        Map<String, @Nullable Object> properties = Trees.map(schema, "properties");
        return properties.containsKey(name) ? properties.get(name) : Trees.at(schema, "additionalProperties");
    }

    private static boolean flag(@Nullable Object schema, String name) {
        return Boolean.TRUE.equals(Trees.at(schema, name));
    }
}
