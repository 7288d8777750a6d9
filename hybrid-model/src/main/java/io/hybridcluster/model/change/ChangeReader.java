// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Change} from its document. Messages have places and no values: a state may hold a secret. */
final class ChangeReader {
    private ChangeReader() {}

    static Change change(Map<?, ?> object, String at) {
        Map<?, ?> subject = object(object.get("subject"), at + ".subject");
        Subject of = new Subject(
                text(subject.get("system"), at + ".subject.system"),
                text(subject.get("kind"), at + ".subject.kind"),
                text(subject.get("name"), at + ".subject.name"));
        Effect effect = word(Effect.class, object.get("effect"), at + ".effect");
        WriteMode mode = word(WriteMode.class, object.get("mode"), at + ".mode");
        Change.Builder builder = Change.builder(of, effect, mode)
                .notKept(texts(object.get("notKept"), at + ".notKept"))
                .restarts(texts(object.get("restarts"), at + ".restarts"));
        optional(object, "before", value -> state(value, at + ".before")).ifPresent(builder::before);
        optional(object, "intended", value -> state(value, at + ".intended")).ifPresent(builder::intended);
        optional(object, "live", value -> state(value, at + ".live")).ifPresent(builder::live);
        optional(object, "inverse", value -> inverse(object(value, at + ".inverse"), at + ".inverse"))
                .ifPresent(builder::inverse);
        optional(object, "note", value -> text(value, at + ".note")).ifPresent(builder::note);
        return builder.build();
    }

    private static Inverse inverse(Map<?, ?> object, String at) {
        return Inverse.of(
                text(object.get("action"), at + ".action"), state(object.get("arguments"), at + ".arguments"));
    }

    private static Document state(@Nullable Object value, String at) {
        return Document.of(object(value, at));
    }

    private static <T> Optional<T> optional(Map<?, ?> object, String name, Function<Object, T> read) {
        Object value = object.get(name);
        return value == null ? Optional.empty() : Optional.of(read.apply(value));
    }

    static Map<?, ?> object(@Nullable Object value, String at) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException(at + " is not an object");
    }

    static List<?> list(@Nullable Object value, String at) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(at + " is not a list");
    }

    private static List<String> texts(@Nullable Object value, String at) {
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list(value, at)) {
            texts.add(text(element, at));
        }
        return texts;
    }

    private static String text(@Nullable Object value, String at) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(at + " is not a text");
    }

    private static <E extends Enum<E>> E word(Class<E> type, @Nullable Object value, String at) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(at + " is none of " + List.of(type.getEnumConstants()));
    }
}
