// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.BashSource.Comment;
import io.hybridcluster.script.BashSource.Range;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where to insert into a script: the block, and what keeps each join from running without it.
 *
 * @param block the place of the block, empty at the start of a line if there is none yet
 * @param flags the offsets of the flag, behind the arguments of joins
 * @param guards the offsets of the guard, before commands that join in another way
 */
record Insertion(Range block, List<Integer> flags, List<Integer> guards) {
    private static final String USE_MARKER =
            "put a line '# hybrid: insert here' where the kubelet is installed and the node has not joined yet";
    private static final String USE_NAME =
            "write --node-name \"$ALIBABA_CLOUD_NODE_NAME\" into the join, the name that the kubelet will have";

    Insertion {
        flags = List.copyOf(flags);
        guards = List.copyOf(guards);
    }

    /**
     * Returns where to insert into {@code text}, which has no block.
     *
     * @throws UnsupportedScriptException if it cannot be proven where
     */
    static Insertion find(String text) {
        requireBash(text);
        BashSource source = BashParser.parse(text);
        Joins joins = Joins.of(text, source);
        Comment marker = Marker.find(text, source);
        int block;
        if (marker == null) {
            block = beforeOnlyJoin(text, source, joins);
        } else {
            block = lineStart(text, marker.range().start());
            joins.requireBehind(marker, "marker");
            if (joins.proven().isEmpty() && joins.hidden().isEmpty()) {
                int mention = JoinCommand.mention(text);
                throw new UnsupportedScriptException(
                        text,
                        mention < 0 ? text.length() : mention,
                        "no kubeadm join is found to which --node-name could be added",
                        USE_NAME);
            }
        }
        return new Insertion(new Range(block, block), joins.flags(), joins.guards());
    }

    /**
     * Returns what is missing in {@code text}, in which the block has its place at {@code block}.
     *
     * @throws UnsupportedScriptException if the block is in a wrong place, or a join gets a wrong name
     */
    static Insertion around(String text, Range block) {
        // A comment of as many lines, in place of the block, tells where the block is; all places stay what they are.
        String comment = "#" + text.substring(block.start() + 1, block.end()).replaceAll("[^\n]", "#");
        String shown = text.substring(0, block.start()) + comment + text.substring(block.end());
        requireBash(shown);
        BashSource source = BashParser.parse(shown);
        Comment found = source.comments().stream()
                .filter(c -> c.range().start() == block.start())
                .findFirst()
                .orElseThrow(() -> new UnsupportedScriptException(
                        text, block.start(), "this block is text, not commands", "delete it there"));
        Marker.requireSound(text, found, "block");
        Joins joins = Joins.of(shown, source);
        joins.requireBehind(found, "block");
        if (joins.proven().isEmpty() && joins.hidden().isEmpty()) {
            throw noJoin(shown, source);
        }
        return new Insertion(block, joins.flags(), joins.guards());
    }

    /** Returns {@code text} with {@code newBlock} at its place, and with the other pieces. */
    String into(String text, String newBlock) {
        NavigableMap<Integer, String> pieces = new TreeMap<>();
        flags.forEach(offset -> pieces.put(offset, KubeletFlagBlock.NODE_NAME));
        guards.forEach(offset -> pieces.put(offset, KubeletFlagBlock.GUARD));
        StringBuilder out = new StringBuilder(text);
        pieces.tailMap(block.end(), true).descendingMap().forEach(out::insert);
        out.replace(block.start(), block.end(), newBlock);
        pieces.headMap(block.end(), false).descendingMap().forEach(out::insert);
        return out.toString();
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

    private static int beforeOnlyJoin(String text, BashSource source, Joins found) {
        List<JoinCommand> joins = found.proven();
        if (!found.hidden().isEmpty()) {
            throw new UnsupportedScriptException(
                    text,
                    found.hidden().get(0).command().start(),
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
        String where = source.comments().stream().anyMatch(c -> c.range().holds(mention))
                ? "in a comment"
                : source.documents().stream().anyMatch(r -> r.holds(mention)) ? "in a here-document" : "in quotes";
        return new UnsupportedScriptException(text, mention, "the only kubeadm join stands " + where, USE_MARKER);
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
