// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a script as Bash would, as far as needed to know what is a command, and what only looks like one because it
 * stands in quotes, a comment or a here-document.
 *
 * <p>Knows the grammar of the Bash Reference Manual, "Shell Syntax": lists, pipelines, compound commands, functions,
 * redirections. Reads each character once, apart from {@code ((}, of which it must find the end to know what it is.
 */
final class BashParser {
    private static final int MAX_DEPTH = 200;
    private static final String RESERVED_STARTS = "!tc{iwufs";
    private static final int LONGEST_RESERVED = "function".length();
    private static final List<String> CLOSING = List.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

    private final String text;
    private final BashCursor in;
    private final BashWordReader words;
    private final HereDocuments hereDocuments;
    private final Redirections redirections;
    private final Recording found;
    private Nest nest = new Nest(null, Nest.Kind.SCRIPT, "", 0, 0);
    private int statement;
    private int depth;

    BashParser(String text, Mentions mentions) {
        this.text = text;
        this.in = new BashCursor(text);
        this.found = new Recording(mentions);
        this.words = new BashWordReader(in, this);
        this.hereDocuments = new HereDocuments(in, found);
        this.redirections = new Redirections(in, words, hereDocuments);
    }

    /**
     * Returns what the text consists of.
     *
     * @throws BashSyntaxException if it cannot be read to its end
     */
    BashSource parse() {
        String closing = list(Set.of());
        if (!closing.isEmpty()) {
            throw in.unsupported(in.position() - closing.length(), "'" + closing + "' closes nothing");
        }
        hereDocuments.requireRead();
        found.settle(in.position());
        return found.source(text);
    }

    /** Reads the commands of something nested, and the word or operator that closes it; returns that. */
    private String nested(Nest.Kind kind, Set<String> closings, int start) {
        enter(start);
        int outerStatement = statement;
        nest = found.add(new Nest(nest, kind, "", start, statement));
        Nest inner = nest;
        String closing = list(closings);
        nest = requireNonNull(inner.outer());
        statement = outerStatement;
        leave();
        if (closing.isEmpty()) {
            throw in.unsupported(start, inner.place() + " is not closed");
        }
        return closing;
    }

    void nested(Nest.Kind kind, String closing, int start) {
        nested(kind, Set.of(closing), start);
    }

    /** Takes note of {@code word}, which Bash runs as commands and which is not looked into. */
    void unread(Word word) {
        found.add(new Command(word.start(), List.of(word), List.of(), Redirections.Found.NOTHING, nest, statement));
    }

    /** Counts one more level of nesting, which costs a level of the stack here; refuses one too many. */
    void enter(int start) {
        if (++depth > MAX_DEPTH) {
            throw in.unsupported(start, "the script is nested more than " + MAX_DEPTH + " deep here");
        }
    }

    void leave() {
        depth--;
    }

    /** Skips blanks, line breaks and comments, and here-documents behind the line breaks. */
    void skipLines() {
        skipLines(false);
    }

    /** Does the same; {@code head} says whether commands may stand here. Returns whether a line began. */
    private boolean skipLines(boolean head) {
        // Where the line begins, if it was read as one: a line break behind a backslash does not begin a line.
        int line = in.position() == 0 ? 0 : -1;
        while (true) {
            in.skipBlanks();
            if (in.peek() == '#') {
                int start = in.position();
                boolean own = line >= 0 && in.blankSince(line);
                in.skipComment();
                found.add(new Comment(new Range(start, in.position()), head && own, nest));
            } else if (in.peek() == '\n' && !in.atEnd()) {
                in.skip(1);
                hereDocuments.read();
                line = in.position();
            } else {
                return line >= 0;
            }
        }
    }

    /** Reads commands up to and with one of {@code closings}; returns which, or nothing at the end of the script. */
    private String list(Set<String> closings) {
        while (true) {
            if (skipLines(true) && nest.outer() == null) {
                found.settle(in.position());
            }
            if (in.atEnd()) {
                return "";
            }
            String closing = closing(closings);
            if (!closing.isEmpty()) {
                return closing;
            }
            int from = found.nests();
            statement = in.position();
            andOrList();
            if ((in.peek() == ';' || in.peek() == '&') && !caseEnd()) {
                if (in.peek() == '&') {
                    found.inside("a background job", from);
                }
                in.skip(1);
            }
        }
    }

    private void andOrList() {
        boolean piped = false;
        int pipeline = found.nests();
        while (true) {
            command();
            in.skipBlanks();
            boolean pipe = in.peek() == '|' && !in.at("||");
            piped |= pipe;
            if (piped) {
                found.inside("a pipeline", pipeline);
            }
            if (in.at("&&") || in.at("||") || in.at("|&")) {
                in.skip(2);
            } else if (pipe) {
                in.skip(1);
            } else {
                return;
            }
            if (!pipe) {
                piped = false;
                pipeline = found.nests();
            }
            skipLines();
        }
    }

    private boolean caseEnd() {
        return in.at(";;") || in.at(";&");
    }

    private String closing(Set<String> closings) {
        String read = "";
        if (in.peek() == ')') {
            read = ")";
        } else if (caseEnd()) {
            read = in.at(";;&") ? ";;&" : in.at(";;") ? ";;" : ";&";
        } else {
            for (String word : "tefd}".indexOf(in.peek()) < 0 ? List.<String>of() : CLOSING) {
                if (in.atWord(word)) {
                    read = word;
                }
            }
        }
        if (read.isEmpty()) {
            return "";
        }
        if (!closings.contains(read)) {
            throw in.unsupported(in.position(), "'" + read + "' is not expected here");
        }
        in.skip(read.length());
        return read;
    }

    private void command() {
        int start = in.position();
        enter(start);
        if (in.peek() == '(') {
            if (!words.arithmetic()) {
                in.skip(1);
                nested(Nest.Kind.SUBSHELL, ")", start);
            }
            redirections.skipAll();
        } else if (in.atWord("[[")) {
            words.skipCondition();
            redirections.skipAll();
        } else {
            simpleOrCompound(start);
        }
        leave();
    }

    private void simpleOrCompound(int start) {
        Redirections.Found redirected = Redirections.Found.NOTHING;
        List<Word> prefix = List.of();
        List<Word> read = new ArrayList<>(4);
        while (true) {
            in.skipBlanks();
            if (redirections.isNext()) {
                redirected = redirected == Redirections.Found.NOTHING ? new Redirections.Found() : redirected;
                redirections.skipOne(redirected);
                continue;
            }
            char c = in.peek();
            if (in.atEnd() || c == '\n' || c == ';' || c == '&' || c == '|' || c == ')' || c == '#') {
                break;
            }
            if (c == '(') {
                if (read.size() != 1 || !prefix.isEmpty()) {
                    throw in.unsupported(in.position(), "'(' is not expected here");
                }
                function(read.get(0).source(), start);
                return;
            }
            Word word = words.read();
            if (redirections.isDescriptor(word)) {
                continue;
            }
            if (read.isEmpty() && prefix.isEmpty() && compound(word, start)) {
                return;
            }
            if (read.isEmpty() && word.isAssignment()) {
                prefix = prefix.isEmpty() ? new ArrayList<>() : prefix;
                prefix.add(word);
            } else {
                read.add(word);
            }
        }
        if (in.position() == start) {
            throw in.unsupported(start, "'" + in.peek() + "' is not expected here");
        }
        found.add(new Command(start, read, prefix, redirected, nest, statement));
    }

    /** Reads what the reserved word {@code word} begins; returns false if it is none. */
    private boolean compound(Word word, int start) {
        boolean reserved = word.end() - word.start() <= LONGEST_RESERVED;
        if (!reserved || RESERVED_STARTS.indexOf(text.charAt(word.start())) < 0) {
            return false;
        }
        switch (word.source()) {
            case "!", "time", "coproc" -> {
                in.skipBlanks();
                if (in.atWord("-p")) {
                    in.skip(2);
                    in.skipBlanks();
                }
                int from = found.nests();
                if (!in.atEnd() && "\n;&|)".indexOf(in.peek()) < 0) {
                    command();
                }
                if (word.is("coproc")) {
                    found.inside("a coprocess", from);
                }
                return true;
            }
            case "{" -> nested(Nest.Kind.GROUP, "}", start);
            case "if" -> {
                nested(Nest.Kind.IF_CONDITION, "then", start);
                String closing = "";
                while (!closing.equals("fi")) {
                    closing = nested(
                            Nest.Kind.IF_BODY,
                            closing.equals("else") ? Set.of("fi") : Set.of("elif", "else", "fi"),
                            start);
                    if (closing.equals("elif")) {
                        nested(Nest.Kind.IF_CONDITION, "then", start);
                    }
                }
            }
            case "while", "until" -> {
                nested(Nest.Kind.LOOP_CONDITION, "do", start);
                nested(Nest.Kind.LOOP_BODY, "done", start);
            }
            case "for", "select" -> loop(start);
            case "case" -> choice(start);
            case "function" -> {
                in.skipBlanks();
                String name = words.read().source();
                in.skipBlanks();
                function(name, start);
                return true;
            }
            default -> {
                return false;
            }
        }
        redirections.skipAll();
        return true;
    }

    private void function(String name, int start) {
        if (in.peek() == '(') {
            in.skip(1);
            in.skipBlanks();
            if (in.peek() != ')') {
                throw in.unsupported(in.position(), "'(' is not expected here");
            }
            in.skip(1);
        }
        skipLines();
        Nest outer = nest;
        int outerStatement = statement;
        nest = found.add(new Nest(outer, Nest.Kind.FUNCTION, name, start, statement));
        statement = in.position();
        command();
        nest = outer;
        statement = outerStatement;
    }

    private void loop(int start) {
        in.skipBlanks();
        if (!words.arithmetic()) {
            words.read();
            skipLines();
            if (in.atWord("in")) {
                in.skip(2);
                in.skipBlanks();
                while (!in.atEnd() && "\n;#".indexOf(in.peek()) < 0) {
                    words.readSome();
                    in.skipBlanks();
                }
            }
        }
        in.skipBlanks();
        if (in.peek() == ';') {
            in.skip(1);
        }
        skipLines();
        if (in.atWord("{")) {
            in.skip(1);
            nested(Nest.Kind.LOOP_BODY, "}", start);
        } else if (in.atWord("do")) {
            in.skip(2);
            nested(Nest.Kind.LOOP_BODY, "done", start);
        } else {
            throw in.unsupported(start, "this loop has no do");
        }
    }

    private void choice(int start) {
        in.skipBlanks();
        words.readSome();
        skipLines();
        if (!in.atWord("in")) {
            throw in.unsupported(start, "this case has no in");
        }
        in.skip(2);
        String closing = "";
        while (!closing.equals("esac")) {
            skipLines();
            if (in.atWord("esac")) {
                in.skip(4);
                return;
            }
            if (in.peek() == '(') {
                in.skip(1);
            }
            in.skipBlanks();
            words.readSome();
            in.skipBlanks();
            while (in.peek() == '|') {
                in.skip(1);
                in.skipBlanks();
                words.readSome();
                in.skipBlanks();
            }
            if (in.require(start, "this case is not closed") != ')') {
                throw in.unsupported(in.position(), "')' is expected here");
            }
            in.skip(1);
            closing = nested(Nest.Kind.CASE, Set.of(";;", ";&", ";;&", "esac"), start);
        }
    }
}
