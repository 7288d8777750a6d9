// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command as it is run in the end: without {@code sudo}, {@code env} and the like before it, variables put in.
 *
 * @param command the command as it is written
 * @param program the name of the program, without a folder; empty if there are only assignments
 * @param arguments its arguments
 */
record Invocation(Command command, String program, List<Argument> arguments) {
    /** What runs the command in its arguments, with the letters of the options that take the next word as their value. */
    private static final Map<String, String> WRAPPERS = Map.of(
            "sudo", "ugChprtTRDU",
            "env", "uC",
            "timeout", "ks",
            "nice", "n",
            "ionice", "cn",
            "stdbuf", "ioe",
            "nohup", "",
            "exec", "a",
            "command", "",
            "builtin", "");

    /** What only shows, compares or searches text, unless its output goes somewhere. */
    private static final Set<String> TALKING =
            Set.of("echo", "printf", "logger", ":", "grep", "egrep", "fgrep", "pgrep", "pkill", "awk", "test", "[");

    private static final Pattern OPTION = Pattern.compile("-[A-Za-z0-9]+|--[a-z-]+(=.*)?|--");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
    private static final Set<String> LOGS = Set.of("1", "2", "&1", "&2", "/dev/stdout", "/dev/stderr", "/dev/tty");

    /**
     * A word as it is passed on.
     *
     * @param text what Bash makes of it, as far as known
     * @param word the word of the script that it comes from
     */
    record Argument(String text, Word word) {}

    static Invocation of(Command command, Variables variables) {
        List<Argument> words = new ArrayList<>();
        for (Word word : command.words()) {
            String text = variables.text(word);
            if (word.value() == null
                    && word.source().startsWith("$")
                    && !word.source().startsWith("$(")) {
                // Not in quotes, so that Bash splits what the variable holds.
                for (String part : text.trim().split("\\s+", -1)) {
                    words.add(new Argument(part, word));
                }
            } else {
                words.add(new Argument(text, word));
            }
        }
        int at = 0;
        while (at < words.size() && WRAPPERS.containsKey(name(words.get(at)))) {
            at = behindWrapper(words, at);
        }
        return at >= words.size()
                ? new Invocation(command, "", List.of())
                : new Invocation(command, name(words.get(at)), List.copyOf(words.subList(at + 1, words.size())));
    }

    private static int behindWrapper(List<Argument> words, int wrapper) {
        String name = name(words.get(wrapper));
        String withValue = WRAPPERS.getOrDefault(name, "");
        boolean operand = name.equals("timeout");
        int at = wrapper + 1;
        while (at < words.size()) {
            String word = words.get(at).text();
            if (OPTION.matcher(word).matches()) {
                at += !word.startsWith("--") && withValue.indexOf(word.charAt(word.length() - 1)) >= 0 ? 2 : 1;
            } else if (ASSIGNMENT.matcher(word).matches()) {
                at++;
            } else if (operand) {
                operand = false;
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private static String name(Argument argument) {
        return argument.text().substring(argument.text().lastIndexOf('/') + 1);
    }

    boolean runs(Set<String> programs) {
        return programs.contains(program);
    }

    boolean has(String argument) {
        return arguments.stream().anyMatch(a -> a.text().equals(argument));
    }

    /** Returns whether this prints to where the script prints. */
    boolean isShown(CheckedScript script) {
        return command.targets().stream()
                        .allMatch(target -> LOGS.contains(script.variables().text(target)))
                && !script.isPiped(command);
    }

    /** Returns whether this only talks: what looks like a command or a setting in its arguments is none. */
    boolean isTalk(CheckedScript script) {
        return TALKING.contains(program) && isShown(script);
    }
}
