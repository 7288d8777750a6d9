// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.Literals.Argument;
import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Comment;
import io.hybridcluster.script.bash.HereDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All commands of a script by which the node joins.
 *
 * @param text the script
 * @param distribution how it joins
 * @param proven the joins by kubeadm that are proven
 * @param hidden the commands that may join by kubeadm in a way that is not
 * @param starts the commands that start a node of another distribution; none if there is a join by kubeadm
 */
record Joins(
        String text,
        Distribution distribution,
        List<JoinCommand> proven,
        List<HiddenJoin> hidden,
        List<Command> starts) {
    private static final String USE_NAME =
            "write --node-name \"$ALIBABA_CLOUD_NODE_NAME\" into the join, the name that the kubelet will have";

    private static final String USE_DOLLAR = "write $(...) instead of the backticks";

    Joins {
        proven = List.copyOf(proven);
        hidden = List.copyOf(hidden);
        starts = List.copyOf(starts);
    }

    /** @throws UnsupportedScriptException if the script makes a node in a way for which there is no block */
    static Joins of(BashSource source) {
        Literals literals = Literals.of(source, "kubeadm");
        List<JoinCommand> proven = new ArrayList<>();
        List<Command> others = new ArrayList<>();
        for (Command command : source.commands()) {
            if (!mentions(source.text(), command, literals)) {
                continue;
            }
            JoinCommand join = JoinCommand.of(command, literals);
            if (join == null) {
                others.add(command);
            } else {
                proven.add(join);
            }
        }
        List<HiddenJoin> hidden = new ArrayList<>();
        for (Command command : others) {
            HiddenJoin join = HiddenJoin.of(source, command, proven, literals);
            if (join != null) {
                hidden.add(join);
            }
        }
        if (!proven.isEmpty() || !hidden.isEmpty()) {
            return new Joins(source.text(), Distribution.KUBEADM, proven, hidden, List.of());
        }
        NodeStart start = NodeStart.find(source);
        return new Joins(source.text(), start.distribution(), proven, hidden, start.commands());
    }

    /** Returns whether {@code command} is worth a closer look. */
    private static boolean mentions(String text, Command command, Literals literals) {
        String itself = text.substring(command.start(), command.end());
        return itself.contains("kubeadm")
                || itself.contains("KUBEADM")
                || itself.contains("ALIBABA_CLOUD_NODE_NAME")
                || (!literals.isEmpty() && itself.indexOf('$') >= 0)
                || command.documents().stream()
                        .map(HereDocument::body)
                        .anyMatch(
                                body -> text.substring(body.start(), body.end()).contains("kubeadm"));
    }

    boolean isEmpty() {
        return proven.isEmpty() && hidden.isEmpty() && starts.isEmpty();
    }

    /** Returns the commands of which the place is known, in their order. */
    List<Command> commands() {
        return starts.isEmpty() ? proven.stream().map(JoinCommand::command).toList() : starts;
    }

    /**
     * Refuses a join that runs before the block at {@code block}. A function may be called behind the block wherever it
     * stands, unless the block stands in it too.
     */
    void requireBehind(Comment block, String what) {
        List<Command> all = new ArrayList<>(commands());
        hidden.forEach(join -> all.add(join.command()));
        for (Command command : all) {
            boolean sameRun = command.function() < 0 || command.function() == block.function();
            if (sameRun && command.start() < block.range().start()) {
                throw new UnsupportedScriptException(
                        text, command.start(), "the node joins here, before the " + what, "move the " + what + " up");
            }
        }
    }

    /**
     * Returns what keeps the joins from running without the block, where it is missing.
     *
     * @throws UnsupportedScriptException if a join gets a wrong name
     */
    NavigableMap<Integer, String> pieces() {
        NavigableMap<Integer, String> pieces = new TreeMap<>();
        for (JoinCommand join : proven) {
            requireRightName(join);
            if (!join.isGuarded(text)) {
                pieces.put(join.flagAt(), join.flag());
            }
        }
        for (HiddenJoin join : hidden) {
            int start = join.command().start();
            if (text.charAt(start) == '`') {
                requireInside(start);
                continue;
            }
            if (!join.isNamedRight()) {
                throw new UnsupportedScriptException(
                        text, start, "this command may run kubeadm join without --node-name", USE_NAME);
            }
            if (!join.isGuarded(text)) {
                pieces.put(start, KubeletFlagBlock.GUARD);
            }
        }
        for (Command start : starts) {
            if (!text.startsWith(KubeletFlagBlock.GUARD, start.start())) {
                pieces.put(start.start(), KubeletFlagBlock.GUARD);
            }
        }
        return pieces;
    }

    /** Refuses backticks at {@code start}, to which no guard can be added, unless they are in a command that has one. */
    private void requireInside(int start) {
        if (hidden.stream().map(HiddenJoin::command).noneMatch(other -> other.start() < start && start < other.end())) {
            throw new UnsupportedScriptException(
                    text, start, "kubeadm join in backticks cannot be kept from running without the block", USE_DOLLAR);
        }
    }

    private void requireRightName(JoinCommand join) {
        Argument dashes = join.bareDashes();
        if (dashes != null) {
            throw new UnsupportedScriptException(
                    text, dashes.start(), "kubeadm takes no flag behind this --", "delete it");
        }
        Argument wrong = join.wrongName();
        if (wrong != null) {
            throw new UnsupportedScriptException(
                    text,
                    wrong.start(),
                    "kubeadm join gets another node name than the kubelet will have",
                    "write --node-name \"$ALIBABA_CLOUD_NODE_NAME\", or leave the flag out");
        }
    }
}
