// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import org.jspecify.annotations.Nullable;

/** A word of a script as it is written: a part of the text, and whether Bash expands something in it. */
public final class Word {
    private final String text;
    private final int start;
    private final int end;
    private final boolean known;

    Word(String text, int start, int end, boolean known) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.known = known;
    }

    /** Returns the offset of its first character. */
    public int start() {
        return start;
    }

    /** Returns the offset behind its last character. */
    public int end() {
        return end;
    }

    /** Returns its characters, quotes included. */
    public String source() {
        return text.substring(start, end);
    }

    /** Returns what Bash makes of it when that is known without running anything; null if the word is expanded. */
    public @Nullable String value() {
        return known ? Quotes.removed(source()) : null;
    }

    /** Returns the part behind the last slash: of a path with variables in it, the program's name may still be known. */
    public String program() {
        String name = known ? Quotes.removed(source()) : source().replace("\"", "");
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Returns whether it stands there as {@code expected}, character by character. */
    public boolean is(String expected) {
        return end - start == expected.length() && text.startsWith(expected, start);
    }

    /** Returns whether a character of it is {@code c}, in quotes or not. */
    public boolean holds(char c) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == c) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether Bash takes it for an assignment when it stands before a command's name. */
    public boolean isAssignment() {
        int at = Names.end(text, start, end);
        if (at == start) {
            return false;
        }
        if (at < end && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            at = close < 0 || close >= end ? end : close + 1;
        }
        if (at < end && text.charAt(at) == '+') {
            at++;
        }
        return at < end && text.charAt(at) == '=';
    }

    @Override
    public String toString() {
        return source();
    }
}
