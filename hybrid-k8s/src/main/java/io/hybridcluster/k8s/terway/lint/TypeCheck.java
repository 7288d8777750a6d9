// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.k8s.terway.key.GoType;
import java.util.Optional;
import java.util.Set;

/** Whether Go's decoder takes a value for a type (encoding/json, Unmarshal). Null it takes for every type. */
final class TypeCheck {
    private static final Set<String> BACKOFF_INTS = Set.of("InitialDelay", "Duration", "Cap", "Steps");
    private static final Set<String> BACKOFF_FLOATS = Set.of("Factor", "Jitter");

    private TypeCheck() {}

    /** Returns the value that does not fit, which may be one inside this one. */
    static Optional<Misfit> of(GoType type, JsonValue value) {
        if (value.is(JsonKind.NULL)) {
            return Optional.empty();
        }
        return switch (type) {
            case STRING, TEXT -> kind(value, JsonKind.STRING, "a string in double quotes");
            case BOOL -> kind(value, JsonKind.BOOLEAN, "true or false without quotes");
            case INT -> number(value, Conf.isInt(value), "a whole number without quotes, fraction and exponent");
            case FLOAT -> number(value, isFloat(value, false), "a number without quotes");
            case FLOAT32 -> number(value, isFloat(value, true), "a number without quotes");
            case STRING_LIST -> elements(GoType.STRING, value);
            case STRING_MAP -> members(GoType.STRING, value);
            case LIST_MAP -> members(GoType.STRING_LIST, value);
            case INT_MAP -> members(GoType.INT, value);
            case BACKOFF_MAP -> backoffs(value);
            case ROUTE_LIST -> objects(value, Set.of("dst"));
            case TAG_LIST -> objects(value, Set.of("key", "value"));
            case OBJECT -> kind(value, JsonKind.OBJECT, "an object");
        };
    }

    private static Optional<Misfit> kind(JsonValue value, JsonKind kind, String expected) {
        return value.is(kind) ? Optional.empty() : Optional.of(new Misfit(value, expected));
    }

    private static Optional<Misfit> number(JsonValue value, boolean fits, String expected) {
        return fits ? Optional.empty() : Optional.of(new Misfit(value, expected));
    }

    private static boolean isFloat(JsonValue value, boolean single) {
        if (!value.is(JsonKind.NUMBER)) {
            return false;
        }
        double number = Double.parseDouble(value.text());
        return !Double.isInfinite(number) && (!single || !Float.isInfinite((float) number));
    }

    private static Optional<Misfit> elements(GoType type, JsonValue list) {
        return kind(list, JsonKind.ARRAY, "a list of strings")
                .or(() -> list.elements().stream()
                        .map(element -> of(type, element))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Misfit> members(GoType type, JsonValue object) {
        return kind(object, JsonKind.OBJECT, "an object")
                .or(() -> object.members().stream()
                        .map(member -> of(type, member.value()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Misfit> objects(JsonValue list, Set<String> strings) {
        return kind(list, JsonKind.ARRAY, "a list of objects")
                .or(() -> list.elements().stream()
                        .filter(element -> !element.is(JsonKind.NULL))
                        .map(element -> kind(element, JsonKind.OBJECT, "an object")
                                .or(() -> element.members().stream()
                                        .filter(member -> strings.contains(member.name()))
                                        .map(member -> of(GoType.STRING, member.value()))
                                        .flatMap(Optional::stream)
                                        .findFirst()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Misfit> backoffs(JsonValue object) {
        return kind(object, JsonKind.OBJECT, "an object")
                .or(() -> object.members().stream()
                        .map(JsonMember::value)
                        .filter(backoff -> !backoff.is(JsonKind.NULL))
                        .map(backoff -> kind(backoff, JsonKind.OBJECT, "an object")
                                .or(() -> backoff.members().stream()
                                        .map(TypeCheck::backoffField)
                                        .flatMap(Optional::stream)
                                        .findFirst()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Misfit> backoffField(JsonMember field) {
        if (BACKOFF_INTS.contains(field.name())) {
            return of(GoType.INT, field.value())
                    .map(misfit -> new Misfit(
                            misfit.value(),
                            field.name().equals("Steps") ? misfit.expected() : "nanoseconds as a whole number"));
        }
        return BACKOFF_FLOATS.contains(field.name()) ? of(GoType.FLOAT, field.value()) : Optional.empty();
    }

    /** A value, and what should stand there instead. */
    record Misfit(JsonValue value, String expected) {}
}
