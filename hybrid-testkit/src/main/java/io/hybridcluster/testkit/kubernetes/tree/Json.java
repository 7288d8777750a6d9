// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.tree;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259). What is read are mutable, ordered trees: {@code LinkedHashMap}, {@code ArrayList},
 * {@code String}, {@code Boolean}, {@code Long}, {@code BigDecimal} for every other number, and null.
 */
public final class Json {
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Returns the object that this text is.
     *
     * @throws IllegalArgumentException if it is anything else; says where
     */
    public static Map<String, @Nullable Object> readObject(String text) {
        return Trees.object(read(text));
    }

    /**
     * Returns the value that this text is.
     *
     * @throws IllegalArgumentException if it is not JSON; says where
     */
    public static @Nullable Object read(String text) {
        Json reader = new Json(text);
        Object value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    /** Returns the object as compact JSON. */
    public static String write(Map<String, ? extends @Nullable Object> object) {
        return Document.of(object).toJson(JsonLayout.COMPACT);
    }

    private @Nullable Object value() {
        space();
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::list);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object nested(Supplier<Object> reading) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("JSON is more than " + DEEPEST + " levels deep at " + at);
        }
        at++;
        Object value = reading.get();
        depth--;
        return value;
    }

    private Object object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (ends('}')) {
            return object;
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            object.put(name, value());
        } while (continues('}'));
        return object;
    }

    private Object list() {
        List<@Nullable Object> list = new ArrayList<>();
        if (ends(']')) {
            return list;
        }
        do {
            list.add(value());
        } while (continues(']'));
        return list;
    }

    private boolean ends(char end) {
        space();
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    private boolean continues(char end) {
        if (ends(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        for (char next = take(); next != '"'; next = take()) {
            if (next < ' ') {
                at--;
                throw unexpected();
            }
            out.append(next == '\\' ? escaped() : next);
        }
        return out.toString();
    }

    private char escaped() {
        char escape = take();
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            case '"', '\\', '/' -> escape;
            default -> {
                at--;
                throw unexpected();
            }
        };
    }

    private char unicode() {
        int end = at + 4;
        String digits = text.substring(at, Math.min(end, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw unexpected();
        }
        at = end;
        return (char) Integer.parseInt(digits, 16);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (!number.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?")) {
            at = start;
            throw unexpected();
        }
        if (number.length() < 19 && number.matches("-?[0-9]+")) {
            return Long.valueOf(number);
        }
        return new BigDecimal(number);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw unexpected();
        }
        at++;
    }

    private char take() {
        char next = peek();
        at++;
        return next;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("JSON ends too early");
        }
        return text.charAt(at);
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("JSON: unexpected "
                + (at < text.length() ? "'" + text.charAt(at) + "'" : "end") + " at character " + at);
    }
}
