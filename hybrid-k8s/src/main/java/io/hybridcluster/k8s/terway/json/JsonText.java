// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.file.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that should be JSON (RFC 8259), read as Go's {@code encoding/json} reads it: strictly, half of a surrogate pair
 * as U+FFFD, and every member of a name that is given twice kept, in order.
 *
 * <p>Reading goes on behind the usual damage (comments, {@code ...}, {@code <---}, trailing commas, single quotes, typographic
 * quotes, unquoted names, a byte order mark), so that all of it is told at once, and stops where it is not clear what was
 * meant. Takes time in proportion to the length. Immutable and thread-safe; it prints as its length.
 */
public final class JsonText {
    /** How deep objects and lists may be nested. Go takes 10,000 levels. */
    public static final int MAX_DEPTH = 200;

    private final String text;
    private final @Nullable JsonValue root;
    private final List<JsonProblem> problems;
    private final Places places;

    private JsonText(String text, Places places, @Nullable JsonValue root, List<JsonProblem> problems) {
        this.text = text;
        this.places = places;
        this.root = root;
        this.problems = problems;
    }

    /** Reads a text, JSON or not. Never throws. */
    public static JsonText read(String text) {
        Places places = new Places(requireNonNull(text, "text"));
        JsonReader reader = new JsonReader(text, places);
        @Nullable JsonValue root = reader.read();
        return new JsonText(text, places, root, reader.problems());
    }

    /** Returns whether it is JSON. */
    public boolean isJson() {
        return problems.isEmpty();
    }

    /** Returns what is wrong, in the order of the text; none if it is JSON. Of more than a hundred, the first hundred. */
    public List<JsonProblem> problems() {
        return problems;
    }

    /** Returns the value, or what could be read of it before the text broke off; empty if nothing could. */
    public Optional<JsonValue> root() {
        return Optional.ofNullable(root);
    }

    /**
     * Returns the value.
     *
     * @throws NotJsonException if the text is not JSON
     */
    public JsonValue orThrow() {
        if (root == null || !problems.isEmpty()) {
            throw new NotJsonException(problems);
        }
        return root;
    }

    /** Returns the text itself; it may hold secrets. */
    public String text() {
        return text;
    }

    /**
     * Returns the place of this offset.
     *
     * @throws IllegalArgumentException if there is no such offset
     */
    public Position position(int offset) {
        if (offset < 0 || offset > text.length()) {
            throw new IllegalArgumentException("offset " + offset + " is not in 0 to " + text.length());
        }
        return places.at(offset);
    }

    /** Returns how long the text is, never the text. */
    @Override
    public String toString() {
        return "JSON of " + text.length() + " characters";
    }
}
