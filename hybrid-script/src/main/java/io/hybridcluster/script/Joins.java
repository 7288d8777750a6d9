// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.BashSource.Comment;
import java.util.ArrayList;
import java.util.List;

/** All joins of a script: those that are proven, and the commands that may join in a way that is not. */
record Joins(String text, List<JoinCommand> proven, List<HiddenJoin> hidden) {
    private static final String USE_NAME =
            "write --node-name \"$ALIBABA_CLOUD_NODE_NAME\" into the join, the name that the kubelet will have";

    Joins {
        proven = List.copyOf(proven);
        hidden = List.copyOf(hidden);
    }

    static Joins of(String text, BashSource source) {
        List<JoinCommand> proven = new ArrayList<>();
        List<Command> others = new ArrayList<>();
        for (Command command : source.commands()) {
            JoinCommand join = JoinCommand.of(command);
            if (join == null) {
                others.add(command);
            } else {
                proven.add(join);
            }
        }
        List<HiddenJoin> hidden = new ArrayList<>();
        for (Command command : others) {
            HiddenJoin join = HiddenJoin.of(text, command, proven, source.comments());
            if (join != null) {
                hidden.add(join);
            }
        }
        return new Joins(text, proven, hidden);
    }

    /**
     * Refuses a join that runs before the block at {@code block}. A function may be called behind the block wherever it
     * stands, unless the block stands in it too.
     */
    void requireBehind(Comment block, String what) {
        List<Command> all = new ArrayList<>();
        proven.forEach(join -> all.add(join.command()));
        hidden.forEach(join -> all.add(join.command()));
        for (Command command : all) {
            boolean sameRun = command.function() < 0 || command.function() == block.function();
            if (sameRun && command.start() < block.range().start()) {
                throw new UnsupportedScriptException(
                        text, command.start(), "the node joins here, before the " + what, "move the " + what + " up");
            }
        }
    }

    /** Returns where joins lack the flag that keeps them from running without the block. */
    List<Integer> flags() {
        List<Integer> flags = new ArrayList<>();
        for (JoinCommand join : proven) {
            Word dashes = join.bareDashes();
            if (dashes != null) {
                throw new UnsupportedScriptException(
                        text, dashes.start(), "kubeadm takes no flag behind this --", "delete it");
            }
            Word wrong = join.wrongName();
            if (wrong != null) {
                throw new UnsupportedScriptException(
                        text,
                        wrong.start(),
                        "kubeadm join gets another node name than the kubelet will have",
                        "write --node-name \"$ALIBABA_CLOUD_NODE_NAME\", or leave the flag out");
            }
            if (!join.isGuarded()) {
                flags.add(join.end());
            }
        }
        return flags;
    }

    /** Returns where other commands that may join lack their guard. */
    List<Integer> guards() {
        List<Integer> guards = new ArrayList<>();
        for (HiddenJoin join : hidden) {
            int start = join.command().start();
            if (!join.isNamedRight()) {
                throw new UnsupportedScriptException(
                        text, start, "this command may run kubeadm join without --node-name", USE_NAME);
            }
            if (!join.isGuarded(text)) {
                guards.add(start);
            }
        }
        return guards;
    }
}
