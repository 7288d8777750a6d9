// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a script as Bash would, as far as needed to know what is a command, and what only looks like one because it
 * stands in quotes, a comment or a here-document.
 *
 * <p>Knows the grammar of the Bash Reference Manual, "Shell Syntax": lists, pipelines, compound commands, functions,
 * redirections. Reads each character once, apart from {@code ((}, of which it must find the end to know what it is.
 */
final class BashParser {
    private static final int MAX_DEPTH = 200;
    private static final Pattern REDIRECTED_DESCRIPTOR = Pattern.compile("[0-9]+|\\{[A-Za-z_][A-Za-z0-9_]*}");
    private static final Set<String> FORKS = Set.of("a subshell", "a command substitution", "a process substitution");
    private static final Set<String> CLOSING = Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

    private final BashCursor in;
    private final BashWordReader words;
    private final HereDocuments hereDocuments;
    private final Redirections redirections;
    private final Deque<String> places = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();
    private final Comments comments;
    private int function = -1;
    private int depth;

    private BashParser(String text) {
        this.in = new BashCursor(text);
        this.words = new BashWordReader(in, this);
        this.hereDocuments = new HereDocuments(in);
        this.comments = new Comments(in, hereDocuments);
        this.redirections = new Redirections(in, words, hereDocuments);
    }

    /**
     * Returns what {@code text} consists of.
     *
     * @throws UnsupportedScriptException if it cannot be read to its end
     */
    static BashSource parse(String text) {
        BashParser parser = new BashParser(text);
        String closing = parser.list(Set.of());
        if (!closing.isEmpty()) {
            throw parser.in.unsupported(parser.in.position() - closing.length(), "'" + closing + "' closes nothing");
        }
        parser.hereDocuments.requireRead();
        parser.commands.sort(Comparator.comparingInt(Command::start));
        return new BashSource(parser.commands, parser.comments.all(), parser.hereDocuments.bodies());
    }

    /** Reads the commands of something nested, and the word or operator that closes it; returns that. */
    String nested(String place, Set<String> closings, int start) {
        enter(start);
        places.push(place);
        String closing = list(closings);
        places.pop();
        leave();
        if (closing.isEmpty()) {
            throw in.unsupported(start, place + " is not closed");
        }
        return closing;
    }

    void nested(String place, String closing, int start) {
        nested(place, Set.of(closing), start);
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

    private void skipLines(boolean head) {
        String fork = places.stream().filter(FORKS::contains).findFirst().orElse("");
        comments.skipLines(head, fork, function);
    }

    /** Reads commands up to and with one of {@code closings}; returns which, or nothing at the end of the script. */
    private String list(Set<String> closings) {
        while (true) {
            skipLines(true);
            if (in.atEnd()) {
                return "";
            }
            String closing = closing(closings);
            if (!closing.isEmpty()) {
                return closing;
            }
            int from = comments.count();
            andOrList();
            if ((in.peek() == ';' || in.peek() == '&') && !caseEnd()) {
                if (in.peek() == '&') {
                    comments.inside("a background job", from);
                }
                in.skip(1);
            }
        }
    }

    private void andOrList() {
        boolean first = true;
        boolean piped = false;
        int pipeline = comments.count();
        while (true) {
            command(first);
            in.skipBlanks();
            boolean pipe = in.peek() == '|' && !in.at("||");
            piped |= pipe;
            if (piped) {
                comments.inside("a pipeline", pipeline);
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
                pipeline = comments.count();
            }
            skipLines();
            first = false;
        }
    }

    private boolean caseEnd() {
        return in.at(";;") || in.at(";&");
    }

    private String closing(Set<String> closings) {
        String found = "";
        if (in.peek() == ')') {
            found = ")";
        } else if (caseEnd()) {
            found = in.at(";;&") ? ";;&" : in.at(";;") ? ";;" : ";&";
        } else {
            for (String word : CLOSING) {
                if (in.at(word) && endsWord(word.length())) {
                    found = word;
                }
            }
        }
        if (found.isEmpty()) {
            return "";
        }
        if (!closings.contains(found)) {
            throw in.unsupported(in.position(), "'" + found + "' is not expected here");
        }
        in.skip(found.length());
        return found;
    }

    private boolean endsWord(int length) {
        char c = in.peek(length);
        return c == '\0' || " \t\n;&|()<>".indexOf(c) >= 0;
    }

    private void command(boolean first) {
        int start = in.position();
        enter(start);
        if (in.peek() == '(') {
            if (!in.skipArithmetic()) {
                in.skip(1);
                nested("a subshell", ")", start);
            }
            redirections.skipAll();
        } else if (in.at("[[") && endsWord(2)) {
            condition(start);
            redirections.skipAll();
        } else {
            simpleOrCompound(start, first);
        }
        leave();
    }

    private void simpleOrCompound(int start, boolean first) {
        List<Word> prefix = new ArrayList<>();
        List<Word> read = new ArrayList<>();
        while (true) {
            in.skipBlanks();
            if (redirections.skipOne()) {
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
            if ((in.peek() == '<' || in.peek() == '>')
                    && REDIRECTED_DESCRIPTOR.matcher(word.source()).matches()) {
                continue;
            }
            if (read.isEmpty() && prefix.isEmpty() && compound(word, start)) {
                return;
            }
            if (read.isEmpty() && Command.isAssignment(word)) {
                prefix.add(word);
            } else {
                read.add(word);
            }
        }
        if (in.position() == start) {
            throw in.unsupported(start, "'" + in.peek() + "' is not expected here");
        }
        String place = places.isEmpty() ? "" : places.peek();
        commands.add(new Command(start, read, prefix, place, first, function));
    }

    /** Reads what the reserved word {@code word} begins; returns false if it is none. */
    private boolean compound(Word word, int start) {
        switch (word.source()) {
            case "!", "time", "coproc" -> {
                in.skipBlanks();
                if (in.at("-p") && endsWord(2)) {
                    in.skip(2);
                    in.skipBlanks();
                }
                int from = comments.count();
                if (!in.atEnd() && "\n;&|)".indexOf(in.peek()) < 0) {
                    command(false);
                }
                if (word.is("coproc")) {
                    comments.inside("a coprocess", from);
                }
                return true;
            }
            case "{" -> nested("a group", "}", start);
            case "if" -> {
                nested("an if", "then", start);
                String closing = "";
                while (!closing.equals("fi")) {
                    closing = nested(
                            "an if", closing.equals("else") ? Set.of("fi") : Set.of("elif", "else", "fi"), start);
                    if (closing.equals("elif")) {
                        nested("an if", "then", start);
                    }
                }
            }
            case "while", "until" -> {
                nested("a loop", "do", start);
                nested("a loop", "done", start);
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
        int outer = function;
        function = outer < 0 ? start : outer;
        if (in.peek() == '(') {
            in.skip(1);
            in.skipBlanks();
            if (in.peek() != ')') {
                throw in.unsupported(in.position(), "'(' is not expected here");
            }
            in.skip(1);
        }
        skipLines();
        places.push("the function " + name);
        String place = places.peek();
        int from = commands.size();
        command(true);
        places.pop();
        // The body is a group of its own, but the function is what a reader looks for.
        for (int i = from; i < commands.size(); i++) {
            Command c = commands.get(i);
            if (c.place().equals("a group")) {
                commands.set(i, c.in(place));
            }
        }
        function = outer;
    }

    private void loop(int start) {
        in.skipBlanks();
        if (!in.skipArithmetic()) {
            words.read();
            skipLines();
            if (in.at("in") && endsWord(2)) {
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
        if (in.at("{") && endsWord(1)) {
            in.skip(1);
            nested("a loop", "}", start);
        } else if (in.at("do") && endsWord(2)) {
            in.skip(2);
            nested("a loop", "done", start);
        } else {
            throw in.unsupported(start, "this loop has no do");
        }
    }

    private void choice(int start) {
        in.skipBlanks();
        words.readSome();
        skipLines();
        if (!in.at("in") || !endsWord(2)) {
            throw in.unsupported(start, "this case has no in");
        }
        in.skip(2);
        String closing = "";
        while (!closing.equals("esac")) {
            skipLines();
            if (in.at("esac") && endsWord(4)) {
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
            closing = nested("a case", Set.of(";;", ";&", ";;&", "esac"), start);
        }
    }

    /** Skips {@code [[ ... ]]}, in which operators are no operators of commands. */
    private void condition(int start) {
        in.skip(2);
        while (true) {
            skipLines();
            in.require(start, "a [[ is not closed");
            if (in.at("]]") && endsWord(2)) {
                in.skip(2);
                return;
            }
            if ("&|()<>;".indexOf(in.peek()) >= 0) {
                in.skip(1);
            } else {
                words.read();
            }
        }
    }
}
