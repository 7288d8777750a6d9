// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A configuration of the join that sets what the registered cluster sets too. */
final class ConfiguredTaints implements ScriptRule {
    private static final Pattern TAINTS = Pattern.compile("(?m)^[ \\t]++(taints):(?![ \\t]*(?:\\[[ \\t]*]|null|~))");
    private static final Pattern FLAG = Pattern.compile("(?m)^[ \\t]++(?:-[ \\t]++name:[ \\t]*+)?[\"']?"
            + "(register-with-taints|hostname-override|provider-id)[\"']?[ \\t]*(?::|$)");

    private static final ScriptRuleDescription LOSES = ScriptRuleDescription.of(
            "Join.ConfigTaints",
            Severity.WARNING,
            "the join's configuration sets what the registered cluster sets too; the kubelet takes the registered"
                    + " cluster's, which comes last",
            "set taints and labels in the node pool, and leave name and provider id to the registered cluster",
            "Kubernetes: kubeadm, the kubelet drop-in file; kubelet --register-with-taints");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(LOSES);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        for (MatchResult match : script.find(TAINTS, script.joinConfigurations())) {
            report.add(
                    LOSES,
                    match.start(1),
                    "the join's configuration sets taints; as soon as the node pool has taints too, the kubelet takes"
                            + " only those");
        }
        for (MatchResult match : script.find(FLAG, script.joinConfigurations())) {
            report.add(
                    LOSES,
                    match.start(1),
                    "the join's configuration gives the kubelet --" + match.group(1)
                            + "; the registered cluster's comes behind it and wins");
        }
    }
}
