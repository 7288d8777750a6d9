// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.Literals.Argument;
import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.HereDocument;
import io.hybridcluster.script.bash.Range;
import io.hybridcluster.script.bash.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command that may join in a way of which neither place nor arguments can be proven, as {@code eval} does. */
record HiddenJoin(Command command, String source) {
    private static final Pattern JOIN_IN_TEXT = Pattern.compile("\\bkubeadm\\b[^\\n]*?[ \\t'\"]join\\b");
    private static final Pattern NODE_NAME = Pattern.compile("--node[-_]name\\b");
    private static final Pattern RIGHT_NAME = Pattern.compile(
            "--node[-_]name(=|[ \\t]+)[\\\\\"']*\\$(ALIBABA_CLOUD_NODE_NAME\\b|\\{ALIBABA_CLOUD_NODE_NAME})");

    private static final Pattern RANCHER = Pattern.compile("(?i)k3s|rke2");
    private static final Pattern SHELL_OPTION = Pattern.compile("-[a-z]*c");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash");

    /** Commands that only show, search or compare text, so that a join in their arguments is none. */
    static final Set<String> TALKING =
            Set.of("echo", "printf", "logger", ":", "grep", "egrep", "pgrep", "pkill", "sed", "awk", "test", "[");

    /** Commands that run what they read, so that a join in a here-document is one. */
    private static final Set<String> RUNNING = Set.of("sh", "bash", "dash", "ssh", "sudo", "source", ".");

    /** Commands that run what is piped to them. */
    private static final Set<String> HEARING = Set.of("sh", "bash", "dash", "ssh", "at", "batch", "xargs", "parallel");

    /** Returns the hidden join that {@code command} may be, or null; joins in it that are proven do not count. */
    static @Nullable HiddenJoin of(BashSource script, Command command, List<JoinCommand> proven, Literals literals) {
        String text = script.text();
        List<Range> others = new ArrayList<>();
        script.commentsIn(command.start(), command.end()).forEach(comment -> others.add(comment.range()));
        proven.forEach(join -> others.add(
                new Range(join.command().start(), Math.max(join.command().end(), join.flagAt()))));
        StringBuilder source = new StringBuilder(text.substring(command.start(), command.end()));
        for (Range other : others) {
            if (command.start() <= other.start() && other.end() <= command.end()) {
                int length = other.end() - other.start();
                int at = other.start() - command.start();
                source.replace(at, at + length, " ".repeat(length));
            }
        }
        String read = source.toString().replace("\\\n", "  ");
        if (RUNNING.contains(command.program())) {
            for (HereDocument document : command.documents()) {
                read += "\n"
                        + text.substring(
                                document.body().start(), document.body().end());
            }
        }
        return maybe(script, command, read, proven, literals) ? new HiddenJoin(command, read) : null;
    }

    private static boolean maybe(
            BashSource script, Command command, String source, List<JoinCommand> proven, Literals literals) {
        if (TALKING.contains(command.program())) {
            return JOIN_IN_TEXT.matcher(source).find() && isHeardByShell(script, command);
        }
        if (runsText(command) && RIGHT_NAME.matcher(source).find()) {
            return true;
        }
        boolean mentions =
                JOIN_IN_TEXT.matcher(source).find() && !Functions.isShowing(script.text(), command.program());
        List<Word> assigned = Literals.assignments(command);
        if (mentions && !assigned.isEmpty()) {
            return !assigned.stream().allMatch(word -> isUsedByProven(word, proven, literals));
        }
        if (mentions || command.words().isEmpty()) {
            return mentions;
        }
        Word name = command.words().get(0);
        return name.value() == null
                && command.words().size() > 1
                && "join".equals(command.words().get(1).value())
                && name.source().toLowerCase(Locale.ROOT).contains("kubeadm");
    }

    /** Returns whether a shell, or what hands its input to one, stands behind it in the same statement. */
    private static boolean isHeardByShell(BashSource script, Command talking) {
        return script.commands().stream()
                .filter(command -> command.nest() == talking.nest()
                        && command.statement() == talking.statement()
                        && command.start() > talking.start())
                .map(Argument::unwrapped)
                .anyMatch(words ->
                        !words.isEmpty() && HEARING.contains(words.get(0).program()));
    }

    /** Returns whether what it runs is a text that only the machine knows, and nothing of K3s or RKE2. */
    private static boolean runsText(Command command) {
        List<Argument> words = Argument.unwrapped(command);
        if (words.isEmpty()
                || words.stream()
                        .anyMatch(word -> RANCHER.matcher(word.source()).find())) {
            return false;
        }
        String program = words.get(0).program();
        boolean option = words.stream()
                .anyMatch(word -> SHELL_OPTION.matcher(word.source()).matches());
        return words.get(0).value() == null || program.equals("eval") || (SHELLS.contains(program) && option);
    }

    /** Returns whether the text that is assigned is known, and runs only in joins that are proven. */
    private static boolean isUsedByProven(Word assignment, List<JoinCommand> proven, Literals literals) {
        String name = Literals.name(assignment);
        List<Integer> uses = literals.uses(name);
        return literals.knows(name)
                && !uses.isEmpty()
                && uses.stream()
                        .allMatch(use -> proven.stream()
                                .anyMatch(join -> join.command().start() <= use
                                        && use < join.command().end()));
    }

    /** Returns the offset of the first mention of a join in {@code text}, or -1. */
    static int mention(String text) {
        Matcher matcher = JOIN_IN_TEXT.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    /** Returns whether each join that it mentions names the node as the kubelet does. */
    boolean isNamedRight() {
        long right = count(RIGHT_NAME.matcher(source));
        return right == count(NODE_NAME.matcher(source)) && right >= Math.max(1, count(JOIN_IN_TEXT.matcher(source)));
    }

    /** Returns whether it is kept from running without the block. */
    boolean isGuarded(String text) {
        return text.startsWith(KubeletFlagBlock.GUARD, command.start());
    }

    private static long count(Matcher matcher) {
        return matcher.results().count();
    }
}
