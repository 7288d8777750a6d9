// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A join without a pin believes whoever answers at the API server's address. */
final class SkippedVerification implements ScriptRule {
    static final String FLAG = "--discovery-token-unsafe-skip-ca-verification";

    private static final Pattern FLAGS = Pattern.compile(FLAG + "(?:=(?:true|TRUE|True|t|T|1))?(?![\\w=.-])");
    private static final Pattern FIELD =
            Pattern.compile("(?m)^[ \\t]*+([\"']?unsafeSkipCAVerification[\"']?:[ \\t]*(?:true|True|TRUE)\\b)");

    private static final ScriptRuleDescription SKIPS = ScriptRuleDescription.of(
            "Join.SkipsCaVerification",
            Severity.WARNING,
            "the join takes whoever answers at the API server's address for the control plane",
            "give --discovery-token-ca-cert-hash in its place; kubeadm token create --print-join-command prints it, and"
                    + " ScriptRewrite.caCertHash puts it in",
            "Kubernetes: kubeadm join");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(SKIPS);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        flags(script).forEach(flag -> report.add(SKIPS, flag.start()));
        fields(script).forEach(field -> report.add(SKIPS, field.start(1)));
    }

    /** Returns where the flag stands, in a join or in the variable from which a join takes it. */
    static List<MatchResult> flags(CheckedScript script) {
        List<Range> ranges = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Join join : script.joins()) {
            Range range = new Range(join.start(), join.command().end());
            ranges.add(range);
            names.addAll(Variables.names(script.text(range)));
        }
        script.variables().assigning(names).forEach(word -> ranges.add(CheckedScript.range(word)));
        return script.find(FLAGS, ranges).stream()
                .collect(Collectors.toMap(MatchResult::start, match -> match, (a, b) -> a, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Returns where a configuration of a join says the same, as group 1. */
    static List<MatchResult> fields(CheckedScript script) {
        return script.find(FIELD, script.joinConfigurations());
    }
}
