// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.script.RancherFlagBlock.Program;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RancherFlagBlockTest {
    @ParameterizedTest
    @EnumSource
    void isSoundBash(Program program) {
        String block = RancherFlagBlock.hardened(program, KubeletFlagOptions.none());

        assertThat(Bash.syntaxErrors("#!/bin/bash\n" + block)).isEmpty();
        assertThat(Bash.shellcheck("#!/bin/bash\n" + block)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isOneBlockThatNamesItsProgram(Program program) {
        String block = RancherFlagBlock.hardened(program, KubeletFlagOptions.none());

        assertThat(block)
                .containsOnlyOnce("\nif hybrid_kubelet_flags " + program.name().toLowerCase() + "; then\n");
        assertThat(BlockPlace.hardened(block)).isEqualTo(new Range(0, block.length()));
    }

    @Test
    void stopsWhereItsProgramIsNoneOfTheTwo() {
        String block = RancherFlagBlock.hardened(Program.K3S, KubeletFlagOptions.none());
        List<String> outcomes = new ArrayList<>();

        for (String word : List.of("", " k3d")) {
            Tool.Result result = Tool.run(
                    Values.SAMPLE.environment(),
                    List.of("bash", "-c", block.replace("flags k3s;", "flags" + word + ";") + "echo joined"));
            outcomes.add(result.exit() + result.out() + result.err());
        }

        String end = ": it can be k3s or rke2. Nothing was changed.\n"
                + "hybrid-cluster: The script stops here, before the join.\n";
        assertThat(outcomes)
                .containsExactly(
                        "1hybrid-cluster: The program that this block configures is ''" + end,
                        "1hybrid-cluster: The program that this block configures is k3d" + end);
    }

    /** The model itself, on the example of the documentation (K3s: Configuration Options, "Multiple Config Files"). */
    @Test
    void theModelMergesAsTheDocumentationSays() {
        Map<String, List<String>> flags = RancherModel.flags(RancherModel.inOrder(Map.of(
                "config.yaml", "token: boop\nnode-label:\n  - foo=bar\n  - bar=baz\n",
                "config.yaml.d/test2.yaml",
                        "write-kubeconfig-mode: 777\nnode-label:\n  - other=what\n  - foo=three\nnode-taint+:\n"
                                + "  - charlie=delta:NoSchedule\n",
                "config.yaml.d/test1.yaml", "write-kubeconfig-mode: 600\nnode-taint:\n  - alice=bob:NoExecute\n",
                "config.yaml.d/test3.txt", "write-kubeconfig-mode: 400\n")));

        assertThat(flags)
                .isEqualTo(Map.of(
                        "token", List.of("boop"),
                        "node-label", List.of("other=what", "foo=three"),
                        "write-kubeconfig-mode", List.of("777"),
                        "node-taint", List.of("alice=bob:NoExecute", "charlie=delta:NoSchedule")));
    }
}
