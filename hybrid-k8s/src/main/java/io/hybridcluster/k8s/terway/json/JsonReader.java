// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one text. Whatever is wrong goes to a {@link JsonDamage}; what cannot be read on ends the reading. */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");

    private final String text;
    private final JsonDamage damage;
    private int at;
    private boolean ended;

    JsonReader(String text, Places places) {
        this.text = text;
        this.damage = new JsonDamage(text, places);
    }

    List<JsonProblem> problems() {
        return damage.problems();
    }

    @Nullable
    JsonValue read() {
        if (text.startsWith("\ufeff")) {
            damage.add(0, "there is a byte order mark", "save the text as UTF-8 without one");
            at = 1;
        }
        skipBlanks();
        if (at == text.length()) {
            damage.add(at, "there is no value", "write an object: {}");
            return null;
        }
        JsonValue root = value(0);
        skipBlanks();
        if (!ended && at < text.length()) {
            damage.add(
                    at,
                    "there is more behind the end of the value: " + damage.character(at),
                    "write one object and nothing behind it; a brace too many closes it early");
        }
        return root;
    }

    private @Nullable JsonValue stop(String problem, String remedy) {
        if (!ended) {
            damage.add(at, problem, remedy);
        }
        ended = true;
        return null;
    }

    /** Skips white space, and what people write between values. */
    private void skipBlanks() {
        while (at < text.length() && !ended) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
                continue;
            }
            int end = damage.endOfNote(at);
            if (end == at) {
                return;
            }
            at = end;
        }
    }

    private @Nullable JsonValue value(int depth) {
        skipBlanks();
        if (ended || at == text.length()) {
            return stop("the text ends where a value should be", "write the value, and close what is open");
        }
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            if (depth == JsonText.MAX_DEPTH) {
                return stop(
                        "it is nested deeper than " + JsonText.MAX_DEPTH + " levels",
                        "nothing that Terway reads is; this reader goes no deeper");
            }
            return c == '{' ? object(depth) : array(depth);
        }
        if (damage.isQuote(c)) {
            int start = at;
            @Nullable String string = string();
            return string == null ? null : JsonValue.scalar(JsonKind.STRING, start, at, string);
        }
        return word();
    }

    private @Nullable JsonValue word() {
        int start = at;
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        boolean isNumber = number.lookingAt();
        int end = isNumber ? number.end() : at;
        while (end < text.length() && damage.isOfWord(text.charAt(end))) {
            end++;
        }
        String word = text.substring(start, end);
        if (isNumber && number.end() == end) {
            at = end;
            return JsonValue.scalar(JsonKind.NUMBER, start, end, word);
        }
        JsonKind kind = switch (word) {
            case "true", "false" -> JsonKind.BOOLEAN;
            case "null" -> JsonKind.NULL;
            default -> JsonKind.STRING;
        };
        if (kind == JsonKind.STRING) {
            if (word.isEmpty()) {
                return stop("found " + damage.character(at) + " where a value should be", damage.hint(at));
            }
            damage.add(start, "a value stands without quotes", "write it in double quotes, or as a number or true");
        }
        at = end;
        return JsonValue.scalar(kind, start, end, word);
    }

    private @Nullable JsonValue object(int depth) {
        int start = at++;
        List<JsonMember> members = new ArrayList<>();
        int comma = -1;
        while (true) {
            skipBlanks();
            if (ended || at == text.length()) {
                stop("the text ends inside the object", "close it: }");
                return JsonValue.object(start, at, members);
            }
            char c = text.charAt(at);
            if (c == '}') {
                trailing(comma);
                at++;
                return JsonValue.object(start, at, members);
            }
            if (!members.isEmpty() && comma < 0) {
                damage.add(at, "there is no comma before the next member", "write a comma behind the member before");
            }
            int nameStart = at;
            @Nullable String name = name();
            JsonValue value = name == null ? null : memberValue(depth);
            if (name == null || value == null) {
                return JsonValue.object(start, at, members);
            }
            members.add(new JsonMember(name, nameStart, value));
            comma = comma();
        }
    }

    private @Nullable JsonValue memberValue(int depth) {
        skipBlanks();
        if (ended || at == text.length() || text.charAt(at) != ':') {
            return stop("there is no colon behind a name", "write \"name\": value");
        }
        at++;
        return value(depth + 1);
    }

    private @Nullable String name() {
        if (damage.isQuote(text.charAt(at))) {
            return string();
        }
        int start = at;
        while (at < text.length() && damage.isOfWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            stop("found " + damage.character(at) + " where a name should be", damage.hint(at));
            return null;
        }
        damage.add(start, "a name stands without quotes", "write it in double quotes");
        return text.substring(start, at);
    }

    private JsonValue array(int depth) {
        int start = at++;
        List<JsonValue> elements = new ArrayList<>();
        int comma = -1;
        while (true) {
            skipBlanks();
            if (ended || at == text.length()) {
                stop("the text ends inside the list", "close it: ]");
                return JsonValue.array(start, at, elements);
            }
            if (text.charAt(at) == ']') {
                trailing(comma);
                at++;
                return JsonValue.array(start, at, elements);
            }
            if (!elements.isEmpty() && comma < 0) {
                damage.add(at, "there is no comma before the next element", "write a comma behind the one before");
            }
            @Nullable JsonValue element = value(depth + 1);
            if (element == null) {
                return JsonValue.array(start, at, elements);
            }
            elements.add(element);
            comma = comma();
        }
    }

    /** Returns where the comma stands that comes next, or less than 0. */
    private int comma() {
        skipBlanks();
        if (ended || at == text.length() || text.charAt(at) != ',') {
            return -1;
        }
        return at++;
    }

    private void trailing(int comma) {
        if (comma >= 0) {
            damage.add(comma, "there is a comma behind the last one", "take the comma out");
        }
    }

    private @Nullable String string() {
        int start = at;
        char close = damage.closing(text.charAt(at));
        if (text.charAt(at) != '"') {
            damage.add(at, "text stands in " + damage.character(at) + " quotes", "write it in double quotes: \"");
        }
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == close) {
                at++;
                return wellFormed(string);
            }
            if (c < 0x20) {
                at = c == '\n' || c == '\r' ? start : at;
                stop(
                        at == start ? "text is not closed on its line" : "there is a control character in text",
                        at == start ? "close it with a double quote" : "take it out, or write it as an escape");
                return null;
            }
            if (c == '\\') {
                int length = escape(string);
                if (length == 0) {
                    stop("there is a backslash that escapes nothing", "write it twice");
                    return null;
                }
                at += length - 1;
            } else {
                string.append(c);
            }
        }
        at = start;
        stop("text is not closed", "close it with a double quote");
        return null;
    }

    /** Appends what the escape at this place stands for, and returns its length, or 0 if it is none. */
    private int escape(StringBuilder string) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        int simple = "\"\\/bfnrt".indexOf(c);
        if (c != 0 && simple >= 0) {
            string.append("\"\\/\b\f\n\r\t".charAt(simple));
            return 2;
        }
        if (c != 'u' || at + 6 > text.length()) {
            return 0;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            // Character.digit knows other scripts' digits too.
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return 0;
            }
            code = code << 4 | digit;
        }
        string.append((char) code);
        return 6;
    }

    private static String wellFormed(StringBuilder string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            boolean pair = i + 1 < string.length() && Character.isSurrogatePair(c, string.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                string.setCharAt(i, '\ufffd');
            }
        }
        return string.toString();
    }
}
