// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.Literals.Argument;
import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.BashSyntaxException;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command that joins a node by kubeadm: {@code kubeadm join}, also by a full path, behind {@code sudo} and its like, in
 * a variable of one known text, or as the one command of an {@code eval} or a {@code bash -c}.
 *
 * @param command the command of the script
 * @param arguments what {@code kubeadm join} is given
 * @param flagAt the offset at which the flag is inserted that names the node
 * @param flag that flag
 */
record JoinCommand(Command command, List<Argument> arguments, int flagAt, String flag) {
    private static final Pattern KUBEADM_OPTION = Pattern.compile("--?[a-z-]+=.*");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash");
    private static final Pattern SHELL_COMMAND_OPTION = Pattern.compile("-[eluxo]*c");

    /** How the right name may be written already: what the registered cluster sends. */
    private static final Set<String> RIGHT_NAMES = Set.of("$ALIBABA_CLOUD_NODE_NAME", "${ALIBABA_CLOUD_NODE_NAME}");

    JoinCommand {
        arguments = List.copyOf(arguments);
    }

    /** Returns the join that {@code command} is, or null if it is none that can be proven. */
    static @Nullable JoinCommand of(Command command, Literals literals) {
        List<Argument> words = new ArrayList<>();
        command.words().forEach(word -> words.addAll(literals.expand(word)));
        List<Argument> run = Argument.unwrapped(words);
        if (run.isEmpty()) {
            return null;
        }
        List<Argument> rest = run.subList(1, run.size());
        String name = run.get(0).program();
        if (name.equals("kubeadm")) {
            int i = 0;
            while (i < rest.size()
                    && KUBEADM_OPTION.matcher(rest.get(i).source()).matches()) {
                i++;
            }
            boolean joins = i < rest.size() && "join".equals(rest.get(i).value());
            return joins
                    ? new JoinCommand(
                            command, rest.subList(i + 1, rest.size()), command.end(), KubeletFlagBlock.NODE_NAME)
                    : null;
        }
        if (name.equals("eval")) {
            List<Argument> read = only(withoutFlag(rest));
            return read == null ? null : new JoinCommand(command, read, command.end(), KubeletFlagBlock.NODE_NAME);
        }
        if (SHELLS.contains(name)
                && rest.size() == 2
                && SHELL_COMMAND_OPTION.matcher(rest.get(0).source()).matches()) {
            Word script = command.words().get(command.words().size() - 1);
            List<Argument> read = only(literals.expand(withoutFlag(script)));
            return read == null
                    ? null
                    : new JoinCommand(command, read, script.end(), KubeletFlagBlock.QUOTED_NODE_NAME);
        }
        return null;
    }

    private static List<Argument> withoutFlag(List<Argument> words) {
        int end = words.size();
        boolean flagged = end > 1
                && words.get(end - 1).source().equals(KubeletFlagBlock.NAME)
                && words.get(end - 2).source().equals("--node-name");
        return flagged ? words.subList(0, end - 2) : words;
    }

    private static Word withoutFlag(Word word) {
        String source = word.source();
        String flag = KubeletFlagBlock.QUOTED_NODE_NAME;
        if (!source.endsWith(flag)) {
            return word;
        }
        String before = source.substring(0, source.length() - flag.length());
        return BashSource.parse(before).commands().get(0).words().get(0);
    }

    /** Returns the arguments of the one join that {@code words} say as a script; null if they say anything else. */
    private static @Nullable List<Argument> only(List<Argument> words) {
        StringBuilder script = new StringBuilder();
        for (Argument word : words) {
            if (word.value() == null) {
                return null;
            }
            script.append(script.isEmpty() ? "" : " ").append(word.value());
        }
        String text = script.toString();
        try {
            BashSource source = BashSource.parse(text);
            if (source.commands().size() != 1 || !source.comments().isEmpty()) {
                return null;
            }
            Command command = source.commands().get(0);
            JoinCommand join = of(command, Literals.of(source, "kubeadm"));
            if (join == null
                    || join.flagAt != text.stripTrailing().length()
                    || !command.targets().isEmpty()) {
                return null;
            }
            return at(words.get(0).start(), join.arguments);
        } catch (BashSyntaxException e) {
            // What cannot be read is no join that can be proven; the script itself may be sound.
            return null;
        }
    }

    private static List<Argument> at(int start, List<Argument> arguments) {
        return arguments.stream()
                .map(argument -> new Argument(start, argument.source(), argument.value()))
                .toList();
    }

    boolean isPhase() {
        return !arguments.isEmpty() && "phase".equals(arguments.get(0).value());
    }

    /** Returns the first word that keeps a flag behind the arguments from naming the node, or null. */
    @Nullable
    Argument bareDashes() {
        return arguments.stream()
                .filter(word -> "--".equals(word.value()))
                .findFirst()
                .orElse(null);
    }

    /** Returns the first flag that names the node otherwise than the kubelet does, or null. */
    @Nullable
    Argument wrongName() {
        for (int i = 0; i < arguments.size(); i++) {
            String name = nodeName(i);
            if (name != null && !name.equals(KubeletFlagBlock.NAME) && !RIGHT_NAMES.contains(name.replace("\"", ""))) {
                return arguments.get(i);
            }
        }
        return null;
    }

    /** Returns whether this join is given what is there only once the block has succeeded. */
    boolean isGuarded(String text) {
        return text.startsWith(flag, flagAt - flag.length()) || text.startsWith(flag, flagAt) || named();
    }

    private boolean named() {
        for (int i = 0; i < arguments.size(); i++) {
            if (KubeletFlagBlock.NAME.equals(nodeName(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the source of the name if the argument at {@code index} is a flag that gives one, otherwise null. */
    private @Nullable String nodeName(int index) {
        String source = arguments.get(index).source();
        int equals = source.indexOf('=');
        String flagName = (equals < 0 ? source : source.substring(0, equals))
                .replace("\"", "")
                .replace("'", "")
                .replace("\\", "")
                .replace('_', '-');
        if (!flagName.equals("--node-name")) {
            return null;
        }
        if (equals >= 0) {
            return source.substring(equals + 1);
        }
        return index + 1 < arguments.size() ? arguments.get(index + 1).source() : "";
    }
}
