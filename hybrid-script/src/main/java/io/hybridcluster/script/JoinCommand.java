// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command that joins a node by kubeadm: {@code kubeadm join}, also by a full path or behind {@code sudo}. */
record JoinCommand(Command command, List<Word> arguments) {
    private static final Pattern JOIN_IN_TEXT = Pattern.compile("\\bkubeadm\\b[^\\n]*?[ \\t'\"]join\\b");
    private static final Pattern SUDO_OPTION = Pattern.compile("-[EnHSb]+|--preserve-env(=.*)?|--non-interactive|--");
    private static final Pattern KUBEADM_OPTION = Pattern.compile("--?[a-z-]+=.*");

    /** Commands that only show, search or compare text, so that a join in their arguments is none. */
    private static final Set<String> TALKING =
            Set.of("echo", "printf", "logger", ":", "grep", "egrep", "pgrep", "pkill", "sed", "awk", "test", "[");

    /** How the right name may be written already; what the registered cluster sends, or our own variable. */
    private static final Set<String> RIGHT_NAMES = Set.of(
            "$ALIBABA_CLOUD_NODE_NAME", "${ALIBABA_CLOUD_NODE_NAME}", "$hybrid_node_name", "${hybrid_node_name}");

    JoinCommand {
        arguments = List.copyOf(arguments);
    }

    /** Returns the join that {@code command} is, or null if it is none that can be proven. */
    static @Nullable JoinCommand of(Command command) {
        List<Word> words = command.words();
        int i = 0;
        if (i < words.size() && words.get(i).program().equals("sudo")) {
            i++;
            while (i < words.size()
                    && SUDO_OPTION.matcher(words.get(i).source()).matches()) {
                i++;
            }
        }
        if (i >= words.size() || !words.get(i).program().equals("kubeadm")) {
            return null;
        }
        i++;
        while (i < words.size() && KUBEADM_OPTION.matcher(words.get(i).source()).matches()) {
            i++;
        }
        boolean joins = i < words.size() && "join".equals(words.get(i).value());
        return joins ? new JoinCommand(command, words.subList(i + 1, words.size())) : null;
    }

    /** Returns whether {@code command} may join too, in a way of which neither place nor arguments can be proven. */
    static boolean maybe(Command command) {
        StringBuilder line = new StringBuilder();
        for (Word word : command.prefix()) {
            line.append(' ').append(word.source());
        }
        for (Word word : command.words()) {
            line.append(' ').append(word.source());
        }
        String text = line.toString();
        if (command.words().isEmpty()) {
            return JOIN_IN_TEXT.matcher(text).find();
        }
        Word name = command.words().get(0);
        if (TALKING.contains(name.program())) {
            return false;
        }
        boolean variable = name.value() == null
                && command.words().size() > 1
                && "join".equals(command.words().get(1).value())
                && name.source().toLowerCase(Locale.ROOT).contains("kubeadm");
        return variable || JOIN_IN_TEXT.matcher(text).find();
    }

    /** Returns the offset of the first mention of a join in {@code text}, or -1. */
    static int mention(String text) {
        var matcher = JOIN_IN_TEXT.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    boolean isPhase() {
        return !arguments.isEmpty() && "phase".equals(arguments.get(0).value());
    }

    /** Returns the offset behind the last argument, where a flag wins over one of the same name before it. */
    int end() {
        List<Word> words = command.words();
        return words.get(words.size() - 1).end();
    }

    /** Returns the word that names the node, its value being in the same word or in the next, or null. */
    @Nullable
    Word nodeNameFlag() {
        for (Word word : arguments) {
            String flag = word.source().replace("\"", "").replace("'", "").replace('_', '-');
            if (flag.equals("--node-name") || flag.startsWith("--node-name=")) {
                return word;
            }
        }
        return null;
    }

    /** Returns whether the node name that this join is given is the one of the registered cluster. */
    boolean isNamedRight() {
        Word flag = nodeNameFlag();
        if (flag == null) {
            return false;
        }
        int equals = flag.source().indexOf('=');
        int next = arguments.indexOf(flag) + 1;
        String name = equals >= 0
                ? flag.source().substring(equals + 1)
                : next < arguments.size() ? arguments.get(next).source() : "";
        return RIGHT_NAMES.contains(name.replace("\"", ""));
    }
}
