// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkippedVerificationTest {
    private static final String ID = "Join.SkipsCaVerification";
    private static final String FLAG = "--discovery-token-unsafe-skip-ca-verification";

    @Test
    void findsTheFlag() {
        assertThat(Check.of(ID, "#!/bin/bash\nkubeadm join a:1 --token x " + FLAG + "\n"))
                .containsExactly(
                        "[WARNING] line 2, column 28: the join takes whoever answers at the API server's address"
                                + " for the control plane");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo -E /usr/bin/kubeadm -v 5 join a:1 FLAG",
                "kubeadm join a:1 \\\n  FLAG=true",
                "if ! kubeadm join a:1 FLAG; then exit 1; fi",
                "out=$(kubeadm join a:1 FLAG 2>&1)",
                "eval \"kubeadm join $API FLAG\"",
                "bash -c 'kubeadm join a:1 FLAG'",
                "ssh node sudo kubeadm join a:1 FLAG",
                "join() { kubeadm join a:1 FLAG; }\njoin",
                "K=/usr/bin/kubeadm\n$K join a:1 FLAG",
                "FLAGS=\"FLAG\"\nkubeadm join a:1 $FLAGS",
                "CMD='kubeadm join a:1 FLAG'\n$CMD",
                "CMD='kubeadm join a:1 FLAG'\neval \"$CMD\"",
                "timeout 60 kubeadm join a:1 FLAG",
                "cat > j.yaml <<EOF\nkind: JoinConfiguration\ndiscovery:\n  bootstrapToken:\n    unsafeSkipCAVerification: true\nEOF",
            })
    void findsItInEachFormOfJoin(String script) {
        assertThat(Check.lines(ID, script.replaceAll("FLAG(?!S)", FLAG))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1 --token x --discovery-token-ca-cert-hash sha256:0",
                "kubeadm join a:1 --discovery-token-unsafe-skip-ca-verification=false",
                "# kubeadm join a:1 --discovery-token-unsafe-skip-ca-verification",
                "echo 'kubeadm join a:1 --discovery-token-unsafe-skip-ca-verification'",
                "grep -q -- --discovery-token-unsafe-skip-ca-verification \"$0\"",
                "kubeadm join a:1 # --discovery-token-unsafe-skip-ca-verification",
                "X='--discovery-token-unsafe-skip-ca-verification'\nkubeadm join a:1",
                "cat > j.yaml <<EOF\nkind: JoinConfiguration\n  # unsafeSkipCAVerification: true\nEOF",
                "cat > j.yaml <<EOF\nkind: JoinConfiguration\n  unsafeSkipCAVerification: false\nEOF",
                "cat > j.yaml <<EOF\nkind: ConfigMap\n  unsafeSkipCAVerification: true\nEOF",
            })
    void findsNothingElse(String script) {
        assertThat(Check.of(ID, script)).isEmpty();
    }
}
