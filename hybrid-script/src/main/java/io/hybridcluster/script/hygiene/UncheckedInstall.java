// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Nest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A node that lacks what failed to be installed joins all the same, and stays NotReady. */
final class UncheckedInstall implements ScriptRule {
    private static final Set<String> PACKAGES =
            Set.of("yum", "dnf", "microdnf", "tdnf", "zypper", "apt", "apt-get", "aptitude", "snap");
    private static final Set<String> INSTALLING =
            Set.of("install", "localinstall", "reinstall", "groupinstall", "upgrade", "update", "downgrade", "in");
    private static final Set<String> FILES = Set.of("rpm", "dpkg");
    private static final Pattern TO_FILE = Pattern.compile("-[a-zA-Z]*[oO]|--output(=.*)?|--remote-name");

    private static final ScriptRuleDescription GOES_ON = ScriptRuleDescription.of(
            "Join.GoesOnAfterFailure",
            Severity.WARNING,
            "when this fails, the script goes on, and joins a node that lacks what should be installed here",
            "put set -e at the beginning, a trap on ERR that exits, or an exit behind this command and each like it",
            "Bash Reference Manual: The Set Builtin");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(GOES_ON);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        if (script.joins().isEmpty()) {
            return;
        }
        int join = script.joins().get(0).start();
        int trap = script.invocations().stream()
                .filter(invocation -> invocation.program().equals("trap") && invocation.has("ERR"))
                .mapToInt(invocation -> invocation.command().start())
                .findFirst()
                .orElse(join);
        ShellOption exits = new ShellOption(script, 'e', "errexit");
        script.invocations().stream()
                .filter(invocation -> invocation.command().start() < Math.min(join, trap))
                .filter(UncheckedInstall::installs)
                .map(Invocation::command)
                .filter(command -> exits.setBefore(command.start()) < 0 && !isChecked(command, script))
                .findFirst()
                .ifPresent(command -> report.add(GOES_ON, command.start()));
    }

    private static boolean installs(Invocation invocation) {
        if (invocation.runs(PACKAGES)) {
            return invocation.arguments().stream().anyMatch(argument -> INSTALLING.contains(argument.text()));
        }
        if (invocation.runs(FILES)) {
            return invocation.arguments().stream()
                    .anyMatch(argument -> argument.text().matches("-[a-zA-Z]*[iUF][a-zA-Z]*|--install|--upgrade"));
        }
        return invocation.program().equals("wget")
                || (invocation.program().equals("curl")
                        && invocation.arguments().stream()
                                .anyMatch(argument ->
                                        TO_FILE.matcher(argument.text()).matches()));
    }

    /** Returns whether something hangs on the status of {@code command}. */
    private static boolean isChecked(Command command, CheckedScript script) {
        for (Nest nest = command.nest(); nest != null; nest = nest.outer()) {
            if (nest.kind().isCondition()) {
                return true;
            }
        }
        for (Command next : script.statement(command)) {
            if (next.start() >= command.start() && (script.behind(next).startsWith("||") || joins(next, script))) {
                return true;
            }
        }
        return false;
    }

    private static boolean joins(Command command, CheckedScript script) {
        return script.joins().stream().anyMatch(join -> join.start() == command.start());
    }
}
