// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.BashSource.Range;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The here-documents of a script: announced on a line, read behind its end (Bash Reference Manual, Here Documents). */
final class HereDocuments {
    private record Announced(String delimiter, boolean literal, boolean tabs, int start) {}

    private final BashCursor in;
    private final Deque<Announced> announced = new ArrayDeque<>();
    private final List<Range> bodies = new ArrayList<>();

    HereDocuments(BashCursor in) {
        this.in = in;
    }

    /** Takes note of a document whose delimiter is {@code word}; any quote in it makes the body literal. */
    void announce(Word word, boolean tabs, int start) {
        String source = word.source();
        boolean literal = source.indexOf('\'') >= 0 || source.indexOf('"') >= 0 || source.indexOf('\\') >= 0;
        // Nothing is expanded in a delimiter: $X is the delimiter "$X".
        String delimiter = literal ? unquoted(source) : source;
        announced.add(new Announced(delimiter, literal, tabs, start));
    }

    /** Reads the bodies of what was announced on the line before. */
    void read() {
        while (!announced.isEmpty()) {
            body(announced.remove());
        }
    }

    private void body(Announced document) {
        int start = in.position();
        boolean continued = false;
        while (true) {
            in.require(document.start(), "a here-document is not closed by a line " + document.delimiter());
            int at = in.position();
            String line = in.line();
            String bare = document.tabs() ? line.replaceFirst("^\t+", "") : line;
            if (!continued && bare.equals(document.delimiter())) {
                bodies.add(new Range(start, at));
                return;
            }
            // An escaped line break is removed before the line is compared with the delimiter.
            continued = !document.literal() && endsWithEscape(line);
        }
    }

    private static boolean endsWithEscape(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }

    private static String unquoted(String source) {
        StringBuilder out = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < source.length()) {
                out.append(source.charAt(++i));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    void requireRead() {
        if (!announced.isEmpty()) {
            Announced document = announced.remove();
            throw in.unsupported(document.start(), "a here-document is not closed by a line " + document.delimiter());
        }
    }

    List<Range> bodies() {
        return List.copyOf(bodies);
    }
}
