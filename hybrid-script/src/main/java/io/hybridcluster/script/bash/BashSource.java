// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.List;

/**
 * What a script consists of, as far as it matters here.
 *
 * @param text the script
 * @param commands simple commands, nested ones too, in the order of their starts
 * @param comments comments
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
}
