// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the variables of a script hold, as far as it can be told: those with one value in all of the script.
 *
 * <p>Good enough to look for a problem, not to change anything: a value may be set on one way through the script only.
 */
final class Variables {
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)([A-Za-z_][A-Za-z0-9_]*)=(.*)");
    private static final Pattern USE = Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))");
    private static final Set<String> DECLARING = Set.of("export", "local", "readonly", "declare", "typeset");

    private record Assignment(String name, Word word) {}

    private final Map<String, List<String>> values = new HashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();

    private Variables() {}

    static Variables of(BashSource source) {
        Variables variables = new Variables();
        for (Command command : source.commands()) {
            boolean declares = DECLARING.contains(command.program());
            Stream.concat(command.prefix().stream(), declares ? command.words().stream() : Stream.empty())
                    .forEach(variables::assign);
        }
        return variables;
    }

    private void assign(Word word) {
        Matcher matcher = ASSIGNMENT.matcher(word.source());
        if (matcher.matches()) {
            String name = matcher.group(1);
            assignments.add(new Assignment(name, word));
            List<String> all = values.computeIfAbsent(name, key -> new ArrayList<>());
            String value = text(word).substring(name.length() + 1);
            if (!all.contains(value)) {
                all.add(value);
            }
        }
    }

    /** Returns what Bash makes of {@code word}; expansions that are not known stay as they are written. */
    String text(Word word) {
        String value = word.value();
        if (value != null) {
            return value;
        }
        String bare = word.source().replace("\\\n", "").replace("\"", "").replace("'", "");
        return USE.matcher(bare).replaceAll(use -> Matcher.quoteReplacement(value(use.group(), name(use::group))));
    }

    private String value(String expansion, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.size() == 1 ? all.get(0) : expansion;
    }

    /** Returns the names of the variables that {@code source} expands. */
    static List<String> names(String source) {
        return USE.matcher(source).results().map(use -> name(use::group)).toList();
    }

    private static String name(Function<Integer, String> group) {
        String braced = group.apply(1);
        return braced == null ? group.apply(2) : braced;
    }

    /** Returns the words that assign to one of {@code names}. */
    List<Word> assigning(Set<String> names) {
        return assignments.stream()
                .filter(assignment -> names.contains(assignment.name()))
                .map(Assignment::word)
                .toList();
    }

    /** Returns the names of the variables one of whose values holds a match of {@code pattern}. */
    List<String> holding(Pattern pattern) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(value -> pattern.matcher(value).find()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
