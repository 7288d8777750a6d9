// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.NodeScript;
import java.util.List;

/** What the standard rules say of a script. */
final class Check {
    static final String TOKEN = "abcdef.0123456789abcdef";
    static final String JOIN = "kubeadm join 10.200.1.253:6443 --token " + TOKEN
            + " --discovery-token-ca-cert-hash sha256:" + "a".repeat(64) + "\n";

    private Check() {}

    static List<ScriptFinding> all(String script) {
        return ScriptRules.standard().check(NodeScript.parse(script));
    }

    /** Returns the findings of this id, without their ids. */
    static List<String> of(String id, String script) {
        return all(script).stream()
                .filter(finding -> finding.ruleId().value().equals(id))
                .map(finding -> finding.toString().replace(" | " + id, ""))
                .toList();
    }

    /** Returns the lines of the findings of this id. */
    static List<Integer> lines(String id, String script) {
        return all(script).stream()
                .filter(finding -> finding.ruleId().value().equals(id))
                .map(ScriptFinding::line)
                .toList();
    }
}
