// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds an object of a {@link Document}, member by member, in order. Not thread-safe; may be reused, since
 * {@link #build} takes a copy. A builder may be put as a member of another one; it is copied when the outer one is built.
 */
public final class ObjectBuilder {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    ObjectBuilder() {}

    /**
     * Adds a member.
     *
     * @param value what {@link Document} describes, or a builder; checked by {@link #build}
     * @throws IllegalArgumentException if the member is already there: a document that says something twice is a mistake
     */
    public ObjectBuilder put(String name, @Nullable Object value) {
        requireNonNull(name, "name");
        if (members.containsKey(name)) {
            throw new IllegalArgumentException("member \"" + name + "\" is already there");
        }
        members.put(name, value);
        return this;
    }

    /** Adds a member if there is a value for it, and nothing otherwise. */
    public ObjectBuilder putIfPresent(String name, Optional<?> value) {
        return value.isPresent() ? put(name, value.get()) : this;
    }

    /** Returns the document built so far. */
    public Document build() {
        return Document.of(members);
    }

    Map<String, @Nullable Object> members() {
        return members;
    }
}
