// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Commands that run the command in their arguments, unchanged: {@code sudo}, {@code env}, {@code timeout} and so on.
 *
 * @param withValue the letters of the options that take the next word as their value
 * @param operands how many words stand before the command
 */
public record Wrapper(String withValue, int operands) {
    private static final Map<String, Wrapper> KNOWN = Map.of(
            "sudo", new Wrapper("ugCphrtTRDU", 0),
            "env", new Wrapper("uC", 0),
            "timeout", new Wrapper("ks", 1),
            "nice", new Wrapper("n", 0),
            "ionice", new Wrapper("cn", 0),
            "stdbuf", new Wrapper("ioe", 0),
            "nohup", new Wrapper("", 0),
            "exec", new Wrapper("a", 0),
            "command", new Wrapper("", 0),
            "builtin", new Wrapper("", 0));

    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
    private static final Pattern LONG = Pattern.compile("--[a-z-]+(=.*)?|--");
    private static final Pattern SHORT = Pattern.compile("-[A-Za-z0-9]+");

    /**
     * Returns the index of the program that is run in the end; behind the last word if it cannot be told.
     *
     * @param words the words of a command, each as what Bash makes of it where that is known
     */
    public static int programAt(List<String> words) {
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i);
            Wrapper wrapper = KNOWN.get(word.substring(word.lastIndexOf('/') + 1));
            if (wrapper == null) {
                return i;
            }
            i = wrapper.behind(words, i + 1);
        }
        return i;
    }

    private int behind(List<String> words, int from) {
        int i = from;
        int left = operands;
        while (i < words.size()) {
            String word = words.get(i);
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
