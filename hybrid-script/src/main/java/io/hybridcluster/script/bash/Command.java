// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.List;

/**
 * A simple command of a script.
 *
 * @param start the offset at which it starts, assignments included
 * @param words its words, without assignments before them and without redirections; none if there are only assignments
 * @param prefix the words of the assignments in front of it
 * @param targets the words that name what its output is redirected to
 * @param documents the here-documents that it reads
 * @param nest the list of commands that it stands in
 * @param statement the offset at which the pipelines start, joined by {@code &&} and {@code ||}, that it is part of
 */
public record Command(
        int start,
        List<Word> words,
        List<Word> prefix,
        List<Word> targets,
        List<HereDocument> documents,
        Nest nest,
        int statement) {
    public Command {
        words = List.copyOf(words);
        prefix = List.copyOf(prefix);
        targets = List.copyOf(targets);
        documents = List.copyOf(documents);
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
}
