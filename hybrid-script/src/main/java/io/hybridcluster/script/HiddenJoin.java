// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.BashSource.Comment;
import io.hybridcluster.script.BashSource.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command that may join in a way of which neither place nor arguments can be proven, as {@code eval} does. */
record HiddenJoin(Command command, String source) {
    private static final Pattern NODE_NAME = Pattern.compile("--node[-_]name\\b");
    private static final Pattern RIGHT_NAME = Pattern.compile(
            "--node[-_]name(=|[ \\t]+)[\\\\\"']*\\$(ALIBABA_CLOUD_NODE_NAME\\b|\\{ALIBABA_CLOUD_NODE_NAME})");

    /** Returns the hidden join that {@code command} may be, or null; joins in it that are proven do not count. */
    static @Nullable HiddenJoin of(String text, Command command, List<JoinCommand> proven, List<Comment> comments) {
        List<Range> others = new ArrayList<>();
        comments.forEach(comment -> others.add(comment.range()));
        proven.forEach(join -> others.add(new Range(join.command().start(), join.end())));
        StringBuilder source = new StringBuilder(text.substring(command.start(), command.end()));
        for (Range other : others) {
            if (command.start() <= other.start() && other.end() <= command.end()) {
                int length = other.end() - other.start();
                int at = other.start() - command.start();
                source.replace(at, at + length, " ".repeat(length));
            }
        }
        String read = source.toString().replace("\\\n", "  ");
        return JoinCommand.maybe(command, read) ? new HiddenJoin(command, read) : null;
    }

    /** Returns whether each join that it mentions names the node as the kubelet does. */
    boolean isNamedRight() {
        long right = count(RIGHT_NAME.matcher(source));
        return right == count(NODE_NAME.matcher(source)) && right >= Math.max(1, JoinCommand.mentions(source));
    }

    /** Returns whether it is kept from running without the block. */
    boolean isGuarded(String text) {
        return text.startsWith(KubeletFlagBlock.GUARD, command.start());
    }

    private static long count(Matcher matcher) {
        return matcher.results().count();
    }
}
