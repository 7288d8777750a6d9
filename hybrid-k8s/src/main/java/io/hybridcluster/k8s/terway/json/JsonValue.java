// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value in a {@link JsonText}, and where it stands. It prints as its kind, never as what it holds. Immutable. */
public final class JsonValue {
    /** Numbers of more digits than this, written out, are read as text: no configuration has one. */
    private static final int MOST_DIGITS = 1_000;

    private final JsonKind kind;
    private final int start;
    private final int end;
    private final String text;
    private final List<JsonMember> members;
    private final List<JsonValue> elements;

    private JsonValue(
            JsonKind kind, int start, int end, String text, List<JsonMember> members, List<JsonValue> elements) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.text = text;
        this.members = members;
        this.elements = elements;
    }

    static JsonValue scalar(JsonKind kind, int start, int end, String text) {
        return new JsonValue(kind, start, end, text, List.of(), List.of());
    }

    static JsonValue object(int start, int end, List<JsonMember> members) {
        return new JsonValue(JsonKind.OBJECT, start, end, "", List.copyOf(members), List.of());
    }

    static JsonValue array(int start, int end, List<JsonValue> elements) {
        return new JsonValue(JsonKind.ARRAY, start, end, "", List.of(), List.copyOf(elements));
    }

    /** Returns the kind. */
    public JsonKind kind() {
        return kind;
    }

    /** Returns whether it is of this kind. */
    public boolean is(JsonKind kind) {
        return this.kind == requireNonNull(kind, "kind");
    }

    /** Returns the offset of the first character in the text. */
    public int start() {
        return start;
    }

    /** Returns the offset behind the last character in the text. */
    public int end() {
        return end;
    }

    /** Returns a string's text, read; of a number, a boolean and null what is written; of others nothing. */
    public String text() {
        return text;
    }

    /** Returns an object's members as they stand, those that are given twice included; none of other kinds. */
    public List<JsonMember> members() {
        return members;
    }

    /** Returns a list's elements; none of other kinds. */
    public List<JsonValue> elements() {
        return elements;
    }

    /** Returns the value of the last member of this name, as Go and most readers take it. */
    public Optional<JsonValue> member(String name) {
        requireNonNull(name, "name");
        JsonValue found = null;
        for (JsonMember member : members) {
            found = member.name().equals(name) ? member.value() : found;
        }
        return Optional.ofNullable(found);
    }

    /**
     * Returns the value as a plain tree, of names that are given twice the last. A number is a {@code BigDecimal}, or its
     * text if it has more than 1,000 digits.
     */
    public @Nullable Object tree() {
        switch (kind) {
            case OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                members.forEach(
                        member -> object.put(member.name(), member.value().tree()));
                return object;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                elements.forEach(element -> list.add(element.tree()));
                return list;
            }
            case NUMBER -> {
                return number();
            }
            case BOOLEAN -> {
                return text.equals("true");
            }
            case NULL -> {
                return null;
            }
            default -> {
                return text;
            }
        }
    }

    private Object number() {
        if (text.length() > MOST_DIGITS) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MOST_DIGITS ? text : number;
        } catch (NumberFormatException e) {
            // An exponent beyond an int.
            return text;
        }
    }

    /** Returns the kind. */
    @Override
    public String toString() {
        return kind.toString();
    }
}
