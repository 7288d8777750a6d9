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

    /** How the right name may be written already: what the registered cluster sends. */
    private static final Set<String> RIGHT_NAMES = Set.of("$ALIBABA_CLOUD_NODE_NAME", "${ALIBABA_CLOUD_NODE_NAME}");

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

    /** Returns whether {@code command}, whose source is given, may join in a way that cannot be proven. */
    static boolean maybe(Command command, String source) {
        if (command.words().isEmpty()) {
            return JOIN_IN_TEXT.matcher(source).find();
        }
        Word name = command.words().get(0);
        if (TALKING.contains(name.program())) {
            return false;
        }
        boolean variable = name.value() == null
                && command.words().size() > 1
                && "join".equals(command.words().get(1).value())
                && name.source().toLowerCase(Locale.ROOT).contains("kubeadm");
        return variable || JOIN_IN_TEXT.matcher(source).find();
    }

    /** Returns how many joins {@code source} mentions. */
    static long mentions(String source) {
        return JOIN_IN_TEXT.matcher(source).results().count();
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
        return command.end();
    }

    /** Returns the first word that keeps a flag behind the arguments from naming the node, or null. */
    @Nullable
    Word bareDashes() {
        return arguments.stream()
                .filter(word -> "--".equals(word.value()))
                .findFirst()
                .orElse(null);
    }

    /** Returns the first flag that names the node otherwise than the kubelet does, or null. */
    @Nullable
    Word wrongName() {
        for (int i = 0; i < arguments.size(); i++) {
            String name = nodeName(i);
            if (name != null && !name.equals(KubeletFlagBlock.NAME) && !RIGHT_NAMES.contains(name.replace("\"", ""))) {
                return arguments.get(i);
            }
        }
        return null;
    }

    /** Returns whether this join is given what is there only once the block has succeeded. */
    boolean isGuarded() {
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
        String flag = (equals < 0 ? source : source.substring(0, equals))
                .replace("\"", "")
                .replace("'", "")
                .replace("\\", "")
                .replace('_', '-');
        if (!flag.equals("--node-name")) {
            return null;
        }
        if (equals >= 0) {
            return source.substring(equals + 1);
        }
        return index + 1 < arguments.size() ? arguments.get(index + 1).source() : "";
    }
}
