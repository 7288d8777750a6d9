// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Word;
import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command that joins the node, also one in the text that {@code eval}, {@code bash -c} and the like are given.
 *
 * @param command the command
 * @param arguments what {@code kubeadm join} is given
 */
record Join(Command command, List<Argument> arguments) {
    private static final Set<String> RUNNING_TEXT =
            Set.of("eval", "bash", "sh", "dash", "su", "ssh", "runuser", "chroot", "nsenter");

    private static final Pattern JOIN_IN_TEXT =
            Pattern.compile("(?s)(?:^|[\\s;&|/(])kubeadm\\s+(?:--?\\S+\\s+)*+join\\b([^;&|)]*)");

    /** Returns the join that {@code invocation} is or holds, or null. */
    static @Nullable Join of(Invocation invocation) {
        List<Argument> words = invocation.arguments();
        if (invocation.program().equals("kubeadm")) {
            int at = 0;
            while (at < words.size() && words.get(at).text().startsWith("-")) {
                at += words.get(at).text().equals("-v") ? 2 : 1;
            }
            boolean joins = at < words.size() && words.get(at).text().equals("join");
            return joins ? new Join(invocation.command(), words.subList(at + 1, words.size())) : null;
        }
        if (!invocation.runs(RUNNING_TEXT)) {
            return null;
        }
        String text = String.join(" ", words.stream().map(Argument::text).toList());
        Matcher matcher = JOIN_IN_TEXT.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        Word word = words.get(words.size() - 1).word();
        return new Join(
                invocation.command(),
                Arrays.stream(matcher.group(1).trim().split("\\s+"))
                        .map(part -> new Argument(part.replaceAll("[\"']", ""), word))
                        .toList());
    }

    /** Returns the values of the flag {@code name}, which stands before its value or is joined to it by an equals sign. */
    List<Argument> values(String name) {
        List<Argument> found = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            if (argument.text().equals(name) && i + 1 < arguments.size()) {
                found.add(arguments.get(i + 1));
            } else if (argument.text().startsWith(name + "=")) {
                found.add(new Argument(argument.text().substring(name.length() + 1), argument.word()));
            }
        }
        return found;
    }

    /** Returns all tokens that this join is given, which may be expansions. */
    List<Argument> tokens() {
        return Stream.of("--token", "--discovery-token", "--tls-bootstrap-token")
                .flatMap(flag -> values(flag).stream())
                .toList();
    }

    int start() {
        return command.start();
    }
}
