// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who wrote fields of an object, as the API server recorded it (Kubernetes: Server-Side Apply, "Field management").
 *
 * <p>Ordered newest first; those without a time last.
 *
 * @param name the field manager, such as {@code kubectl-edit} or {@code helm}
 * @param operation {@code Apply}, or {@code Update} for every other way of writing
 * @param time when its set of fields last changed
 * @param subresource such as {@code status}; empty for the object itself
 */
public record FieldOwner(String name, String operation, Optional<Instant> time, Optional<String> subresource)
        implements Comparable<FieldOwner> {
    private static final Comparator<FieldOwner> ORDER = Comparator.comparing(
                    (FieldOwner manager) -> manager.time.orElse(Instant.MIN))
            .reversed()
            .thenComparing(FieldOwner::name)
            .thenComparing(FieldOwner::operation)
            .thenComparing(manager -> manager.subresource.orElse(""));

    public FieldOwner {
        requireNonNull(name, "name");
        requireNonNull(operation, "operation");
        requireNonNull(time, "time");
        requireNonNull(subresource, "subresource");
    }

    @Override
    public int compareTo(FieldOwner other) {
        return ORDER.compare(this, other);
    }

    /** Returns the manager, what it did and when, such as {@code helm by Update at 2026-01-02T03:04:05Z}. */
    @Override
    public String toString() {
        return name + subresource.map(part -> " (" + part + ")").orElse("") + " by " + operation
                + time.map(at -> " at " + at).orElse("");
    }
}
