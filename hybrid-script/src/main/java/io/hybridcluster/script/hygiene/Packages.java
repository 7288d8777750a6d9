// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.Range;
import io.hybridcluster.script.bash.Word;
import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The parts of a script that say from where packages and files come: repository files, and arguments of downloads. */
final class Packages {
    private static final Pattern REPOSITORY_FILE =
            Pattern.compile("(?m)^[ \\t]*(?:(?:baseurl|mirrorlist|metalink)[ \\t]*=|deb(?:-src)?[ \\t]|URIs:)");
    private static final Pattern REPOSITORY_LINE = Pattern.compile("(?m)(?:^|\\\\n)[ \\t]*"
            + "(?:(?:baseurl|mirrorlist|metalink|gpgcheck|repo_gpgcheck|gpgkey)[ \\t]*=|deb(?:-src)?[ \\t])");
    private static final Set<String> PRINTING = Set.of("echo", "printf");
    private static final Set<String> FETCHING = Set.of(
            "curl",
            "wget",
            "aria2c",
            "rpm",
            "yum",
            "dnf",
            "microdnf",
            "tdnf",
            "zypper",
            "yum-config-manager",
            "add-apt-repository",
            "apt-add-repository",
            "apt-key");
    private static final Set<String> PROXY = Set.of("-x", "--proxy", "--preproxy");
    private static final Pattern SUBSTITUTION = Pattern.compile(
            "(?<=[\\s'\";{/$0-9]|^)s([#|@/,!%])(?:\\\\.|(?!\\1)[^\\n])*+\\1((?:\\\\.|(?!\\1)[^\\n])*+)\\1");

    private Packages() {}

    /** Returns the parts that configure repositories. */
    static List<Range> repositories(CheckedScript script) {
        List<Range> found = new ArrayList<>();
        for (Range body : script.documents()) {
            if (REPOSITORY_FILE.matcher(script.text(body)).find()) {
                found.add(body);
            }
        }
        for (Invocation invocation : script.invocations()) {
            if (invocation.runs(PRINTING) && !invocation.isShown(script)) {
                invocation.arguments().stream()
                        .filter(argument ->
                                REPOSITORY_LINE.matcher(argument.text()).find())
                        .forEach(argument -> found.add(CheckedScript.range(argument.word())));
            } else if (invocation.program().equals("sed")) {
                found.addAll(replacements(invocation, script));
            }
        }
        return found;
    }

    /** Returns what the {@code s} commands of sed put in; what they look for is to go. */
    private static List<Range> replacements(Invocation sed, CheckedScript script) {
        List<Range> words = sed.arguments().stream()
                .map(argument -> CheckedScript.range(argument.word()))
                .toList();
        List<Range> found = new ArrayList<>();
        for (MatchResult match : script.find(SUBSTITUTION, words)) {
            found.add(new Range(match.start(2), match.end(2)));
        }
        return found;
    }

    /** Returns the parts from which URLs are read: repositories, downloads, and the variables that both use. */
    static List<Range> sources(CheckedScript script) {
        List<Range> found = new ArrayList<>(script.repositories());
        for (Invocation invocation : script.invocations()) {
            if (invocation.runs(FETCHING)) {
                String before = "";
                for (Argument argument : invocation.arguments()) {
                    if (!PROXY.contains(before) && !argument.text().contains("proxy=")) {
                        found.add(CheckedScript.range(argument.word()));
                    }
                    before = argument.text();
                }
            }
        }
        Set<String> names = new TreeSet<>();
        found.forEach(range -> names.addAll(Variables.names(script.text(range))));
        names.removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("proxy"));
        for (Word word : script.variables().assigning(names)) {
            found.add(CheckedScript.range(word));
        }
        return found.stream().distinct().toList();
    }
}
