// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Packages that are not checked are whatever the mirror, or who is before it, makes of them. */
final class GpgCheck implements ScriptRule {
    private static final String OFF = "[ \\t]*=[ \\t]*(0|no|false|off)(?![\\w.])";
    private static final Pattern PACKAGES = Pattern.compile("(?:(?<!\\w)|(?<=\\\\n))gpgcheck" + OFF);
    private static final Pattern METADATA = Pattern.compile("(?:(?<!\\w)|(?<=\\\\n))repo_gpgcheck" + OFF);
    private static final Pattern TRUSTED = Pattern.compile("\\[[^\\]\\n]*\\btrusted[ \\t]*=[ \\t]*yes\\b");

    private static final Set<String> RPM = Set.of("yum", "dnf", "microdnf", "tdnf", "yum-config-manager");
    private static final Set<String> APT = Set.of("apt", "apt-get", "aptitude");
    private static final Map<String, Pattern> FLAGS = Map.of(
            "rpm", Pattern.compile("--nosignature|--nodigest|--nogpg"),
            "zypper", Pattern.compile("--no-gpg-checks"));
    private static final Pattern RPM_FLAG =
            Pattern.compile("--nogpgcheck|(--setopt=)?([\\w.*-]+\\.)?gpgcheck=(0|no|false)");
    private static final Pattern APT_FLAG = Pattern.compile("--allow-unauthenticated|--allow-insecure-repositories"
            + "|(-o)?APT::Get::AllowUnauthenticated=(true|yes|1)");

    private static final ScriptRuleDescription UNCHECKED = ScriptRuleDescription.of(
            "Script.GpgCheckOff",
            Severity.WARNING,
            "packages are installed without a check of their signatures",
            "name the repository's key (gpgkey=, signed-by=) and switch the check on; ScriptRewrite.gpgCheckOn does where"
                    + " the key is named",
            "yum.conf(5), dnf.conf(5), apt-secure(8)");

    private static final ScriptRuleDescription METADATA_UNCHECKED = ScriptRuleDescription.of(
            "Script.RepoGpgCheckOff",
            Severity.INFO,
            "the list of packages of this repository is taken without a check of its signature; the packages are checked",
            "set repo_gpgcheck=1 if the repository signs its list",
            "yum.conf(5), dnf.conf(5)");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(UNCHECKED, METADATA_UNCHECKED);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        for (Range range : script.repositories()) {
            List<MatchResult> off = script.find(PACKAGES, List.of(range));
            off.forEach(match -> report.add(UNCHECKED, match.start()));
            if (off.isEmpty()) {
                script.find(METADATA, List.of(range)).forEach(match -> report.add(METADATA_UNCHECKED, match.start()));
            }
            script.find(TRUSTED, List.of(range)).forEach(match -> report.add(UNCHECKED, match.start()));
        }
        for (Invocation invocation : script.invocations()) {
            Pattern flag =
                    invocation.runs(RPM) ? RPM_FLAG : invocation.runs(APT) ? APT_FLAG : FLAGS.get(invocation.program());
            if (flag != null) {
                invocation.arguments().stream()
                        .filter(argument -> flag.matcher(argument.text()).matches())
                        .forEach(argument ->
                                report.add(UNCHECKED, argument.word().start()));
            }
        }
    }

    /** Returns where a value stands that switches the check off for packages whose key is named. */
    static List<Range> values(CheckedScript script) {
        List<Range> found = new ArrayList<>();
        for (Range range : script.repositories()) {
            for (MatchResult match : script.find(PACKAGES, List.of(range))) {
                if (script.text(section(range, match.start(), script.text())).contains("gpgkey")) {
                    found.add(new Range(match.start(1), match.end(1)));
                }
            }
        }
        return found;
    }

    /** Returns the part of the repository file {@code file} that is about the same repository. */
    private static Range section(Range file, int offset, String text) {
        int start = Math.max(file.start(), text.lastIndexOf("\n[", offset));
        int end = text.indexOf("\n[", offset);
        return new Range(start, end < 0 ? file.end() : Math.min(end, file.end()));
    }
}
