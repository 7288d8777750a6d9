// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.secret.SecretShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a file holds, and how it is read. Null stands for "there was a problem, and it was reported".
 *
 * @param <T> what is read
 */
@FunctionalInterface
interface Kind<T> {
    @Nullable
    T read(Reading reading, FieldPath at, Located node);

    /** Text that a value type parses; its own message says what is wrong, {@code expected} what would be right. */
    static <T> Kind<T> parsed(String expected, Function<String, T> parser) {
        return (reading, at, node) -> {
            if (!(node instanceof Located.Scalar scalar) || !scalar.isText() || SecretShape.isSecret(scalar.text())) {
                reading.problem(at, node.position(), "found " + node.description() + ", expected " + expected);
                return null;
            }
            try {
                return parser.apply(scalar.text());
            } catch (IllegalArgumentException e) {
                reading.problem(
                        at,
                        node.position(),
                        "found " + node.description() + ", expected " + expected + ": " + e.getMessage());
                return null;
            }
        };
    }

    /** Any text. A number or a boolean must be quoted, so that what was meant is plain to see. */
    static Kind<String> textOrEmpty(String expected) {
        Kind<String> text = parsed(expected, Function.identity());
        return (reading, at, node) -> {
            if (!(node instanceof Located.Scalar scalar) || !scalar.plain()) {
                return text.read(reading, at, node);
            }
            boolean isNumber = YamlText.isNumber(scalar.text());
            if (!isNumber && !YamlText.isBoolean(scalar.text())) {
                return text.read(reading, at, node);
            }
            String found = (isNumber ? "the number " : "the boolean ") + scalar.description();
            reading.problem(at, node.position(), "found " + found + ", expected " + expected + "; put it in quotes");
            return null;
        };
    }

    /** Any text that is not blank. */
    static Kind<String> text(String expected) {
        Kind<String> text = textOrEmpty(expected);
        return (reading, at, node) -> {
            if (node instanceof Located.Scalar scalar
                    && !scalar.plain()
                    && scalar.text().isBlank()) {
                reading.problem(at, node.position(), "found blank text, expected " + expected);
                return null;
            }
            return text.read(reading, at, node);
        };
    }

    /** One of these names. */
    static <T> Kind<T> named(String expected, Collection<String> names, Function<String, T> parser) {
        String all = expected + ": " + String.join(", ", names);
        return (reading, at, node) -> {
            if (node instanceof Located.Scalar scalar && !scalar.isNull() && !names.contains(scalar.text())) {
                reading.problem(
                        at,
                        node.position(),
                        "found " + node.description() + ", expected " + all + NearestName.hint(scalar.text(), names));
                return null;
            }
            return parsed(all, parser).read(reading, at, node);
        };
    }

    /** A whole number without quotes, in decimal. */
    static Kind<Integer> integer(int min, int max) {
        String expected = "a whole number from " + min + " to " + max;
        return (reading, at, node) -> {
            boolean isInteger = node instanceof Located.Scalar scalar
                    && scalar.plain()
                    && scalar.text().length() <= 10
                    && YamlText.isInteger(scalar.text());
            if (isInteger) {
                long value = Long.parseLong(((Located.Scalar) node).text());
                if (value >= min && value <= max) {
                    return (int) value;
                }
            }
            boolean quoted = node instanceof Located.Scalar scalar && !scalar.plain();
            reading.problem(
                    at,
                    node.position(),
                    "found " + (quoted ? "text " : "") + node.description() + ", expected " + expected
                            + (quoted ? " without quotes" : ""));
            return null;
        };
    }

    /** A list of at least {@code min} elements of one kind. */
    static <T> Kind<List<T>> list(int min, String expected, Kind<T> element) {
        return (reading, at, node) -> {
            if (!(node instanceof Located.Sequence sequence)) {
                reading.problem(
                        at, node.position(), "found " + node.description() + ", expected a list of " + expected);
                return null;
            }
            if (sequence.elements().size() < min) {
                reading.problem(
                        at, node.position(), "found an empty list, expected a list of " + expected + ", at least one");
                return null;
            }
            List<T> values = new ArrayList<>();
            boolean complete = true;
            for (int i = 0; i < sequence.elements().size(); i++) {
                Located child = sequence.elements().get(i);
                FieldPath childPath = at.index(i);
                reading.at(childPath, child.position());
                T value = element.read(reading, childPath, child);
                if (value == null) {
                    complete = false;
                } else {
                    values.add(value);
                }
            }
            return complete ? values : null;
        };
    }

    /** A mapping with fixed names. A wrong combination of values is a problem of the whole mapping. */
    static <T> Kind<T> object(String expected, List<String> names, Function<Fields, @Nullable T> reader) {
        return (reading, at, node) -> {
            if (!(node instanceof Located.Mapping mapping)) {
                reading.problem(at, node.position(), "found " + node.description() + ", expected " + expected);
                return null;
            }
            Fields fields = new Fields(reading, at, mapping, names);
            try {
                return reader.apply(fields);
            } catch (IllegalArgumentException e) {
                reading.problem(
                        at,
                        node.position(),
                        "found values that do not fit, expected " + expected + ": " + e.getMessage());
                return null;
            }
        };
    }
}
