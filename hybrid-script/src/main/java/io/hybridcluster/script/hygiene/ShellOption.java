// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where an option of Bash, such as {@code -e} or {@code -x}, is switched on and off. */
final class ShellOption {
    private static final Pattern LETTERS = Pattern.compile("[-+][A-Za-z]+");

    private final TreeMap<Integer, Boolean> switches = new TreeMap<>();

    ShellOption(CheckedScript script, char letter, String name) {
        String first = script.text().startsWith("#!")
                ? script.text().lines().findFirst().orElse("")
                : "";
        if (Arrays.stream(first.split("[ \\t]+")).anyMatch(word -> word.startsWith("-") && sets(word, letter))) {
            switches.put(0, true);
        }
        for (Invocation invocation : script.invocations()) {
            // What a subshell sets, it sets for itself.
            boolean sets = invocation.program().equals("set")
                    && invocation.command().nest().fork().isEmpty();
            String before = "";
            for (Argument argument : sets ? invocation.arguments() : List.<Argument>of()) {
                String text = argument.text();
                boolean named = text.equals(name) && before.matches("[-+][A-Za-z]*o");
                boolean lettered = sets(text, letter);
                if (named || lettered) {
                    switches.put(invocation.command().start(), (named ? before : text).startsWith("-"));
                }
                before = text;
            }
        }
    }

    private static boolean sets(String word, char letter) {
        return LETTERS.matcher(word).matches() && word.indexOf(letter) > 0;
    }

    /** Returns the offset at which the option is set that is in force at {@code offset}; -1 if it is not set there. */
    int setBefore(int offset) {
        int set = -1;
        for (Map.Entry<Integer, Boolean> change :
                switches.headMap(offset, false).entrySet()) {
            set = !change.getValue() ? -1 : set < 0 ? change.getKey() : set;
        }
        return set;
    }
}
