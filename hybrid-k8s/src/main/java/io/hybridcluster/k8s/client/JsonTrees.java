// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON into trees of plain values, and only what a mask keeps. */
final class JsonTrees {
    /** More digits than any number that a long holds. */
    private static final int LONG_DIGITS = 18;

    private static final int MOST_DIGITS = 1_000;

    private static final Pattern PLACE = Pattern.compile("line [0-9]{1,9} column [0-9]{1,9}");

    private JsonTrees() {}

    /** Reads an object; throws {@link MalformedJsonException} if there is something else. */
    static Map<String, @Nullable Object> object(JsonReader in, FieldMask mask) throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            throw new MalformedJsonException("expected an object at " + in.getPath());
        }
        return members(in, mask);
    }

    private static Map<String, @Nullable Object> members(JsonReader in, FieldMask mask) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            FieldMask below = mask.below(name);
            if (below == null) {
                in.skipValue();
            } else if (members.containsKey(name)) {
                // Readers differ in which of the two counts, and a proxy may have judged the other one.
                throw new MalformedJsonException("found a member twice at " + in.getPath());
            } else {
                members.put(name, value(in, below));
            }
        }
        in.endObject();
        return members;
    }

    private static List<@Nullable Object> elements(JsonReader in, FieldMask mask) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            elements.add(value(in, mask));
        }
        in.endArray();
        return elements;
    }

    static @Nullable Object value(JsonReader in, FieldMask mask) throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> members(in, mask);
            case BEGIN_ARRAY -> elements(in, mask);
            case STRING -> in.nextString();
            case BOOLEAN -> in.nextBoolean();
            case NULL -> {
                in.nextNull();
                yield null;
            }
            case NUMBER -> number(in.nextString());
            default -> throw new MalformedJsonException("expected a value at " + in.getPath());
        };
    }

    private static Object number(String text) throws MalformedJsonException {
        if (text.length() <= LONG_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.valueOf(text);
        }
        // The limits of Document; an exponent of a billion would fill the heap when it is written out.
        BigDecimal number = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
        if (number == null || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new MalformedJsonException("found a number that no Kubernetes object holds");
        }
        return number;
    }

    /** Returns what failed and where, without the names and values that a parser's message may quote. */
    static IOException withoutQuotes(Throwable failure) {
        Matcher place = PLACE.matcher(String.valueOf(failure.getMessage()));
        MalformedJsonException safe =
                new MalformedJsonException(failure.getClass().getName() + (place.find() ? " at " + place.group() : ""));
        safe.setStackTrace(failure.getStackTrace());
        return safe;
    }

    /** Whether this is how a stream says that it does not hold JSON, or no longer. */
    static boolean isUnreadable(Throwable failure) {
        return failure instanceof MalformedJsonException
                || failure instanceof JsonParseException
                || failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException
                || failure instanceof java.io.EOFException;
    }
}
