// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import org.jspecify.annotations.Nullable;

/**
 * Reads one word of a script: quotes, escapes and expansions (Bash Reference Manual, Quoting and Shell Expansions).
 *
 * <p>Commands inside a word, as in {@code $(...)}, are read by the {@link BashParser} that owns this reader.
 */
final class BashWordReader {
    private static final String ENDS = " \t\n;&|()<>";

    private final BashCursor in;
    private final BashParser parser;

    BashWordReader(BashCursor in, BashParser parser) {
        this.in = in;
        this.parser = parser;
    }

    /** Reads the word at the cursor, which stands on the first character of one. */
    Word read() {
        int start = in.position();
        StringBuilder value = new StringBuilder();
        boolean known = true;
        while (!in.atEnd()) {
            char c = in.peek();
            if ((c == '<' || c == '>') && in.position() == start && in.peek(1) == '(') {
                in.skip(2);
                parser.nested("a process substitution", ")", start);
                known = false;
            } else if (c == '(' && opensArray(start)) {
                skipArray();
                known = false;
            } else if (c == '(' && in.position() > start && "?*+@!".indexOf(in.peek(-1)) >= 0) {
                skipBalanced('(', ')');
                known = false;
            } else if (ENDS.indexOf(c) >= 0) {
                break;
            } else {
                known &= part(value);
            }
        }
        int end = in.position();
        return new Word(start, end, in.text(start, end), known ? value.toString() : null);
    }

    /** Reads the word at the cursor; refuses the script if none stands there. */
    Word readSome() {
        int start = in.position();
        Word word = read();
        if (word.end() == start) {
            throw in.unsupported(start, in.atEnd() ? "the script ends here" : "a word is expected here");
        }
        return word;
    }

    /** Reads a part of a word outside of double quotes; returns whether its value is known. */
    private boolean part(@Nullable StringBuilder value) {
        char c = in.peek();
        switch (c) {
            case '\\' -> {
                if (in.position() + 1 >= in.length()) {
                    throw in.unsupported(in.position(), "the script ends with a backslash");
                }
                if (in.peek(1) != '\n') {
                    append(value, in.peek(1));
                }
                in.skip(2);
            }
            case '\'' -> {
                int start = in.position();
                in.skip(1);
                in.skipPast('\'', start, "a single quote is not closed");
                append(value, in.text(start + 1, in.position() - 1));
            }
            case '"' -> {
                return doubleQuoted(value);
            }
            case '$' -> {
                return dollar(false, value);
            }
            case '`' -> {
                backticks();
                return false;
            }
            case '*', '?', '[', '~', '{' -> {
                // Bash may expand these to file names, home folders or lists.
                append(value, c);
                in.skip(1);
                return false;
            }
            default -> {
                append(value, c);
                in.skip(1);
            }
        }
        return true;
    }

    private boolean doubleQuoted(@Nullable StringBuilder value) {
        int start = in.position();
        boolean known = true;
        in.skip(1);
        while (in.require(start, "a double quote is not closed") != '"') {
            char c = in.peek();
            if (c == '\\') {
                if ("$`\"\\".indexOf(in.peek(1)) >= 0) {
                    append(value, in.peek(1));
                } else if (in.peek(1) != '\n') {
                    append(value, in.text(in.position(), Math.min(in.position() + 2, in.length())));
                }
                in.skip(2);
            } else if (c == '$') {
                known &= dollar(true, value);
            } else if (c == '`') {
                backticks();
                known = false;
            } else {
                append(value, c);
                in.skip(1);
            }
        }
        in.skip(1);
        return known;
    }

    private boolean dollar(boolean quoted, @Nullable StringBuilder value) {
        int start = in.position();
        char next = in.peek(1);
        in.skip(1);
        if (next == '(') {
            if (!in.skipArithmetic()) {
                in.skip(1);
                parser.nested("a command substitution", ")", start);
            }
        } else if (next == '{') {
            parameter(quoted, start);
        } else if (next == '\'' && !quoted) {
            ansiQuoted(start);
        } else if (next == '"' && !quoted) {
            doubleQuoted(null);
        } else if (!Character.isLetterOrDigit(next) && "_@*#?$!-".indexOf(next) < 0) {
            append(value, '$');
            return true;
        } else {
            // Also keeps the # of $# from being read as a comment.
            in.skip(1);
        }
        return false;
    }

    /** Skips {@code ${...}}. A single quote in it is one in double quotes too, unless Bash is in POSIX mode. */
    private void parameter(boolean quoted, int start) {
        parser.enter(start);
        in.skip(1);
        if (in.peek() == '#') {
            // The length of a variable, or $# itself: no comment.
            in.skip(1);
        }
        while (in.require(start, "a ${ is not closed") != '}') {
            char c = in.peek();
            if (c == '"') {
                doubleQuoted(null);
            } else if (c == '$') {
                dollar(quoted, null);
            } else {
                part(null);
            }
        }
        in.skip(1);
        parser.leave();
    }

    private void ansiQuoted(int start) {
        in.skip(1);
        while (in.require(start, "a $' is not closed") != '\'') {
            in.skip(in.peek() == '\\' ? 2 : 1);
        }
        in.skip(1);
    }

    private void backticks() {
        int start = in.position();
        in.skip(1);
        while (in.require(start, "a backtick is not closed") != '`') {
            in.skip(in.peek() == '\\' ? 2 : 1);
        }
        in.skip(1);
    }

    private boolean opensArray(int start) {
        return in.position() > start
                && in.peek(-1) == '='
                && Command.isAssignment(new Word(start, in.position(), in.text(start, in.position()), null));
    }

    private void skipArray() {
        int start = in.position();
        parser.enter(start);
        in.skip(1);
        while (true) {
            parser.skipLines();
            if (in.require(start, "an array is not closed") == ')') {
                in.skip(1);
                parser.leave();
                return;
            }
            int before = in.position();
            read();
            if (in.position() == before) {
                throw in.unsupported(before, "'" + in.peek() + "' is not expected in an array");
            }
        }
    }

    private void skipBalanced(char open, char close) {
        int start = in.position();
        int depth = 0;
        do {
            char c = in.require(start, "a pattern is not closed");
            if (c == open) {
                depth++;
                in.skip(1);
            } else if (c == close) {
                depth--;
                in.skip(1);
            } else {
                part(null);
            }
        } while (depth > 0);
    }

    private static void append(@Nullable StringBuilder value, Object part) {
        if (value != null) {
            value.append(part);
        }
    }
}
