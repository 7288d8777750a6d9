// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.BashSyntaxException;
import io.hybridcluster.script.bash.Comment;
import io.hybridcluster.script.bash.Mentions;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where to insert into a script: the block, and what keeps each join from running without it.
 *
 * @param distribution how the script's node joins, which decides which block is right
 * @param block the place of the block, empty at the start of a line if there is none yet
 * @param pieces what else to insert, by offset
 */
record Insertion(Distribution distribution, Range block, NavigableMap<Integer, String> pieces) {
    private static final String BYTE_ORDER_MARK = RawText.of("\uFEFF");
    static final String USE_MARKER =
            "put a line '# hybrid: insert here' where the kubelet is installed and the node has not joined yet";

    private static final String WRITE_JOIN =
            "write the join as a command of this script, such as kubeadm join, or $JOIN --node-name"
                    + " \"$ALIBABA_CLOUD_NODE_NAME\"";

    private static final String BEHIND_MARKER = ", behind a line '# hybrid: insert here'";

    /** What stands in each line that matters here; of the others it is enough to know that they can be read. */
    private static final List<String> NEEDLES = List.of(
            "kubeadm",
            "KUBEADM",
            "kubelet",
            "hybrid",
            "k3s",
            "K3S_",
            "rke2",
            "RKE2_",
            "join",
            "JOIN",
            "ALIBABA_CLOUD_NODE_NAME");

    Insertion {
        pieces = Collections.unmodifiableNavigableMap(new TreeMap<>(pieces));
    }

    /**
     * Returns where to insert into {@code text}, which has no block.
     *
     * @throws UnsupportedScriptException if it cannot be proven where
     */
    static Insertion find(String text) {
        Mentions mentions = mentions(text);
        requireBash(text, mentions);
        BashSource source = read(text, mentions);
        Comment marker = Marker.find(text, source);
        Joins joins = Joins.of(source);
        int block;
        if (marker == null) {
            requireKnown(joins);
            block = new Placement(source, joins.commands(), joins.distribution()).line();
        } else {
            block = lineStart(text, marker.range().start());
            joins.requireBehind(marker, "marker");
            if (joins.isEmpty()) {
                int mention = HiddenJoin.mention(text);
                throw new UnsupportedScriptException(
                        text,
                        mention < 0 ? text.length() : mention,
                        "no kubeadm join is found to which --node-name could be added",
                        WRITE_JOIN);
            }
        }
        return new Insertion(joins.distribution(), new Range(block, block), joins.pieces());
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
        Mentions mentions = mentions(shown);
        requireBash(shown, mentions);
        BashSource source = read(shown, mentions.and(block.start()));
        Comment found = source.comments().stream()
                .filter(c -> c.range().start() == block.start())
                .findFirst()
                .orElseThrow(() -> new UnsupportedScriptException(
                        text, block.start(), "this block is text, not commands", "delete it there"));
        Marker.requireSound(text, found, "block");
        Joins joins = Joins.of(source);
        joins.requireBehind(found, "block");
        if (joins.isEmpty()) {
            throw noJoin(shown);
        }
        return new Insertion(joins.distribution(), block, joins.pieces());
    }

    /** Returns {@code text} with {@code newBlock} at its place, and with the other pieces. */
    String into(String text, String newBlock) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (Map.Entry<Integer, String> piece :
                pieces.headMap(block.end(), false).entrySet()) {
            parts.add(text.substring(at, piece.getKey()));
            parts.add(piece.getValue());
            at = piece.getKey();
        }
        parts.add(text.substring(at, block.start()));
        parts.add(newBlock);
        at = block.end();
        for (Map.Entry<Integer, String> piece :
                pieces.tailMap(block.end(), true).entrySet()) {
            parts.add(text.substring(at, piece.getKey()));
            parts.add(piece.getValue());
            at = piece.getKey();
        }
        parts.add(text.substring(at));
        // Unlike a builder, this makes one copy of a text that may be large.
        return String.join("", parts);
    }

    /** Returns the distribution of the script, or null if it is not found to join. */
    static @Nullable Distribution distribution(String text) {
        Joins joins = Joins.of(read(text, mentions(text)));
        return joins.isEmpty() ? null : joins.distribution();
    }

    private static Mentions mentions(String text) {
        Set<String> needles = new LinkedHashSet<>(NEEDLES);
        needles.addAll(Templates.NEEDLES);
        needles.addAll(Literals.expansions(text, "kubeadm"));
        return Mentions.of(text, needles);
    }

    private static BashSource read(String text, Mentions mentions) {
        try {
            return BashSource.parse(text, mentions);
        } catch (BashSyntaxException e) {
            throw new UnsupportedScriptException(
                    text,
                    e.offset(),
                    e.reason(),
                    "check the script with bash -n; nothing can be inserted before it can be read",
                    e);
        }
    }

    private static void requireBash(String text, Mentions mentions) {
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
        if (text.startsWith(BYTE_ORDER_MARK)) {
            throw new UnsupportedScriptException(
                    text,
                    0,
                    "the script starts with a byte order mark, so its first line is no '#!' line",
                    "remove it");
        }
        Templates.requireNone(text, mentions);
        String first = text.lines().findFirst().orElse("");
        if (first.startsWith("#!") && !first.matches(".*[/ \\t]bash([ \\t].*)?")) {
            throw new UnsupportedScriptException(
                    text, 0, "the script is for " + first.substring(2).trim(), "the block needs #!/bin/bash");
        }
    }

    /** Refuses joins that are hidden, or none at all. */
    private static void requireKnown(Joins joins) {
        String text = joins.text();
        if (!joins.hidden().isEmpty()) {
            throw new UnsupportedScriptException(
                    text,
                    joins.hidden().get(0).command().start(),
                    "this command may run kubeadm join in a way that cannot be followed",
                    USE_MARKER);
        }
        if (joins.isEmpty()) {
            throw noJoin(text);
        }
        for (JoinCommand join : joins.proven()) {
            if (join.isPhase()) {
                throw new UnsupportedScriptException(
                        text, join.command().start(), "kubeadm join runs single phases", USE_MARKER);
            }
        }
    }

    private static UnsupportedScriptException noJoin(String text) {
        int mention = HiddenJoin.mention(text);
        if (mention < 0) {
            return new UnsupportedScriptException(
                    text,
                    text.length(),
                    "there is no kubeadm join, and no other start of a node is found",
                    WRITE_JOIN + BEHIND_MARKER);
        }
        BashSource source = BashSource.parse(text);
        String where = source.comments().stream().anyMatch(c -> c.range().holds(mention))
                ? "in a comment"
                : source.documents().stream().anyMatch(r -> r.holds(mention)) ? "in a here-document" : "in quotes";
        return new UnsupportedScriptException(
                text, mention, "the only kubeadm join stands " + where, WRITE_JOIN + BEHIND_MARKER);
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
