// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The block that the guide inserts: what it gets wrong, each for itself. */
final class DocumentedBlock implements ScriptRule {
    /** The marker lines; their other characters are Chinese, looked at byte by byte. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^#+ <[\\x80-\\xff]+$(?s:.*?)^#+ [\\x80-\\xff]+>$");

    private static final String SOURCE = "the guide, step \"configure the custom node initialization script\"";
    private static final String CONVERT = "use NodeScript.withKubeletFlags, which takes this block out";

    private static final ScriptRuleDescription NO_FILE = of(
            "Documented.FileMissing",
            "where the file is absent or empty, or the kubelet reads another (DEB packages: /etc/default/kubelet), the node"
                    + " joins without name, labels, taints and provider id");
    private static final ScriptRuleDescription TWICE = of(
            "Documented.SecondRun",
            "a second run makes --hostname-override=a,a and --provider-id=b,b, as it does with values that were there"
                    + " before");
    private static final ScriptRuleDescription QUOTED = of(
            "Documented.QuotedValue",
            "a quoted KUBELET_EXTRA_ARGS is cut open, so that the kubelet gets broken arguments");
    private static final ScriptRuleDescription COMMENT = of(
            "Documented.ChangesComment",
            "an assignment in a comment is changed like one that counts, and the kubelet gets no flag from it");
    private static final ScriptRuleDescription SPECIAL =
            of("Documented.SpecialCharacters", "@, & and a backslash in a value are commands to sed");
    private static final ScriptRuleDescription UNNAMED = of(
            "Documented.JoinUnnamed",
            "the join does not get the node's name, and looks for a node of the machine's host name");
    private static final ScriptRuleDescription NOT_STARTED = of(
            "Documented.NoRestart",
            "a kubelet that runs already is not started again, and no failure stops the script before the join");

    private static ScriptRuleDescription of(String id, String meaning) {
        return ScriptRuleDescription.of(id, Severity.WARNING, meaning, CONVERT, SOURCE);
    }

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(NO_FILE, TWICE, QUOTED, COMMENT, SPECIAL, UNNAMED, NOT_STARTED);
    }

    /** Returns the offset behind the block in {@code text}, or -1. */
    static int end(String text) {
        Matcher block = BLOCK.matcher(text);
        return block.find() ? block.end() : -1;
    }

    @Override
    public void check(CheckedScript script, Report report) {
        Matcher block = BLOCK.matcher(script.text());
        if (!block.find() || !block.group().contains("KUBELET_CONFIG_FILE")) {
            return;
        }
        at(block, "KUBELET_CONFIG_FILE=\"/etc/sysconfig/kubelet\"", NO_FILE, report);
        at(block, "sed -i \"s@${option}=@${option}=${ALIBABA_CLOUD_NODE_NAME}", TWICE, report);
        at(block, "sed -i \"s@KUBELET_EXTRA_ARGS=@", QUOTED, report);
        at(block, "grep \"KUBELET_EXTRA_ARGS=\"", COMMENT, report);
        at(block, "sed -i \"s@${option}=@", SPECIAL, report);
        at(block, "systemctl enable kubelet && systemctl start kubelet", NOT_STARTED, report);
        script.joins().stream()
                .filter(join -> join.values("--node-name").isEmpty())
                .forEach(join -> report.add(UNNAMED, join.start()));
    }

    private static void at(Matcher block, String part, ScriptRuleDescription rule, Report report) {
        report.add(rule, block.start() + Math.max(0, block.group().indexOf(part)));
    }
}
