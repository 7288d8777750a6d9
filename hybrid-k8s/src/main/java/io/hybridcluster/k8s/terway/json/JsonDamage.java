// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import com.google.common.base.Ascii;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people leave in JSON that is none: notes between the values, and quotes of other kinds. */
final class JsonDamage {
    private static final int MOST = 100;

    private final String text;
    private final Places places;
    private final List<JsonProblem> problems = new ArrayList<>();

    JsonDamage(String text, Places places) {
        this.text = text;
        this.places = places;
    }

    List<JsonProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(JsonProblem::position))
                .toList();
    }

    void add(int offset, String problem, String remedy) {
        if (problems.size() < MOST) {
            problems.add(new JsonProblem(places.at(offset), problem, remedy));
        }
    }

    /** Returns the end of the note that starts here and says that there is one, or this offset if there is none. */
    int endOfNote(int at) {
        if (text.startsWith("//", at) || text.charAt(at) == '#') {
            add(at, "there is a comment, which JSON does not have", "take it out");
            return endOfLine(at);
        }
        if (text.startsWith("/*", at)) {
            add(at, "there is a comment, which JSON does not have", "take it out");
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        if (text.startsWith("<-", at) || text.startsWith("\u2190", at)) {
            add(at, "there is an arrow and a note, as a page of documentation has", "take them out");
            return endOfLine(at);
        }
        if (text.startsWith("...", at) || text.charAt(at) == '\u2026') {
            add(at, "there are three dots where a page of documentation left something out", "take them out");
            return text.charAt(at) == '\u2026' ? at + 1 : at + 3;
        }
        if (text.charAt(at) == '\u00a0' || text.charAt(at) == '\u3000' || text.charAt(at) == '\ufeff') {
            add(at, "there is a blank that JSON does not know: " + character(at), "write an ordinary blank");
            return at + 1;
        }
        return at;
    }

    private int endOfLine(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '\u201c' || c == '\u201d' || c == '\u2018' || c == '\u2019' || c == '`';
    }

    char closing(char open) {
        return switch (open) {
            case '\u201c' -> '\u201d';
            case '\u2018' -> '\u2019';
            default -> open;
        };
    }

    boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-+.".indexOf(c) >= 0;
    }

    /** The character itself only if it is a mark: it may be the first of a secret. */
    String character(int at) {
        int c = text.codePointAt(at);
        if (c > ' ' && c < 0x7f && !isOfWord((char) c)) {
            return "\"" + (char) c + "\"";
        }
        return c < 0x7f ? "a letter or digit" : "U+" + Ascii.toUpperCase(Integer.toHexString(c));
    }

    String hint(int at) {
        return switch (text.codePointAt(at)) {
            case ',' -> "take one comma out";
            case '}', ']' -> "write what is missing before it, or take it out";
            case '{' -> "a template was not filled in, or a member lacks its name";
            case 0xff0c, 0xff1a -> "write commas and colons of ASCII";
            default -> "take it out";
        };
    }
}
