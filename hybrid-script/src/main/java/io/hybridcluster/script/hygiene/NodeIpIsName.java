// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** The sample for binary installs gives the kubelet the node's name where an address belongs. */
final class NodeIpIsName implements ScriptRule {
    private static final Pattern FLAG =
            Pattern.compile("--node-ip[= ][\"']?\\$(?:ALIBABA_CLOUD_NODE_NAME\\b|\\{ALIBABA_CLOUD_NODE_NAME\\b)");

    private static final ScriptRuleDescription NAME = ScriptRuleDescription.of(
            "Script.NodeIpIsName",
            Severity.WARNING,
            "--node-ip is given the node's name, which is no address; the kubelet ignores it and takes an address itself",
            "leave --node-ip out, or give it the address of the interface that the IDC reaches",
            "ACK: Create custom scripts for node pools; Kubernetes component-helpers node/util/ips.go");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(NAME);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        script.find(FLAG).forEach(match -> report.add(NAME, match.start()));
    }
}
