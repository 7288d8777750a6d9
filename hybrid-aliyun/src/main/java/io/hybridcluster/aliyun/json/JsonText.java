// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.json;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) into a tree of maps, lists, strings, numbers ({@code Long} or {@code BigDecimal}), truth values
 * and null. Strict; members keep their order, and none may be there twice, since readers differ in which they take. At most
 * 100 levels deep.
 */
public final class JsonText {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final int LONG_DIGITS = 18;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * Returns the tree of a text.
     *
     * @throws IllegalArgumentException if it is not JSON; says at which character, and shows none of it
     */
    public static @Nullable Object read(String text) {
        JsonText reader = new JsonText(requireNonNull(text, "text"));
        reader.space();
        @Nullable Object tree = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.bad("the end");
        }
        return tree;
    }

    private IllegalArgumentException bad(String expected) {
        return new IllegalArgumentException(
                "not JSON: expected " + expected + " at character " + (at + 1) + " of " + text.length());
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw bad("'" + c + "'");
        }
        at++;
    }

    private @Nullable Object value() {
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

    private Object nested(java.util.function.Supplier<Object> reading) {
        if (++depth > DEEPEST) {
            throw bad("at most " + DEEPEST + " levels");
        }
        Object tree = reading.get();
        depth--;
        return tree;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw bad("a value");
        }
        at += word.length();
        return meaning;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            space();
            if (peek() != '"') {
                throw bad("a name");
            }
            String name = string();
            if (members.containsKey(name)) {
                throw bad("each member once, before this");
            }
            space();
            expect(':');
            space();
            members.put(name, value());
            space();
            if (peek() == ',') {
                at++;
            } else {
                expect('}');
                return members;
            }
        }
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            space();
            elements.add(value());
            space();
            if (peek() == ',') {
                at++;
            } else {
                expect(']');
                return elements;
            }
        }
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw bad("the end of a string");
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c < ' ') {
                throw bad("no control character in a string");
            }
            at++;
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw bad("an escape");
            }
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw bad("four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Object number() {
        Matcher matcher = NUMBER.matcher(text).region(at, Math.min(text.length(), at + LONGEST_NUMBER));
        if (!matcher.lookingAt()) {
            throw bad("a value");
        }
        String digits = matcher.group();
        at = matcher.end();
        boolean whole = matcher.group(1) == null && matcher.group(2) == null;
        return whole && digits.length() <= LONG_DIGITS ? (Object) Long.valueOf(digits) : new BigDecimal(digits);
    }
}
