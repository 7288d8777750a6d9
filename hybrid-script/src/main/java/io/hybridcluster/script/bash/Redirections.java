// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Skips redirections, and hands over the here-documents among them (Bash Reference Manual, Redirections). */
final class Redirections {
    private static final Pattern DESCRIPTOR = Pattern.compile("[0-9]+|\\{[A-Za-z_][A-Za-z0-9_]*}");
    private static final List<String> OPERATORS = List.of("&>>", "&>", "<<<", "<>", "<&", ">>", ">&", ">|", "<", ">");

    /** What one command is redirected to, and the here-documents that it reads; most have none of either. */
    static final class Found {
        /** What most commands have. */
        static final Found NOTHING = new Found();

        private List<Word> targets = List.of();
        private List<HereDocument> documents = List.of();

        private void add(Word target) {
            targets = targets.isEmpty() ? new ArrayList<>() : targets;
            targets.add(target);
        }

        private void add(HereDocument document) {
            documents = documents.isEmpty() ? new ArrayList<>() : documents;
            documents.add(document);
        }

        List<Word> targets() {
            return targets;
        }

        List<HereDocument> documents() {
            return documents;
        }
    }

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
        Found found = new Found();
        in.skipBlanks();
        while (true) {
            int digits = 0;
            while (Names.isDigit(in.peek(digits))) {
                digits++;
            }
            if (digits > 0 && (in.peek(digits) == '<' || in.peek(digits) == '>')) {
                in.skip(digits);
            }
            if (!skipOne(found)) {
                return;
            }
            in.skipBlanks();
        }
    }

    /** Returns whether {@code word}, right behind which the cursor stands, says what is redirected: {@code 2} in 2>&1. */
    boolean isDescriptor(Word word) {
        char c = in.peek();
        return (c == '<' || c == '>') && DESCRIPTOR.matcher(word.source()).matches();
    }

    /** Returns whether a redirection stands here. */
    boolean isNext() {
        char c = in.peek();
        boolean redirects = c == '<' || c == '>' || (c == '&' && in.peek(1) == '>');
        return redirects && in.peek(1) != '(';
    }

    /** Reads a redirection, if one stands here. A process substitution is a word, not a redirection. */
    boolean skipOne(Found found) {
        if (!isNext()) {
            return false;
        }
        if (in.at("<<") && !in.at("<<<")) {
            int start = in.position();
            boolean tabs = in.at("<<-");
            in.skip(tabs ? 3 : 2);
            in.skipBlanks();
            found.add(hereDocuments.announce(words.readSome(), tabs, start));
            return true;
        }
        boolean writes = in.peek() == '&' || in.peek() == '>' || in.at("<>");
        for (String operator : OPERATORS) {
            if (in.at(operator)) {
                in.skip(operator.length());
                break;
            }
        }
        in.skipBlanks();
        Word target = words.readSome();
        if (writes) {
            found.add(target);
        }
        return true;
    }
}
