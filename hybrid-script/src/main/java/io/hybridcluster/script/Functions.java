// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Nest;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of a script, whose names Bash looks up before those of programs. */
final class Functions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*");

    /** Programs that only show or write what they are given, so that a function of these runs no part of it. */
    private static final Set<String> SHOWING =
            Set.of("echo", "printf", "logger", ":", "date", "hostname", "local", "return", "tee", "true", "test", "[");

    private Functions() {}

    /** Returns whether something in {@code text} looks like the definition of a function of this name. */
    static boolean define(String text, String name) {
        return definition(text, name).find();
    }

    private static Matcher definition(String text, String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile(
                        "(?<![\\w./-])(" + quoted + "[ \\t]*\\([ \\t]*\\)|function[ \\t]+" + quoted + "(?![\\w./-]))")
                .matcher(text);
    }

    /** Returns whether {@code name} is a function of the script, defined once, that only shows its arguments. */
    static boolean isShowing(String text, String name) {
        if (!NAME.matcher(name).matches() || definition(text, name).results().count() != 1) {
            return false;
        }
        List<Command> body = BashSource.parse(text).commands().stream()
                .filter(command -> isIn(command.nest(), "the function " + name))
                .toList();
        return !body.isEmpty() && body.stream().allMatch(command -> shows(text, command));
    }

    private static boolean isIn(Nest nest, String function) {
        for (Nest n = nest; n != null; n = n.outer()) {
            if (n.kind() == Nest.Kind.FUNCTION && n.place().equals(function)) {
                return true;
            }
        }
        return false;
    }

    private static boolean shows(String text, Command command) {
        // What runs in backticks is not looked into.
        if (text.substring(command.start(), command.end()).indexOf('`') >= 0) {
            return false;
        }
        return command.words().isEmpty() || (SHOWING.contains(command.program()) && !define(text, command.program()));
    }
}
