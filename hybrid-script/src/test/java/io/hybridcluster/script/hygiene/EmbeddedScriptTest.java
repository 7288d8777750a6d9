// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.script.NodeScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedScriptTest {
    private static final String ID = "Join.SkipsCaVerification";
    private static final String JOIN = "kubeadm join a:1 --discovery-token-unsafe-skip-ca-verification";

    @Test
    void isCheckedAtItsPlaceInTheWhole() {
        assertThat(Check.all("#!/bin/bash\ncat > /root/join.sh <<'EOF'\n#!/bin/bash\necho 配置; " + JOIN
                                + "\nEOF\nbash /root/join.sh\n")
                        .stream()
                        .map(ScriptFinding::toString))
                .containsExactly(
                        "[WARNING] line 4, column 27: the join takes whoever answers at the API server's address"
                                + " for the control plane | Join.SkipsCaVerification");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash <<E\nJOIN\nE",
                "sudo bash -s -- x <<'E'\nJOIN\nE",
                "sudo -i <<E\nJOIN\nE",
                "ssh -p 22 node <<E\nJOIN\nE",
                "ssh node sudo bash <<E\nJOIN\nE",
                "su - root <<E\nJOIN\nE",
                "cat > /root/join.sh <<-'E'\n\tJOIN\n\tE",
                "sudo tee /root/join.sh <<E\nJOIN\nE",
                "cat <<E | sudo tee /root/join.sh > /dev/null\nJOIN\nE",
                "F=/root/join.sh\ncat > \"$F\" <<E\nJOIN\nE",
                "cat > /usr/local/bin/join <<'E'\n#!/usr/bin/env bash\nJOIN\nE",
                "bash <<A\ncat > b.sh <<B\nJOIN\nB\nA",
            })
    void isFoundInEachForm(String script) {
        assertThat(Check.lines(ID, script.replace("JOIN", JOIN))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat <<E\nJOIN\nE",
                "cat > /etc/motd <<E\nJOIN\nE",
                "bash a.sh <<E\nJOIN\nE",
                "bash -c 'cat' <<E\nJOIN\nE",
                "ssh node 'cat > /etc/motd' <<E\nJOIN\nE",
                "bash <<E\n# JOIN\nE",
                "bash <<E\necho JOIN\nE",
                "cat <<E | tee /etc/motd\nJOIN\nE",
            })
    void isNotWhatOnlyLooksLikeOne(String script) {
        assertThat(Check.lines(ID, script.replace("JOIN", JOIN))).isEmpty();
    }

    @Test
    void leavesOutAScriptThatCannotBeRead() {
        assertThat(Check.all("bash <<E\nif\nE\n")).isEmpty();
    }

    @Test
    void reportsARepositoryFileInItOnce() {
        assertThat(Check.lines(
                        "Script.HttpMirror",
                        "bash <<A\ncat > a.repo <<B\n[a]\nbaseurl=http://a.example\nB\nA\ncurl -O http://b.example\n"))
                .containsExactly(4, 7);
    }

    @Test
    void isRepairedInItsPlace() {
        CaCertHash hash = CaCertHash.parse("sha256:" + "a".repeat(64));
        String script = "cat > j.sh <<'E'\n" + JOIN + "\nE\n" + JOIN + "\n";

        assertThat(ScriptRewrite.caCertHash(List.of(hash))
                        .apply(NodeScript.parse(script))
                        .text())
                .isEqualTo(script.replace(
                        "--discovery-token-unsafe-skip-ca-verification",
                        "--discovery-token-ca-cert-hash '" + hash + "'"));
    }
}
