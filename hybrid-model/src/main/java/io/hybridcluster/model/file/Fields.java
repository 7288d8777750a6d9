// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.secret.SecretShape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of one mapping, read by name. Unknown names are reported when the mapping is opened. */
final class Fields {
    private final Reading reading;
    private final FieldPath at;
    private final Located.Mapping mapping;
    private boolean complete = true;

    Fields(Reading reading, FieldPath at, Located.Mapping mapping, List<String> names) {
        this.reading = reading;
        this.at = at;
        this.mapping = mapping;
        mapping.members().forEach((key, value) -> {
            reading.at(at.child(key.name()), value.position());
            if (!names.contains(key.name())) {
                refuse(key, names);
            }
        });
    }

    private void refuse(Located.Key key, List<String> names) {
        complete = false;
        if (SecretShape.isSecretName(key.name())) {
            reading.problem(
                    at,
                    key.position(),
                    "found the field " + Quoted.of(key.name()) + ", expected no secret: a plan names where credentials"
                            + " come from, in terway.credentials.source");
            return;
        }
        reading.problem(
                at,
                key.position(),
                "found the unknown field " + Quoted.of(key.name()) + ", expected one of " + String.join(", ", names)
                        + NearestName.hint(key.name(), names));
    }

    /** Reads a member that must be there. It has a value if {@link #isComplete} is true. */
    <T> Field<T> required(String name, Kind<T> kind) {
        Located node = mapping.members().get(new Located.Key(mapping.position(), name));
        if (node == null) {
            complete = false;
            reading.problem(at, mapping.position(), "found no field \"" + name + "\", expected it");
            return new Field<>(null);
        }
        return new Field<>(read(name, kind, node));
    }

    /** Reads a member that may be absent. */
    <T> Optional<T> optional(String name, Kind<T> kind) {
        Located node = mapping.members().get(new Located.Key(mapping.position(), name));
        return node == null ? Optional.empty() : Optional.ofNullable(read(name, kind, node));
    }

    private <T> @Nullable T read(String name, Kind<T> kind, Located node) {
        T value = kind.read(reading, at.child(name), node);
        if (value == null) {
            complete = false;
        }
        return value;
    }

    /** Whether every member read so far was there and right, and no member was unknown. */
    boolean isComplete() {
        return complete;
    }

    /** The value of a member that must be there, if it was. */
    static final class Field<T> {
        private final @Nullable T value;

        private Field(@Nullable T value) {
            this.value = value;
        }

        T value() {
            return requireNonNull(value, "value was asked for although a problem was found");
        }
    }
}
