// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.bash.Word;
import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** All that the script prints is kept on the node. */
final class LoggedToken implements ScriptRule {
    private static final Set<String> PRINTING = Set.of("echo", "printf", "logger", "wall");
    private static final Pattern IN_TEXT = Pattern.compile("(?<![a-z0-9.])" + JoinTokenRule.TOKEN + "(?![a-z0-9.])");

    private static final ScriptRuleDescription LOGGED = ScriptRuleDescription.of(
            "Join.TokenLogged",
            Severity.WARNING,
            "the join's token is printed, and the output of the script is kept in /var/log/acs/init.log",
            "print nothing that holds the token; put set +x before the join",
            "ACK: Create a custom image for a node pool");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(LOGGED);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        Set<String> holders = new TreeSet<>(script.variables().holding(IN_TEXT));
        script.joins().stream()
                .flatMap(join -> join.tokens().stream())
                .forEach(token -> holders.addAll(Variables.names(token.word().source())));
        for (Invocation invocation : script.invocations()) {
            if (invocation.runs(PRINTING) && isKept(invocation, script)) {
                invocation.arguments().stream()
                        .filter(argument -> holds(argument, holders))
                        .findFirst()
                        .ifPresent(
                                argument -> report.add(LOGGED, argument.word().start()));
            }
        }
        ShellOption trace = new ShellOption(script, 'x', "xtrace");
        script.joins().stream()
                .filter(join -> !join.tokens().isEmpty())
                .map(join -> trace.setBefore(join.start()))
                .filter(offset -> offset >= 0)
                .forEach(offset -> report.add(
                        LOGGED,
                        offset,
                        "Bash prints the join with its token, and the output of the script is"
                                + " kept in /var/log/acs/init.log"));
    }

    /** Returns whether what is printed gets into a log; tee prints what it writes. */
    private static boolean isKept(Invocation invocation, CheckedScript script) {
        return invocation.isShown(script)
                || invocation.program().equals("logger")
                || (script.isPiped(invocation.command())
                        && script.statement(invocation.command()).stream()
                                .filter(next ->
                                        next.start() > invocation.command().start())
                                .limit(1)
                                .anyMatch(next -> next.program().equals("tee")
                                        && next.targets().isEmpty()));
    }

    private static boolean holds(Argument argument, Set<String> holders) {
        Word word = argument.word();
        boolean expands =
                word.value() == null && Variables.names(word.source()).stream().anyMatch(holders::contains);
        return expands || IN_TEXT.matcher(argument.text()).find();
    }
}
