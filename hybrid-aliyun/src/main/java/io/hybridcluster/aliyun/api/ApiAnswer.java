// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the API, or a part of one, as what it is used for needs it: leniently, since its fields come and go.
 *
 * <p>A member that is absent, null or an empty string is not there. A number or a truth value may also be written as a
 * string: {@code "3"}, {@code "true"}. What is there but has another shape is refused, with its place and never with its
 * value. A member of a member is named by the path to it: {@code answer.text("NextHops", "NextHop")}. Immutable as long as
 * the tree is that it was made of.
 */
public final class ApiAnswer {
    private final String place;
    private final @Nullable Object value;

    private ApiAnswer(String place, @Nullable Object value) {
        this.place = place;
        this.value = value;
    }

    /**
     * Returns a tree as an answer.
     *
     * @param place what to call it in messages, such as {@code vpc:DescribeVpcs}
     * @param tree maps, lists, strings, numbers, truth values and null, as JSON has them; null or an empty text stands for
     *     an answer without content
     */
    public static ApiAnswer of(String place, @Nullable Object tree) {
        return new ApiAnswer(requireNonNull(place, "place"), "".equals(tree) ? null : tree);
    }

    /**
     * Returns a text.
     *
     * @throws IllegalArgumentException if it is not there, or is no text, number or truth value
     */
    public String text(String... path) {
        return findText(path)
                .orElseThrow(() -> new IllegalArgumentException(at(path) + ": expected a value, found none"));
    }

    /**
     * Returns a text, if it is there.
     *
     * @throws IllegalArgumentException if it is no text, number or truth value
     */
    public Optional<String> findText(String... path) {
        Object found = find(path);
        if (found == null || found.equals("")) {
            return Optional.empty();
        }
        if (found instanceof Map || found instanceof List) {
            throw new IllegalArgumentException(at(path) + ": expected a text, found something else");
        }
        return Optional.of(found.toString());
    }

    /**
     * Returns a whole number, if it is there.
     *
     * @throws IllegalArgumentException if it is no whole number
     */
    public OptionalLong findNumber(String... path) {
        Optional<String> text = findText(path);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(at(path) + ": expected a whole number, found something else");
        }
    }

    /** As {@link #findNumber}; 0 if it is not there. */
    public long number(String... path) {
        return findNumber(path).orElse(0);
    }

    /**
     * Returns a truth value; false if it is not there.
     *
     * @throws IllegalArgumentException if it is none
     */
    public boolean flag(String... path) {
        return findText(path)
                .map(text -> switch (text) {
                    case "true", "True" -> true;
                    case "false", "False" -> false;
                    default ->
                        throw new IllegalArgumentException(at(path) + ": expected true or false, found something else");
                })
                .orElse(false);
    }

    /**
     * Returns the elements of a list, in order; none if it is not there.
     *
     * @throws IllegalArgumentException if it is no list
     */
    public List<ApiAnswer> list(String... path) {
        Object found = find(path);
        if (found == null || found.equals("")) {
            return List.of();
        }
        if (!(found instanceof List<?> elements)) {
            throw new IllegalArgumentException(at(path) + ": expected a list, found something else");
        }
        List<ApiAnswer> answers = new ArrayList<>(elements.size());
        for (Object element : elements) {
            answers.add(new ApiAnswer(at(path) + "[" + answers.size() + "]", element));
        }
        return answers;
    }

    /** As {@link #list}, of texts; what is no text is refused, what is null or empty is left out. */
    public List<String> texts(String... path) {
        return list(path).stream()
                .flatMap(element -> element.findText().stream())
                .toList();
    }

    /** Returns a member; it may be absent. */
    public ApiAnswer member(String... path) {
        return new ApiAnswer(at(path), find(path));
    }

    /** Returns whether there is nothing here. */
    public boolean isAbsent() {
        return value == null;
    }

    /**
     * Returns the names of the members here, in order; none if there is nothing.
     *
     * @throws IllegalArgumentException if there is something else than an object
     */
    public List<String> names() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(place + ": expected an object, found something else");
        }
        return members.keySet().stream().map(String::valueOf).toList();
    }

    /** Returns the tree here: maps, lists, strings, numbers, truth values, null. Not to be modified. */
    public @Nullable Object tree() {
        return value;
    }

    /** Returns where this is, such as {@code vpc:DescribeVpcs.Vpcs.Vpc[0]}. */
    public String place() {
        return place;
    }

    private @Nullable Object find(String... path) {
        Object found = value;
        for (int i = 0; i < path.length && found != null; i++) {
            if (!(found instanceof Map<?, ?> members)) {
                if (found.equals("")) {
                    return null;
                }
                throw new IllegalArgumentException(
                        at(List.of(path).subList(0, i).toArray(String[]::new))
                                + ": expected an object, found something else");
            }
            found = members.get(path[i]);
        }
        return found;
    }

    private String at(String... path) {
        return path.length == 0 ? place : place + "." + String.join(".", path);
    }

    /** Returns where this is; never what is there, which may be a secret. */
    @Override
    public String toString() {
        return place;
    }
}
