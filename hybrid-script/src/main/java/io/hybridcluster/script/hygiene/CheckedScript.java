// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Range;
import io.hybridcluster.script.bash.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script as rules see it: read by the rules of Bash, without the block that was inserted, line ends made LF. */
final class CheckedScript {
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^# >>> hybrid-cluster [^\\n]* >>>$.*?^# <<< hybrid-cluster [^\\n]* <<<$");
    /** How far the next operator is looked for behind a command. */
    private static final int FAR = 1000;

    private static final Pattern REDIRECTION = Pattern.compile("^(?:\\s|\\\\\n|[0-9]*(?:<<?-?|>&|>)\\s*[^\\s|;&]+)++");
    private static final Pattern JOIN_CONFIGURATION =
            Pattern.compile("(?m)^\\t*+kind:[ \\t]*[\"']?JoinConfiguration\\b");

    private final String text;
    private final Lines lines;
    private final int blockEnd;
    private final BashSource source;
    private final Variables variables;
    private final List<Invocation> invocations;
    private final List<Join> joins;
    private final List<Range> scripts;
    private final List<Range> documents;
    private final List<Range> live;
    private final Map<Integer, List<Command>> statements;
    private final List<Range> repositories;
    private final List<Range> sources;

    private CheckedScript(String text, int blockEnd) {
        this.text = text;
        this.lines = new Lines(text);
        this.blockEnd = blockEnd;
        this.source = BashSource.parse(text);
        this.variables = Variables.of(source);
        this.invocations = source.commands().stream()
                .map(command -> Invocation.of(command, variables))
                .toList();
        this.joins = invocations.stream().map(Join::of).filter(Objects::nonNull).toList();
        this.statements = source.commands().stream().collect(Collectors.groupingBy(Command::statement));
        this.scripts = EmbeddedScript.in(this);
        Set<Range> apart = Set.copyOf(scripts);
        this.documents = source.documents().stream()
                .filter(body -> !apart.contains(body))
                .toList();
        this.live = live();
        this.repositories = Packages.repositories(this);
        this.sources = Packages.sources(this);
    }

    /**
     * @param lf the script, one character for each byte, with LF line ends
     * @throws io.hybridcluster.script.bash.BashSyntaxException if it cannot be read to its end
     */
    static CheckedScript of(String lf) {
        Matcher block = BLOCK.matcher(lf);
        if (!block.find()) {
            return new CheckedScript(lf, -1);
        }
        // A comment of as many lines, so that all places stay what they are.
        String comment = "#" + lf.substring(block.start() + 1, block.end()).replaceAll("(?m)^.|[^\\n]", "#");
        return new CheckedScript(lf.substring(0, block.start()) + comment + lf.substring(block.end()), block.end());
    }

    /** Returns what may be a setting or a part of a command: here-documents, and words but those that are only shown. */
    private List<Range> live() {
        List<Range> found = new ArrayList<>(documents);
        for (Invocation invocation : invocations) {
            if (!invocation.isTalk(this)) {
                Command command = invocation.command();
                Stream.of(command.prefix(), command.words())
                        .flatMap(List::stream)
                        .map(CheckedScript::range)
                        .forEach(found::add);
            }
        }
        return found;
    }

    static Range range(Word word) {
        return new Range(word.start(), word.end());
    }

    String text() {
        return text;
    }

    String text(Range range) {
        return text.substring(range.start(), range.end());
    }

    /** Returns the offset behind the block that was inserted, or -1. */
    int blockEnd() {
        return blockEnd;
    }

    /** Returns the bodies of the here-documents that are scripts, to be looked at as such. */
    List<Range> scripts() {
        return scripts;
    }

    /** Returns the bodies of the other here-documents. */
    List<Range> documents() {
        return documents;
    }

    Variables variables() {
        return variables;
    }

    /** Returns all commands, in the order of their starts. */
    List<Invocation> invocations() {
        return invocations;
    }

    /** Returns the commands joined to {@code command} by pipes, {@code &&} and {@code ||}, and itself. */
    List<Command> statement(Command command) {
        return statements.getOrDefault(command.statement(), List.of(command));
    }

    /** Returns all joins, in the order of their starts. */
    List<Join> joins() {
        return joins;
    }

    /** Returns the parts that configure package repositories. */
    List<Range> repositories() {
        return repositories;
    }

    /** Returns the parts from which URLs are read: repositories, downloads, and the variables that both use. */
    List<Range> sources() {
        return sources;
    }

    /** Returns the here-documents that configure a join. */
    List<Range> joinConfigurations() {
        return documents.stream()
                .filter(body -> JOIN_CONFIGURATION.matcher(text(body)).find())
                .toList();
    }

    /** Returns the matches of {@code pattern} in all that is not a comment and not only shown. */
    List<MatchResult> find(Pattern pattern) {
        return find(pattern, live);
    }

    /** Returns the matches of {@code pattern} in {@code ranges}, without those on lines that are comments. */
    List<MatchResult> find(Pattern pattern, List<Range> ranges) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        List<MatchResult> found = new ArrayList<>();
        for (Range range : ranges) {
            matcher.region(range.start(), range.end());
            while (matcher.find()) {
                if (!isCommented(matcher.start())) {
                    found.add(matcher.toMatchResult());
                }
            }
        }
        return found;
    }

    private boolean isCommented(int offset) {
        int at = lines.start(offset);
        while (at < offset && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < offset && text.charAt(at) == '#';
    }

    /** Returns whether the output of {@code command} goes to another command. */
    boolean isPiped(Command command) {
        return behind(command).startsWith("|") && !behind(command).startsWith("||");
    }

    /** Returns what stands behind the words and redirections of {@code command}, from the next operator on. */
    String behind(Command command) {
        int end = command.end();
        for (Word target : command.targets()) {
            end = Math.max(end, target.end());
        }
        int line = text.indexOf('\n', end);
        while (line > 0 && text.charAt(line - 1) == '\\') {
            line = text.indexOf('\n', line + 1);
        }
        int until = Math.min(line < 0 ? text.length() : line, end + FAR);
        String rest = text.substring(end, until);
        return REDIRECTION.matcher(rest).replaceFirst("");
    }
}
