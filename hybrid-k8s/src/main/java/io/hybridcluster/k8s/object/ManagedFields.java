// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which fields of an object: {@code metadata.managedFields}, read.
 *
 * <p>A set of fields ({@code fieldsV1}) is a tree whose members are {@code f:<name>} for a member, {@code k:<keys>} for an
 * element of a list with keys, {@code v:<value>} for one of a set, {@code i:<index>} for one by position, and {@code .} for
 * the place itself (k8s.io/apimachinery meta/v1, FieldsV1; sigs.k8s.io/structured-merge-diff fieldpath/serialize.go).
 * Entries that are not of this form are passed over: they are told by others than the object's owner. Each question takes
 * one walk down each entry, so time is in proportion to the number of entries and their size. Immutable and thread-safe.
 */
public final class ManagedFields {
    private final List<Entry> entries;

    private record Entry(FieldOwner manager, Map<?, ?> fields) {}

    private ManagedFields(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Returns what the object says; nothing for a manifest, or for an object read without these fields. */
    public static ManagedFields of(KubernetesObject object) {
        List<Entry> entries = new ArrayList<>();
        if (requireNonNull(object, "object").tree().at("metadata", "managedFields") instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> entry
                        && entry.get("fieldsV1") instanceof Map<?, ?> fields
                        && entry.get("manager") instanceof String name) {
                    entries.add(new Entry(manager(name, entry), fields));
                }
            }
        }
        return new ManagedFields(entries);
    }

    private static FieldOwner manager(String name, Map<?, ?> entry) {
        return new FieldOwner(
                name,
                entry.get("operation") instanceof String operation ? operation : "Update",
                time(entry.get("time")),
                entry.get("subresource") instanceof String part && !part.isEmpty()
                        ? Optional.of(part)
                        : Optional.empty());
    }

    private static Optional<Instant> time(@Nullable Object value) {
        try {
            return value instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns whether there is anything to tell from. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Returns all managers, newest first. */
    public List<FieldOwner> managers() {
        return entries.stream().map(Entry::manager).sorted().toList();
    }

    /**
     * Returns who owns the value at this path or something below it, newest first. Who owns a whole that the path is a part
     * of, as lists without keys are owned, owns the path.
     *
     * @param path names of members from the root; a step that starts with {@code k:}, {@code v:} or {@code i:} is one into a
     *     list, as {@code fieldsV1} writes it
     */
    public List<FieldOwner> ownersOf(List<String> path) {
        requireNonNull(path, "path");
        List<String> steps = path.stream().map(ManagedFields::key).toList();
        return entries.stream()
                .filter(entry -> owns(entry.fields(), steps))
                .map(Entry::manager)
                .sorted()
                .toList();
    }

    private static String key(String step) {
        return step.startsWith("k:") || step.startsWith("v:") || step.startsWith("i:") ? step : "f:" + step;
    }

    private static boolean owns(Map<?, ?> fields, List<String> steps) {
        Map<?, ?> set = fields;
        for (String step : steps) {
            if (!(set.get(step) instanceof Map<?, ?> below)) {
                return false;
            }
            if (below.isEmpty()) {
                return true;
            }
            set = below;
        }
        return !set.isEmpty();
    }

    /** Returns the managers, newest first; no field. */
    @Override
    public String toString() {
        return managers().toString();
    }
}
