// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.Arrays;

/** A place in a script. Behind the end, every character reads as U+0000. */
final class BashCursor {
    private static final boolean[] PLAIN = new boolean[128];

    static {
        Arrays.fill(PLAIN, true);
        for (char c : " \t\n;&|()<>\\'\"$`*?[~{}#!=+@\0".toCharArray()) {
            PLAIN[c] = false;
        }
    }

    private final String text;
    private int position;

    BashCursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    int length() {
        return text.length();
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int distance) {
        int at = position + distance;
        return at >= 0 && at < text.length() ? text.charAt(at) : '\0';
    }

    /** Returns whether {@code expected} stands here; its first character, which decides mostly, is looked at first. */
    boolean at(String expected) {
        return peek() == expected.charAt(0) && text.startsWith(expected, position);
    }

    /** Returns whether {@code expected} stands here and no character of a word behind it. */
    boolean atWord(String expected) {
        if (!at(expected)) {
            return false;
        }
        char c = peek(expected.length());
        return c == '\0' || " \t\n;&|()<>".indexOf(c) >= 0;
    }

    /** Moves back to a place that was read before. */
    void back(int earlier) {
        position = earlier;
    }

    void skip(int count) {
        position = Math.min(position + count, text.length());
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    Word word(int start, boolean known) {
        return new Word(text, start, position, known);
    }

    /** Returns whether only blanks stand between {@code start} and the cursor. */
    boolean blankSince(int start) {
        for (int i = start; i < position; i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Returns the character at the cursor; refuses the script for what began at {@code start} if there is none. */
    char require(int start, String reason) {
        if (atEnd()) {
            throw unsupported(start, reason);
        }
        return peek();
    }

    void skipPast(char end, int start, String reason) {
        int found = text.indexOf(end, position);
        if (found < 0) {
            throw unsupported(start, reason);
        }
        position = found + 1;
    }

    /** Returns the rest of the line and moves behind its line break. */
    String line() {
        int end = text.indexOf('\n', position);
        String line = text.substring(position, end < 0 ? text.length() : end);
        position = end < 0 ? text.length() : end + 1;
        return line;
    }

    /** Skips a comment, up to and without its line break. */
    void skipComment() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
    }

    /** Skips blanks and line breaks behind a backslash. */
    void skipBlanks() {
        while (true) {
            char c = peek();
            if (c == ' ' || c == '\t') {
                position++;
            } else if (c == '\\' && peek(1) == '\n') {
                position += 2;
            } else {
                return;
            }
        }
    }

    /**
     * Skips {@code ((...))} if that is what stands here: parentheses that balance and close side by side. Otherwise, as
     * Bash does, takes the first for the one of a subshell and stays.
     */
    boolean skipArithmetic() {
        if (!at("((")) {
            return false;
        }
        int depth = 0;
        for (int i = position; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' || c == '"') {
                i = text.indexOf(c, i + 1);
                if (i < 0) {
                    return false;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    position = i + 1;
                    return true;
                }
                if (depth == 1 && (i + 1 >= text.length() || text.charAt(i + 1) != ')')) {
                    return false;
                }
            }
        }
        return false;
    }

    /**
     * Skips characters that mean nothing special in a word, in quotes or out of them; returns whether there was one.
     * Most of a script is of these, so they are passed here without being looked at twice.
     */
    boolean skipPlain() {
        int at = position;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        boolean skipped = at > position;
        position = at;
        return skipped;
    }

    private static boolean isPlain(char c) {
        return c >= PLAIN.length || PLAIN[c];
    }

    BashSyntaxException unsupported(int offset, String reason) {
        return new BashSyntaxException(offset, reason);
    }
}
