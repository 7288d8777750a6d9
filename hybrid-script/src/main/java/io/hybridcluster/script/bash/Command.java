// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.Collections;
import java.util.List;

/** A simple command of a script. */
public final class Command {
    private final int start;
    private final List<Word> words;
    private final List<Word> prefix;
    private final Redirections.Found redirected;
    private final Nest nest;
    private final int statement;

    /** Takes lists that nobody changes any more: there are hundreds of thousands of commands in a large script. */
    Command(int start, List<Word> words, List<Word> prefix, Redirections.Found redirected, Nest nest, int statement) {
        this.start = start;
        this.words = words;
        this.prefix = prefix;
        this.redirected = redirected;
        this.nest = nest;
        this.statement = statement;
    }

    /** Returns the offset at which it starts, assignments included. */
    public int start() {
        return start;
    }

    /** Returns its words, without assignments before them and without redirections; none if there are only assignments. */
    public List<Word> words() {
        return Collections.unmodifiableList(words);
    }

    /** Returns the words of the assignments in front of it. */
    public List<Word> prefix() {
        return Collections.unmodifiableList(prefix);
    }

    /** Returns the words that name what its output is redirected to. */
    public List<Word> targets() {
        return Collections.unmodifiableList(redirected.targets());
    }

    /** Returns the here-documents that it reads. */
    public List<HereDocument> documents() {
        return Collections.unmodifiableList(redirected.documents());
    }

    /** Returns the list of commands that it stands in. */
    public Nest nest() {
        return nest;
    }

    /** Returns the offset at which the pipelines start, joined by {@code &&} and {@code ||}, that it is part of. */
    public int statement() {
        return statement;
    }

    /** Returns the offset behind its last word; redirections may stand behind it. */
    public int end() {
        List<Word> last = words.isEmpty() ? prefix : words;
        return last.isEmpty() ? start : last.get(last.size() - 1).end();
    }

    /** Returns the name of the program that it runs, without a folder; empty if there are only assignments. */
    public String program() {
        return words.isEmpty() ? "" : words.get(0).program();
    }

    /** Returns the offset of the outermost function around it, or -1. */
    public int function() {
        return nest.function();
    }

    @Override
    public String toString() {
        return words.toString();
    }
}
