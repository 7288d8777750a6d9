// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.List;

/** Skips redirections, and hands over the here-documents among them (Bash Reference Manual, Redirections). */
final class Redirections {
    private static final List<String> OPERATORS = List.of("&>>", "&>", "<<<", "<>", "<&", ">>", ">&", ">|", "<", ">");

    private final BashCursor in;
    private final BashWordReader words;
    private final HereDocuments hereDocuments;

    Redirections(BashCursor in, BashWordReader words, HereDocuments hereDocuments) {
        this.in = in;
        this.words = words;
        this.hereDocuments = hereDocuments;
    }

    /** Skips the redirections behind a compound command. */
    void skipAll() {
        in.skipBlanks();
        while (true) {
            int digits = 0;
            while (Character.isDigit(in.peek(digits))) {
                digits++;
            }
            if (digits > 0 && (in.peek(digits) == '<' || in.peek(digits) == '>')) {
                in.skip(digits);
            }
            if (!skipOne()) {
                return;
            }
            in.skipBlanks();
        }
    }

    /** Reads a redirection, if one stands here. A process substitution is a word, not a redirection. */
    boolean skipOne() {
        boolean operator = in.peek() == '<' || in.peek() == '>' || in.at("&>");
        if (!operator || in.peek(1) == '(') {
            return false;
        }
        if (in.at("<<") && !in.at("<<<")) {
            int start = in.position();
            boolean tabs = in.at("<<-");
            in.skip(tabs ? 3 : 2);
            in.skipBlanks();
            hereDocuments.announce(words.readSome(), tabs, start);
            return true;
        }
        for (String candidate : OPERATORS) {
            if (in.at(candidate)) {
                in.skip(candidate.length());
                break;
            }
        }
        in.skipBlanks();
        words.readSome();
        return true;
    }
}
