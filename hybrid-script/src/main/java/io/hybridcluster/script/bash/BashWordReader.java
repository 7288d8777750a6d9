// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

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
        boolean known = true;
        while (!in.atEnd()) {
            if (in.skipPlain()) {
                continue;
            }
            char c = in.peek();
            if ((c == '<' || c == '>') && in.position() == start && in.peek(1) == '(') {
                in.skip(2);
                parser.nested(Nest.Kind.PROCESS_SUBSTITUTION, ")", start);
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
                known &= part();
            }
        }
        return in.word(start, known);
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

    /** Reads a part of a word outside of double quotes; returns whether Bash expands nothing in it. */
    private boolean part() {
        char c = in.peek();
        switch (c) {
            case '\\' -> {
                if (in.position() + 1 >= in.length()) {
                    throw in.unsupported(in.position(), "the script ends with a backslash");
                }
                in.skip(2);
            }
            case '\'' -> {
                int start = in.position();
                in.skip(1);
                in.skipPast('\'', start, "a single quote is not closed");
            }
            case '"' -> {
                return doubleQuoted();
            }
            case '$' -> {
                return dollar(false);
            }
            case '`' -> {
                backticks();
                return false;
            }
            case '*', '?', '[', '~', '{' -> {
                // Bash may expand these to file names, home folders or lists.
                in.skip(1);
                return false;
            }
            default -> in.skip(1);
        }
        return true;
    }

    private boolean doubleQuoted() {
        int start = in.position();
        boolean known = true;
        in.skip(1);
        while (in.require(start, "a double quote is not closed") != '"') {
            char c = in.peek();
            if (in.skipPlain()) {
                continue;
            }
            if (c == '\\') {
                in.skip(2);
            } else if (c == '$') {
                known &= dollar(true);
            } else if (c == '`') {
                backticks();
                known = false;
            } else {
                in.skip(1);
            }
        }
        in.skip(1);
        return known;
    }

    private boolean dollar(boolean quoted) {
        int start = in.position();
        char next = in.peek(1);
        if (in.at("$\\\n")) {
            // Bash removes the line break first, and expands what then stands behind the $.
            throw in.unsupported(start, "a $ is cut off from what it expands by a backslash at the end of the line");
        }
        in.skip(1);
        if (next == '(') {
            if (!arithmetic()) {
                in.skip(1);
                parser.nested(Nest.Kind.COMMAND_SUBSTITUTION, ")", start);
            }
        } else if (next == '{') {
            parameter(quoted, start);
        } else if (next == '\'' && !quoted) {
            ansiQuoted(start);
        } else if (next == '"' && !quoted) {
            doubleQuoted();
        } else if (!Names.isStart(next) && !Names.isDigit(next) && "@*#?$!-".indexOf(next) < 0) {
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
                doubleQuoted();
            } else if (c == '$') {
                dollar(quoted);
            } else {
                part();
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

    /**
     * Skips {@code ((...))} as {@link BashCursor#skipArithmetic} does, and reads the commands that are substituted in it.
     */
    boolean arithmetic() {
        int start = in.position();
        if (!in.skipArithmetic()) {
            return false;
        }
        int end = in.position();
        in.back(start);
        parser.enter(start);
        while (in.position() < end) {
            char c = in.peek();
            if (c == '$' && in.peek(1) == '(') {
                dollar(true);
            } else if (c == '`') {
                backticks();
            } else {
                in.skip(c == '\\' ? 2 : 1);
            }
        }
        parser.leave();
        if (in.position() > end) {
            throw in.unsupported(start, "it is not clear where this (( ends");
        }
        return true;
    }

    /** Skips what is in backticks, which is not looked into, and records it as a command that is not known. */
    private void backticks() {
        int start = in.position();
        in.skip(1);
        while (in.require(start, "a backtick is not closed") != '`') {
            in.skip(in.peek() == '\\' ? 2 : 1);
        }
        in.skip(1);
        parser.unread(in.word(start, false));
    }

    private boolean opensArray(int start) {
        return in.position() > start
                && in.peek(-1) == '='
                && in.word(start, true).isAssignment();
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
                part();
            }
        } while (depth > 0);
    }

    /** Skips {@code [[ ... ]]}, in which operators are no operators of commands. */
    void skipCondition() {
        int start = in.position();
        in.skip(2);
        while (true) {
            parser.skipLines();
            in.require(start, "a [[ is not closed");
            if (in.atWord("]]")) {
                in.skip(2);
                return;
            }
            if ("&|()<>;".indexOf(in.peek()) >= 0) {
                in.skip(1);
            } else {
                read();
            }
        }
    }
}
