// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.BashSource.Comment;
import io.hybridcluster.script.BashSource.Range;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comment line of the user that says where the block goes. */
final class Marker {
    private static final String MOVE =
            "put it on a line of its own between two commands, outside of ( ), $( ) and pipes";
    private static final Pattern MARKER = Pattern.compile("#[ \\t]*hybrid:[ \\t]*insert here[ \\t]*");
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(" + MARKER.pattern() + ")$");

    private Marker() {}

    /**
     * Returns the marker of a script, or null if there is none.
     *
     * @throws UnsupportedScriptException if there are two, or one stands where no block can
     */
    static @Nullable Comment find(String text, BashSource source) {
        Comment found = null;
        for (Comment comment : source.comments()) {
            Range range = comment.range();
            if (!MARKER.matcher(text.substring(range.start(), range.end())).matches()) {
                continue;
            }
            if (found != null) {
                throw new UnsupportedScriptException(text, range.start(), "this is the second marker", "leave one");
            }
            requireSound(text, comment, "marker");
            found = comment;
        }
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            int start = line.start(1);
            if (source.comments().stream()
                    .noneMatch(comment -> comment.range().start() <= start
                            && start < comment.range().end())) {
                throw new UnsupportedScriptException(text, start, "this marker is text, not a comment", MOVE);
            }
        }
        return found;
    }

    /** Refuses a {@code what} in whose place a failure of the block would not end the script, or break its grammar. */
    static void requireSound(String text, Comment comment, String what) {
        int start = comment.range().start();
        if (!comment.head()) {
            throw new UnsupportedScriptException(text, start, "no command can start where this " + what + " is", MOVE);
        }
        if (!comment.fork().isEmpty()) {
            throw new UnsupportedScriptException(
                    text,
                    start,
                    "this " + what + " is inside " + comment.fork() + ", from where a failure does not end the script",
                    MOVE);
        }
    }
}
