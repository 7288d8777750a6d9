// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.capacity;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of instance types, by name. Immutable and thread-safe.
 *
 * <p>{@link #none} stands for "nothing was looked up"; rules then say nothing that would need the figures.
 */
public final class InstanceTypes {
    private static final InstanceTypes NONE = new InstanceTypes(ImmutableSortedMap.of());

    private final ImmutableSortedMap<String, InstanceTypeLimits> byName;

    private InstanceTypes(ImmutableSortedMap<String, InstanceTypeLimits> byName) {
        this.byName = byName;
    }

    /** Returns the knowledge of no type. */
    public static InstanceTypes none() {
        return NONE;
    }

    /**
     * Returns the knowledge of these types, in any order.
     *
     * @throws IllegalArgumentException if two of one name differ; saying the same twice is no mistake
     */
    public static InstanceTypes of(Collection<InstanceTypeLimits> types) {
        Map<String, InstanceTypeLimits> byName = new TreeMap<>();
        for (InstanceTypeLimits type : types) {
            InstanceTypeLimits before = byName.putIfAbsent(type.name(), type);
            if (before != null && !before.equals(type)) {
                throw new IllegalArgumentException(
                        "instance type " + type.name() + " is given twice: " + before + " and " + type);
            }
        }
        return new InstanceTypes(ImmutableSortedMap.copyOf(byName));
    }

    /** Returns whether no type is known. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Returns what is known of the type of this name. */
    public Optional<InstanceTypeLimits> find(String name) {
        return Optional.ofNullable(byName.get(requireNonNull(name, "name")));
    }

    /** Returns all that is known, ordered by name. */
    public Collection<InstanceTypeLimits> all() {
        return byName.values();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstanceTypes that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return "InstanceTypes" + byName.values();
    }
}
