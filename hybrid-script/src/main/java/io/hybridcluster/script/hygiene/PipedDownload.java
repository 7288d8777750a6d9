// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Nest;
import io.hybridcluster.script.bash.Word;
import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A download that is run as it comes: nobody has seen it, and one that is cut off is run by half. */
final class PipedDownload implements ScriptRule {
    private static final Set<String> FETCHING = Set.of("curl", "wget");
    private static final Set<String> SHELLS = Set.of("bash", "sh", "dash", "zsh", "ksh");
    private static final Set<String> READING = Set.of("source", ".", "eval");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`\\s*(?:sudo\\s+)?(?:curl|wget)\\b");

    private static final ScriptRuleDescription RUNS = ScriptRuleDescription.of(
            "Script.PipesDownloadToShell",
            Severity.WARNING,
            "what is downloaded here is run at once, whatever it is, and by half if the download breaks off",
            "download it to a file, compare its SHA-256 with one that you know, then run it; or install a package",
            "curl(1), --fail; sha256sum(1)");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(RUNS);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        List<Invocation> all = script.invocations();
        for (int i = 0; i < all.size(); i++) {
            Invocation invocation = all.get(i);
            boolean shell = invocation.runs(SHELLS);
            if (invocation.runs(FETCHING) && goesToShell(all, i, script)) {
                report.add(RUNS, invocation.command().start());
            } else if (shell || invocation.runs(READING)) {
                invocation.arguments().stream()
                        .map(Argument::word)
                        .distinct()
                        .filter(word -> holdsDownload(all, invocation.command(), word))
                        .forEach(word -> report.add(RUNS, word.start()));
            }
        }
    }

    private static boolean goesToShell(List<Invocation> all, int download, CheckedScript script) {
        Invocation from = all.get(download);
        for (int i = download + 1; i < all.size() && script.isPiped(from.command()); i++) {
            Invocation to = all.get(i);
            if (to.command().nest() != from.command().nest()) {
                continue;
            }
            if (to.runs(SHELLS)) {
                return readsInput(to);
            }
            from = to;
        }
        return false;
    }

    /** Returns whether this shell runs what it reads, not a file or the text of {@code -c}. */
    static boolean readsInput(Invocation shell) {
        for (Argument argument : shell.arguments()) {
            String text = argument.text();
            if (text.equals("-") || text.equals("-s") || text.equals("--")) {
                return true;
            }
            if (text.equals("-c") || !text.startsWith("-")) {
                return text.equals("/dev/stdin");
            }
        }
        return true;
    }

    /** Returns whether {@code word} is the output of a download: {@code $(curl ...)}, {@code <(curl ...)}. */
    private static boolean holdsDownload(List<Invocation> all, Command command, Word word) {
        if (word.value() != null) {
            return false;
        }
        return IN_BACKTICKS.matcher(word.source()).find()
                || all.stream()
                        .filter(inner -> inner.runs(FETCHING))
                        .map(Invocation::command)
                        .anyMatch(inner -> word.start() < inner.start()
                                && inner.start() < word.end()
                                && isDirectlyIn(inner.nest(), command.nest()));
    }

    private static boolean isDirectlyIn(Nest inner, Nest outer) {
        return inner.outer() == outer;
    }
}
