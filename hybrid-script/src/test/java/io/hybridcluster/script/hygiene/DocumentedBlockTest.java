// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.NodeScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedBlockTest {
    private static final NodeScript SCRIPT = NodeScript.parse("#!/bin/bash\nset -e\n" + Check.JOIN);

    @Test
    void findsEachDefectOfTheGuidesBlock() {
        assertThat(documented(SCRIPT.withDocumentedBlock()))
                .containsExactly(
                        "[WARNING] line 6, column 1: where the file is absent or empty, or the kubelet reads another (DEB"
                                + " packages: /etc/default/kubelet), the node joins without name, labels, taints and"
                                + " provider id | Documented.FileMissing",
                        "[WARNING] line 11, column 9: @, & and a backslash in a value are commands to sed |"
                                + " Documented.SpecialCharacters",
                        "[WARNING] line 12, column 10: an assignment in a comment is changed like one that counts, and the"
                                + " kubelet gets no flag from it | Documented.ChangesComment",
                        "[WARNING] line 13, column 9: a quoted KUBELET_EXTRA_ARGS is cut open, so that the kubelet gets"
                                + " broken arguments | Documented.QuotedValue",
                        "[WARNING] line 31, column 9: a second run makes --hostname-override=a,a and --provider-id=b,b, as"
                                + " it does with values that were there before | Documented.SecondRun",
                        "[WARNING] line 50, column 1: a kubelet that runs already is not started again, and no failure"
                                + " stops the script before the join | Documented.NoRestart",
                        "[WARNING] line 52, column 1: the join does not get the node's name, and looks for a node of the"
                                + " machine's host name | Documented.JoinUnnamed");
    }

    @Test
    void findsNoUnnamedJoinWhereItIsNamed() {
        NodeScript named = NodeScript.parse(SCRIPT.withDocumentedBlock()
                .text()
                .replace("kubeadm join", "kubeadm join --node-name \"$ALIBABA_CLOUD_NODE_NAME\""));

        assertThat(documented(named)).hasSize(6).noneMatch(finding -> finding.contains("JoinUnnamed"));
    }

    @Test
    void findsNothingOfItInOtherScripts() {
        assertThat(documented(SCRIPT)).isEmpty();
        assertThat(documented(SCRIPT.withKubeletFlags())).isEmpty();
        assertThat(documented(SCRIPT.withDocumentedBlock().withKubeletFlags())).isEmpty();
    }

    private static List<String> documented(NodeScript script) {
        return ScriptRules.standard().check(script).stream()
                .filter(finding -> finding.ruleId().value().startsWith("Documented."))
                .map(ScriptFinding::toString)
                .toList();
    }
}
