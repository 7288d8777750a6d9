// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

/** Quote removal, for words in which nothing is expanded (Bash Reference Manual, Quoting). */
final class Quotes {
    private Quotes() {}

    /** Returns {@code source} without its quotes. */
    static String removed(String source) {
        if (source.indexOf('\'') < 0 && source.indexOf('"') < 0 && source.indexOf('\\') < 0) {
            return source;
        }
        StringBuilder out = new StringBuilder(source.length());
        int i = 0;
        while (i < source.length()) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                appendEscaped(out, source.charAt(i + 1));
                i += 2;
            } else if (c == '\'') {
                int end = end(source, '\'', i + 1);
                out.append(source, i + 1, end);
                i = end + 1;
            } else if (c == '"') {
                i = doubleQuoted(source, i + 1, out);
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    /** Appends what stands in double quotes from {@code i} on; returns the offset behind the closing one. */
    private static int doubleQuoted(String source, int i, StringBuilder out) {
        int at = i;
        while (at < source.length() && source.charAt(at) != '"') {
            char c = source.charAt(at);
            char next = at + 1 < source.length() ? source.charAt(at + 1) : '\0';
            if (c == '\\' && "$`\"\\\n".indexOf(next) >= 0) {
                appendEscaped(out, next);
                at += 2;
            } else {
                out.append(c);
                at++;
            }
        }
        return at + 1;
    }

    private static void appendEscaped(StringBuilder out, char c) {
        if (c != '\n') {
            out.append(c);
        }
    }

    private static int end(String source, char quote, int from) {
        int end = source.indexOf(quote, from);
        return end < 0 ? source.length() : end;
    }
}
