// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.script.NodeScript;
import java.util.List;
import java.util.Random;

/** What the standard rules say of a script. */
final class Check {
    static final String TOKEN = "abcdef.0123456789abcdef";
    static final String JOIN = "kubeadm join 10.200.1.253:6443 --token " + TOKEN
            + " --discovery-token-ca-cert-hash sha256:" + "a".repeat(64) + "\n";

    private Check() {}

    static List<ScriptFinding> all(String script) {
        return ScriptRules.standard().check(NodeScript.parse(script));
    }

    /** Returns {@code text} with some parts of it taken out, doubled or broken by a character that means something. */
    static NodeScript mutated(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(3)) {
                case 0 -> out.delete(at, Math.min(out.length(), at + 1 + random.nextInt(80)));
                case 1 -> out.insert(at, "'\"`$(){}<>|&;#\\\n\r\0é".charAt(random.nextInt(18)));
                default -> out.insert(at, text, at / 2, Math.min(text.length(), at / 2 + 60));
            }
        }
        return NodeScript.parse(out.toString().getBytes(UTF_8));
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
