// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.UnaryOperator;

/** What holds for every conversion of every script. */
final class ScriptLaws {
    /** Of the others, the guide says nothing. */
    private static final Set<Distribution> KUBELETS = Set.of(Distribution.KUBEADM, Distribution.KUBELET);

    private ScriptLaws() {}

    /** Returns {@code before} with the hardened block, after checking the laws. */
    static String convert(String before) {
        return check(before, NodeScript::withKubeletFlags);
    }

    static String check(String before, UnaryOperator<NodeScript> convert) {
        NodeScript original = NodeScript.parse(before);
        NodeScript once = convert.apply(original);
        assertThat(convert.apply(once).text()).as("second pass").isEqualTo(once.text());
        assertThat(convert.apply(NodeScript.parse(once.text())).text())
                .as("read again")
                .isEqualTo(once.text());
        assertThat(once.withoutBlock().text()).as("block taken out").isEqualTo(before);
        assertThat(once.hasBlock()).isTrue();
        assertThat(original.hasBlock()).isFalse();
        if (KUBELETS.contains(original.distribution().orElse(Distribution.KUBEADM))) {
            checkWithTheGuidesBlock(before, once);
        }
        return once.text();
    }

    private static void checkWithTheGuidesBlock(String before, NodeScript once) {
        assertThat(once.withKubeletFlags()
                        .withDocumentedBlock()
                        .withKubeletFlags()
                        .withoutBlock()
                        .text())
                .as("there and back")
                .isEqualTo(before);
    }
}
