// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredPreflightTest {
    private static final String ID = "Join.IgnoresPreflight";

    @Test
    void findsAll() {
        assertThat(Check.of(ID, "kubeadm join a:1 --ignore-preflight-errors=all\n"))
                .containsExactly(
                        "[WARNING] line 1, column 18: the join ignores every preflight error, those too that keep"
                                + " the node from ever being ready");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1 --ignore-preflight-errors ALL",
                "kubeadm join a:1 --ignore-preflight-errors 'Swap,all'",
                "tee j <<E\nkind: JoinConfiguration\nnodeRegistration:\n  ignorePreflightErrors: [Swap, \"all\"]\nE",
                "tee j <<E\nkind: JoinConfiguration\nnodeRegistration:\n  ignorePreflightErrors:\n  - Swap\n  - all\nE",
            })
    void findsItInEachForm(String script) {
        assertThat(Check.lines(ID, script)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1 --ignore-preflight-errors=Swap,NumCPU",
                "kubeadm init --ignore-preflight-errors=all",
                "kubeadm join a:1 # --ignore-preflight-errors=all",
                "echo kubeadm join --ignore-preflight-errors=all",
                "tee j <<E\nkind: JoinConfiguration\nnodeRegistration:\n  ignorePreflightErrors:\n  - FileExisting-all-of\nE",
                "tee j <<E\nkind: JoinConfiguration\nnodeRegistration:\n  ignorePreflightErrors:\n  - Swap\n  name: all\nE",
            })
    void findsNothingElse(String script) {
        assertThat(Check.lines(ID, script)).isEmpty();
    }
}
