// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** With {@code all}, a join goes on whatever is wrong with the machine. */
final class IgnoredPreflight implements ScriptRule {
    private static final Pattern FIELD = Pattern.compile(
            "(?m)^[ \\t]*+(ignorePreflightErrors):[ \\t]*+(\\[[^\\]\\n]*+]|(?:\\n[ \\t]*+-[^\\n]*+)*+)");
    private static final Pattern ALL_NAMES = Pattern.compile("(?i)(?<![\\w-])all(?![\\w-])");

    private static final ScriptRuleDescription ALL = ScriptRuleDescription.of(
            "Join.IgnoresPreflight",
            Severity.WARNING,
            "the join ignores every preflight error, those too that keep the node from ever being ready",
            "name the checks that may fail one by one, as in --ignore-preflight-errors=Swap,NumCPU",
            "Kubernetes: kubeadm join");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(ALL);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        for (Join join : script.joins()) {
            for (Argument names : join.values("--ignore-preflight-errors")) {
                if (Arrays.stream(names.text().split(",")).anyMatch(name -> name.equalsIgnoreCase("all"))) {
                    report.add(ALL, names.word().start());
                }
            }
        }
        for (MatchResult field : script.find(FIELD, script.joinConfigurations())) {
            if (ALL_NAMES.matcher(field.group(2)).find()) {
                report.add(ALL, field.start(1));
            }
        }
    }
}
