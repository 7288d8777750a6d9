// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Comment;
import io.hybridcluster.script.bash.Range;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comment line of the user that says where the block goes. */
final class Marker {
    private static final String MOVE =
            "put it on a line of its own between two commands, outside of ( ), $( ) and pipes";
    private static final Pattern MARKER = Pattern.compile("#[ \\t]*hybrid:[ \\t]*insert here[ \\t]*");
    private static final Pattern LINE = Pattern.compile("[ \\t]*" + MARKER.pattern());

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
        for (int at = text.indexOf("hybrid:"); at >= 0; at = text.indexOf("hybrid:", at + 1)) {
            int start = text.lastIndexOf('\n', at) + 1;
            int end = text.indexOf('\n', at);
            String line = text.substring(start, end < 0 ? text.length() : end);
            int mark = at;
            if (LINE.matcher(line).matches()
                    && source.comments().stream()
                            .noneMatch(comment -> comment.range().holds(mark))) {
                throw new UnsupportedScriptException(
                        text, start + line.indexOf('#'), "this marker is text, not a comment", MOVE);
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
        if (!comment.nest().fork().isEmpty()) {
            throw new UnsupportedScriptException(
                    text,
                    start,
                    "this " + what + " is inside " + comment.nest().fork()
                            + ", from where a failure does not end the script",
                    MOVE);
        }
    }
}
