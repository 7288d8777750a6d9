// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.ArrayDeque;
import java.util.Deque;

/** The here-documents of a script that were announced and not yet read (Bash Reference Manual, Here Documents). */
final class HereDocuments {
    private final BashCursor in;
    private final Recording found;
    private final Deque<HereDocument> announced = new ArrayDeque<>();

    HereDocuments(BashCursor in, Recording found) {
        this.in = in;
        this.found = found;
    }

    /** Takes note of a document whose delimiter is {@code word}; any quote in it makes the body literal. */
    HereDocument announce(Word word, boolean tabs, int start) {
        String source = word.source();
        boolean literal = source.indexOf('\'') >= 0 || source.indexOf('"') >= 0 || source.indexOf('\\') >= 0;
        // Nothing is expanded in a delimiter: $X is the delimiter "$X".
        HereDocument document = new HereDocument(Quotes.removed(source), literal, tabs, start);
        announced.add(document);
        return document;
    }

    /** Reads the bodies of what was announced on the line before. */
    void read() {
        while (!announced.isEmpty()) {
            body(announced.remove());
        }
    }

    private void body(HereDocument document) {
        int start = in.position();
        boolean continued = false;
        while (true) {
            in.require(document.start(), notClosed(document));
            int at = in.position();
            String line = in.line();
            String bare = document.tabs() ? line.replaceFirst("^\t+", "") : line;
            if (!continued && bare.equals(document.delimiter())) {
                document.found(new Range(start, at));
                found.add(document);
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

    void requireRead() {
        if (!announced.isEmpty()) {
            HereDocument document = announced.remove();
            throw in.unsupported(document.start(), notClosed(document));
        }
    }

    private static String notClosed(HereDocument document) {
        return "a here-document is not closed by a line " + document.delimiter();
    }
}
