// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.RancherFlagBlock.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeScriptGoldenTest {
    @Test
    void insertsTheGuidesOwnBlockWhereTheGuideDoes() {
        String converted =
                ScriptGolden.checkLaws(ScriptGolden.read("guide/init-node.sh"), NodeScript::withDocumentedBlock);

        assertThat(converted).isEqualTo(ScriptGolden.read("guide/init-node-ecs.sh"));
    }

    @Test
    void insertsTheHardenedBlockIntoTheGuidesScript() {
        ScriptGolden.check(
                "guide/init-node.sh",
                "guide/init-node.hardened.sh",
                "@@shown in full here@@",
                NodeScript::withKubeletFlags);
    }

    @Test
    void insertsABlockWithoutAnyFindingOfShellcheck() {
        assertThat(Bash.shellcheck(KubeletFlagBlock.HARDENED)).isEmpty();
    }

    @Test
    void replacesTheGuidesBlockByTheHardenedOne() {
        NodeScript documented = NodeScript.parse(ScriptGolden.read("guide/init-node-ecs.sh"));

        assertThat(documented.hasBlock()).isTrue();
        assertThat(documented.withKubeletFlags().text()).isEqualTo(ScriptGolden.read("guide/init-node.hardened.sh"));
        assertThat(documented.withoutBlock().text()).isEqualTo(ScriptGolden.read("guide/init-node.sh"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "ubuntu-sudo",
                "ubuntu-kubeadm",
                "binary-install",
                "continued-lines",
                "no-final-newline",
                "here-documents",
                "marker-in-function",
                "marker-and-several-joins",
                "already-named",
                "config-file",
                "strict-mode",
                "quotes-and-substitutions"
            })
    void converts(String name) {
        ScriptGolden.check(
                "scripts/" + name + ".before.sh",
                "scripts/" + name + ".after.sh",
                KubeletFlagBlock.HARDENED,
                NodeScript::withKubeletFlags);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"k3s-agent, K3S", "rke2-agent, RKE2"})
    void convertsAnAgentOfRancher(String name, Program program) {
        ScriptGolden.check(
                "scripts/" + name + ".before.sh",
                "scripts/" + name + ".after.sh",
                RancherFlagBlock.hardened(program, KubeletFlagOptions.none()),
                NodeScript::withKubeletFlags);
    }
}
