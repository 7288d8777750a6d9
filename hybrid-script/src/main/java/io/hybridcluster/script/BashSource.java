// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.List;

/**
 * What a script consists of, as far as it matters here.
 *
 * @param commands all simple commands, nested ones too, in the order of their starts
 * @param comments all comments
 * @param documents the bodies of all here-documents
 */
record BashSource(List<Command> commands, List<Comment> comments, List<Range> documents) {
    BashSource {
        commands = List.copyOf(commands);
        comments = List.copyOf(comments);
        documents = List.copyOf(documents);
    }

    /**
     * A comment and what would become of commands in its place.
     *
     * @param range from its {@code #} up to its line break
     * @param head whether it is a line of its own where a list of commands may begin or go on
     * @param fork the part of the script around it that Bash runs in a process of its own, such as "a subshell"; empty
     *     if there is none
     * @param function the offset of the outermost function around it, or -1
     */
    record Comment(Range range, boolean head, String fork, int function) {
        Comment inside(String process) {
            return fork.isEmpty() ? new Comment(range, head, process, function) : this;
        }
    }

    /** A part of the text, from one offset up to another. */
    record Range(int start, int end) {
        boolean holds(int offset) {
            return start <= offset && offset < end;
        }
    }
}
