// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.BashSource.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to insert into a script: the block at the start of a line, and a flag behind the arguments of joins.
 *
 * @param block the offset of the block, the start of a line
 * @param flags the offsets of the flag, ascending; empty if the join names the node already
 */
record Insertion(int block, List<Integer> flags) {
    private static final String USE_MARKER =
            "put a line '# hybrid: insert here' where the kubelet is installed and the node has not joined yet";
    private static final String USE_NAME =
            "write --node-name \"$ALIBABA_CLOUD_NODE_NAME\" into the join, the name that the kubelet will have";
    private static final Pattern MARKER = Pattern.compile("#[ \\t]*hybrid:[ \\t]*insert here[ \\t]*");

    Insertion {
        flags = List.copyOf(flags);
    }

    /**
     * Returns where to insert into {@code text}.
     *
     * @throws UnsupportedScriptException if it cannot be proven where
     */
    static Insertion find(String text) {
        requireBash(text);
        BashSource source = BashParser.parse(text);
        List<JoinCommand> joins = new ArrayList<>();
        List<Command> hidden = new ArrayList<>();
        for (Command command : source.commands()) {
            JoinCommand join = JoinCommand.of(command);
            if (join != null) {
                joins.add(join);
            } else if (JoinCommand.maybe(command)) {
                hidden.add(command);
            }
        }
        Range marker = marker(text, source.comments());
        int block;
        if (marker == null) {
            block = beforeOnlyJoin(text, source, joins, hidden);
        } else {
            block = lineStart(text, marker.start());
            requireNamed(text, joins, hidden);
            requireBefore(text, block, joins);
        }
        return new Insertion(block, flags(text, joins));
    }

    private static void requireBash(String text) {
        int carriageReturn = text.indexOf('\r');
        if (carriageReturn >= 0) {
            throw new UnsupportedScriptException(
                    text,
                    carriageReturn,
                    "there is a carriage return, which Bash takes for a part of the command",
                    "save the script with LF line ends");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new UnsupportedScriptException(
                    text, nul, "there is a NUL character", "save the script as plain text");
        }
        if (text.startsWith("\uFEFF")) {
            throw new UnsupportedScriptException(
                    text,
                    0,
                    "the script starts with a byte order mark, so its first line is no '#!' line",
                    "remove it");
        }
        String first = text.lines().findFirst().orElse("");
        if (first.startsWith("#!") && !first.matches(".*[/ \\t]bash([ \\t].*)?")) {
            throw new UnsupportedScriptException(
                    text, 0, "the script is for " + first.substring(2).trim(), "the block needs #!/bin/bash");
        }
    }

    private static @Nullable Range marker(String text, List<Range> comments) {
        Range found = null;
        for (Range comment : comments) {
            boolean ownLine = text.substring(lineStart(text, comment.start()), comment.start())
                    .isBlank();
            if (ownLine
                    && MARKER.matcher(text.substring(comment.start(), comment.end()))
                            .matches()) {
                if (found != null) {
                    throw new UnsupportedScriptException(
                            text, comment.start(), "this is the second marker", "leave one");
                }
                found = comment;
            }
        }
        return found;
    }

    private static int beforeOnlyJoin(String text, BashSource source, List<JoinCommand> joins, List<Command> hidden) {
        if (!hidden.isEmpty()) {
            Command command = hidden.get(0);
            throw new UnsupportedScriptException(
                    text,
                    command.start(),
                    "this command may run kubeadm join in a way that cannot be followed",
                    USE_MARKER);
        }
        if (joins.isEmpty()) {
            throw noJoin(text, source);
        }
        if (joins.size() > 1) {
            throw new UnsupportedScriptException(
                    text, joins.get(1).command().start(), "this is the second kubeadm join of the script", USE_MARKER);
        }
        JoinCommand join = joins.get(0);
        Command command = join.command();
        int line = lineStart(text, command.start());
        String reason = "";
        if (join.isPhase()) {
            reason = "kubeadm join runs single phases";
        } else if (!command.place().isEmpty()) {
            reason = "kubeadm join stands inside " + command.place();
        } else if (!command.first() || !text.substring(line, command.start()).isBlank()) {
            reason = "something else runs in one line with kubeadm join, before it";
        }
        if (!reason.isEmpty()) {
            throw new UnsupportedScriptException(text, command.start(), reason, USE_MARKER);
        }
        return line;
    }

    private static UnsupportedScriptException noJoin(String text, BashSource source) {
        int mention = JoinCommand.mention(text);
        if (mention < 0) {
            return new UnsupportedScriptException(text, text.length(), "there is no kubeadm join", USE_MARKER);
        }
        String where = source.comments().stream().anyMatch(r -> r.holds(mention))
                ? "in a comment"
                : source.documents().stream().anyMatch(r -> r.holds(mention)) ? "in a here-document" : "in quotes";
        return new UnsupportedScriptException(text, mention, "the only kubeadm join stands " + where, USE_MARKER);
    }

    /** With a marker the place is the user's word, but it must still be seen that kubeadm gets the right name. */
    private static void requireNamed(String text, List<JoinCommand> joins, List<Command> hidden) {
        if (!joins.isEmpty() || text.contains("--node-name")) {
            return;
        }
        if (!hidden.isEmpty()) {
            throw new UnsupportedScriptException(
                    text, hidden.get(0).start(), "this command may run kubeadm join without --node-name", USE_NAME);
        }
        int mention = JoinCommand.mention(text);
        throw new UnsupportedScriptException(
                text,
                mention < 0 ? text.length() : mention,
                "no kubeadm join is found to which --node-name could be added",
                USE_NAME);
    }

    private static void requireBefore(String text, int block, List<JoinCommand> joins) {
        for (JoinCommand join : joins) {
            Command command = join.command();
            if (command.place().isEmpty() && command.start() < block) {
                throw new UnsupportedScriptException(
                        text, command.start(), "the node joins here, before the marker", "move the marker up");
            }
        }
    }

    private static List<Integer> flags(String text, List<JoinCommand> joins) {
        List<Integer> flags = new ArrayList<>();
        for (JoinCommand join : joins) {
            Word flag = join.nodeNameFlag();
            if (flag == null) {
                flags.add(join.end());
            } else if (!join.isNamedRight()) {
                throw new UnsupportedScriptException(
                        text,
                        flag.start(),
                        "kubeadm join gets another node name than the kubelet will have",
                        "write --node-name \"$ALIBABA_CLOUD_NODE_NAME\", or leave the flag out");
            }
        }
        return flags;
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
