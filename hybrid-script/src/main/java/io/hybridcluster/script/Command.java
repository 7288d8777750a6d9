// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A simple command of a script: words, without assignments before them and without redirections.
 *
 * @param start the offset at which it starts, assignments included
 * @param words its words; none if there are only assignments
 * @param prefix the words of the assignments in front of it
 * @param place what it stands in: empty at the top level, otherwise such as "an if"
 * @param first whether nothing of the same list of commands runs before it
 * @param function the offset of the outermost function around it, or -1
 */
record Command(int start, List<Word> words, List<Word> prefix, String place, boolean first, int function) {
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_][A-Za-z0-9_]*(\\[.*?])?\\+?=.*");

    Command {
        words = List.copyOf(words);
        prefix = List.copyOf(prefix);
    }

    Command in(String newPlace) {
        return new Command(start, words, prefix, newPlace, first, function);
    }

    /** Returns the offset behind its last word. */
    int end() {
        List<Word> last = words.isEmpty() ? prefix : words;
        return last.isEmpty() ? start : last.get(last.size() - 1).end();
    }

    static boolean isAssignment(Word word) {
        return ASSIGNMENT.matcher(word.source()).matches();
    }
}
