// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Word;
import io.hybridcluster.script.bash.Wrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command as it is run in the end: without {@code sudo}, {@code env} and the like before it, variables put in.
 *
 * @param command the command as it is written
 * @param program the name of the program, without a folder; empty if there are only assignments
 * @param arguments its arguments
 */
record Invocation(Command command, String program, List<Argument> arguments) {
    /** What only shows, compares or searches text, unless its output goes somewhere. */
    private static final Set<String> TALKING =
            Set.of("echo", "printf", "logger", ":", "grep", "egrep", "fgrep", "pgrep", "pkill", "awk", "test", "[");

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
        int at = Wrapper.programAt(words.stream().map(Argument::text).toList());
        return at >= words.size()
                ? new Invocation(command, "", List.of())
                : new Invocation(command, name(words.get(at)), List.copyOf(words.subList(at + 1, words.size())));
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
