// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.Literals.Argument;
import io.hybridcluster.script.bash.Command;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Commands that run the command in their arguments, unchanged: {@code sudo}, {@code env}, {@code timeout} and so on.
 *
 * @param withValue the letters of the options that take the next word as their value
 * @param operands how many words stand before the command
 */
record Wrapper(String withValue, int operands) {
    private static final Map<String, Wrapper> KNOWN = Map.of(
            "sudo", new Wrapper("ugCphrtTRDU", 0),
            "env", new Wrapper("uC", 0),
            "timeout", new Wrapper("ks", 1),
            "nice", new Wrapper("n", 0),
            "ionice", new Wrapper("cn", 0),
            "stdbuf", new Wrapper("ioe", 0),
            "nohup", new Wrapper("", 0),
            "exec", new Wrapper("a", 0),
            "command", new Wrapper("", 0));

    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
    private static final Pattern LONG = Pattern.compile("--[a-z-]+(=.*)?|--");
    private static final Pattern SHORT = Pattern.compile("-[A-Za-z0-9]+");

    /** Returns the words of {@code command} from the program on that is run in the end. */
    static List<Argument> unwrapped(Command command) {
        List<Argument> words = command.words().stream()
                .map(word -> new Argument(word.start(), word.source(), word.value()))
                .toList();
        return words.subList(programAt(words), words.size());
    }

    /** Returns the index of the program that is run in the end; behind the last word if it cannot be told. */
    static int programAt(List<Argument> words) {
        int i = 0;
        while (i < words.size()) {
            Wrapper wrapper = KNOWN.get(words.get(i).program());
            if (wrapper == null) {
                return i;
            }
            i = wrapper.behind(words, i + 1);
        }
        return i;
    }

    private int behind(List<Argument> words, int from) {
        int i = from;
        int left = operands;
        while (i < words.size()) {
            String word = words.get(i).source();
            if (LONG.matcher(word).matches() || ASSIGNMENT.matcher(word).matches()) {
                i++;
            } else if (SHORT.matcher(word).matches()) {
                i += takesValue(word) ? 2 : 1;
            } else if (left > 0) {
                left--;
                i++;
            } else {
                return i;
            }
        }
        return words.size();
    }

    private boolean takesValue(String option) {
        return withValue.indexOf(option.charAt(option.length() - 1)) >= 0;
    }
}
