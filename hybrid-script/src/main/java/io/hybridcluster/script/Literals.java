// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Nest;
import io.hybridcluster.script.bash.Word;
import io.hybridcluster.script.bash.Wrapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a script that hold one text from beginning to end: assigned once, on every way through the script, from
 * words in which nothing is expanded, and mentioned otherwise only to be expanded whole.
 */
final class Literals {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("[ \\t]*(?:(?:export|local|readonly|declare|typeset)[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)=");
    private static final Set<String> DECLARING = Set.of("export", "local", "readonly", "declare", "typeset");
    private static final Set<Nest.Kind> ALWAYS = Set.of(Nest.Kind.SCRIPT, Nest.Kind.GROUP, Nest.Kind.FUNCTION);
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\\\`]*\"");
    private static final Pattern USE =
            Pattern.compile("(\")?(?:\\$([A-Za-z_][A-Za-z0-9_]*)|\\$\\{([A-Za-z_]\\w*)})\\1?");

    private final String text;
    private final Map<String, String> values = new HashMap<>();

    /** Texts in double quotes that are expanded in part: as a command, they are words and never operators. */
    private final Map<String, String> templates = new HashMap<>();

    private Literals(String text) {
        this.text = text;
    }

    /** Returns the variables whose texts hold {@code mention}, known or not, as they are expanded: {@code $NAME}. */
    static Set<String> expansions(String text, String mention) {
        Set<String> found = new LinkedHashSet<>();
        Matcher assignment = ASSIGNMENT.matcher(text);
        for (int at = text.indexOf(mention); at >= 0; at = text.indexOf(mention, at + 1)) {
            assignment.region(text.lastIndexOf('\n', at) + 1, at);
            if (assignment.lookingAt()) {
                found.add("$" + assignment.group(1));
                found.add("${" + assignment.group(1) + "}");
            }
        }
        return found;
    }

    /** Returns those of the variables of {@code source} whose texts hold {@code mention}. */
    static Literals of(BashSource source, String mention) {
        Literals literals = new Literals(source.text());
        Set<String> expansions = expansions(source.text(), mention);
        if (!expansions.isEmpty()) {
            for (Command command : source.commands()) {
                for (Word word : assignments(command)) {
                    if (expansions.contains("$" + name(word))) {
                        literals.assign(word, command.nest());
                    }
                }
            }
        }
        return literals;
    }

    /** Returns the assignments that {@code command} makes for the commands behind it. */
    static List<Word> assignments(Command command) {
        List<Word> found = new ArrayList<>();
        if (command.words().isEmpty()) {
            found.addAll(command.prefix());
        } else if (DECLARING.contains(command.words().get(0).source())) {
            command.words().stream().filter(Word::isAssignment).forEach(found::add);
        }
        return found;
    }

    private void assign(Word word, Nest nest) {
        String name = name(word);
        if (!always(nest) || !word.source().startsWith(name + "=") || others(name, word.start())) {
            return;
        }
        String value = word.value();
        String source = word.source().substring(name.length() + 1);
        if (value != null) {
            values.put(name, value.substring(name.length() + 1));
        } else if (QUOTED.matcher(source).matches()) {
            templates.put(name, source.substring(1, source.length() - 1));
        }
    }

    private static boolean always(Nest nest) {
        for (Nest n = nest; n != null; n = n.outer()) {
            if (!ALWAYS.contains(n.kind())) {
                return false;
            }
        }
        return true;
    }

    static String name(Word assignment) {
        return assignment.source().replaceFirst("(?s)[^A-Za-z0-9_].*", "");
    }

    /** Returns whether the variable is named anywhere but at {@code assignment} and where it is expanded whole. */
    private boolean others(String name, int assignment) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            int end = at + name.length();
            boolean whole = !isName(end) && (at == 0 || !isName(at - 1));
            if (whole && at != assignment && !isExpansion(at, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isName(int at) {
        return at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    private boolean isExpansion(int at, int end) {
        return text.startsWith("$", at - 1) || (text.startsWith("${", at - 2) && text.startsWith("}", end));
    }

    /** Returns the offsets at which the variable is expanded. */
    List<Integer> uses(String name) {
        List<Integer> uses = new ArrayList<>();
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            if (!isName(at + name.length()) && (text.startsWith("$", at - 1) || text.startsWith("${", at - 2))) {
                uses.add(at);
            }
        }
        return uses;
    }

    boolean isEmpty() {
        return values.isEmpty() && templates.isEmpty();
    }

    /** Returns whether the variable is one of these, its text known in full or in part. */
    boolean knows(String name) {
        return values.containsKey(name) || templates.containsKey(name);
    }

    /** Returns the words that Bash makes of {@code word}, each with its value where that is known. */
    List<Argument> expand(Word word) {
        if (isEmpty() || !word.holds('$')) {
            return List.of(new Argument(word.start(), word.source(), word.value()));
        }
        Matcher use = USE.matcher(word.source());
        String name = use.matches() ? use.group(2) == null ? use.group(3) : use.group(2) : "";
        boolean quoted = use.matches() && use.group(1) != null;
        String value = values.get(name);
        String template = templates.get(name);
        if (value != null && quoted) {
            return List.of(new Argument(word.start(), BashWord.quote(value).toString(), value));
        }
        if (value != null && value.matches("[-\\w./:=,@%+ \\t]*")) {
            return words(word, value);
        }
        return template != null && !quoted
                ? words(word, template)
                : List.of(new Argument(word.start(), word.source(), word.value()));
    }

    private static List<Argument> words(Word word, String text) {
        List<Argument> words = new ArrayList<>();
        for (StringTokenizer parts = new StringTokenizer(text, " \t"); parts.hasMoreTokens(); ) {
            String part = parts.nextToken();
            words.add(new Argument(word.start(), part, part.indexOf('$') < 0 ? part : null));
        }
        return words;
    }

    /**
     * A word as Bash passes it on.
     *
     * @param start the offset of the word in the script that it comes from
     * @param source what stands for it, quotes included
     * @param value what it is, when that is known
     */
    record Argument(int start, String source, @Nullable String value) {
        /** Returns the words of {@code command} from the program on that is run in the end. */
        static List<Argument> unwrapped(Command command) {
            return unwrapped(command.words().stream()
                    .map(word -> new Argument(word.start(), word.source(), word.value()))
                    .toList());
        }

        static List<Argument> unwrapped(List<Argument> words) {
            int program = Wrapper.programAt(words.stream().map(Argument::text).toList());
            return words.subList(program, words.size());
        }

        private String text() {
            return value == null ? source.replace("\"", "") : value;
        }

        String program() {
            String name = text();
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }
}
