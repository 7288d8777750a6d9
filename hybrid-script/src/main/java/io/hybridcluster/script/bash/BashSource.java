// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.List;

/**
 * What a script consists of, as far as it matters here.
 *
 * @param text the script
 * @param commands simple commands, nested ones too, in the order of their starts
 * @param comments comments, in their order
 * @param documents the bodies of here-documents
 */
public record BashSource(String text, List<Command> commands, List<Comment> comments, List<Range> documents) {
    public BashSource {
        commands = List.copyOf(commands);
        comments = List.copyOf(comments);
        documents = List.copyOf(documents);
    }

    /**
     * Returns all that {@code text} consists of.
     *
     * @throws BashSyntaxException if it cannot be read to its end
     */
    public static BashSource parse(String text) {
        return new BashParser(text, Mentions.EVERYWHERE).parse();
    }

    /**
     * Returns what those statements of {@code text} consist of that hold one of {@code mentions}, together with what else
     * stands on their lines. All of the text is read, and refused if it cannot be; the rest is forgotten on the way, so
     * that a script needs little more memory than its text.
     *
     * @throws BashSyntaxException if it cannot be read to its end
     */
    public static BashSource parse(String text, Mentions mentions) {
        return new BashParser(text, mentions).parse();
    }

    /** Returns the comments between two offsets. */
    public List<Comment> commentsIn(int start, int end) {
        return comments.subList(commentsBefore(start), commentsBefore(end));
    }

    private int commentsBefore(int offset) {
        int from = 0;
        int to = comments.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (comments.get(middle).range().start() < offset) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
