// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.model.plan.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedJoinTest {
    private static final String SECRET = "0123456789abcdef";
    private static final String TOKEN = "abcdef." + SECRET;
    private static final String HASH = "sha256:" + "a".repeat(64);
    private static final String OTHER_HASH = "sha256:" + "b".repeat(64);
    private static final String PRINTED =
            "kubeadm join 10.200.1.253:6443 --token " + TOKEN + " --discovery-token-ca-cert-hash " + HASH;

    private static final KubeadmJoin JOIN = KubeadmJoin.builder(
                    Endpoint.parse("10.200.1.253:6443"), BootstrapToken.parse(TOKEN), List.of(CaCertHash.parse(HASH)))
            .build();

    @Test
    void readsWhatTokenCreatePrints() {
        assertThat(KubeadmJoin.parse(PRINTED + " \n")).isEqualTo(JOIN);
    }

    @Test
    void readsWhatInitPrints() {
        assertThat(KubeadmJoin.parse("kubeadm join 10.200.1.253:6443 --token " + TOKEN
                        + " \\\n\t--discovery-token-ca-cert-hash " + HASH + " \n"))
                .isEqualTo(JOIN);
    }

    @Test
    void readsWhatItsTextIs() {
        assertThat(KubeadmJoin.parse(JOIN.text())).isEqualTo(JOIN);
    }

    @Test
    void readsFlagsInAnyOrderAndForm() {
        assertThat(KubeadmJoin.parse("kubeadm  join --ignore-preflight-errors=Swap,NumCPU --cri-socket"
                        + " unix:///run/crio/crio.sock --discovery-token-ca-cert-hash=" + HASH + "," + OTHER_HASH
                        + " --token=" + TOKEN + " --ignore-preflight-errors Mem [fd00::1]:6443"))
                .isEqualTo(KubeadmJoin.builder(
                                Endpoint.parse("[fd00::1]:6443"),
                                BootstrapToken.parse(TOKEN),
                                List.of(CaCertHash.parse(HASH), CaCertHash.parse(OTHER_HASH)))
                        .criSocket("unix:///run/crio/crio.sock")
                        .ignorePreflightErrors(List.of("Swap", "NumCPU", "Mem"))
                        .build());
    }

    @Test
    void rejectsTheJoinOfTheGuide() {
        rejects(
                "kubeadm join 10.200.1.253:6443 --token " + TOKEN + " --discovery-token-unsafe-skip-ca-verification",
                "--discovery-token-unsafe-skip-ca-verification takes whoever answers for the control plane; give"
                        + " --discovery-token-ca-cert-hash instead");
    }

    @Test
    void rejectsWhatIsMissing() {
        rejects(
                "kubeadm join 10.200.1.253:6443 --token " + TOKEN,
                "the command has no --discovery-token-ca-cert-hash; kubeadm token create --print-join-command prints it,"
                        + " and CaCertHash.ofPem computes it");
        rejects(PRINTED.replace("--token " + TOKEN, ""), "the command has no --token");
        rejects(PRINTED.replace("10.200.1.253:6443", ""), "the command has no address of the API server");
        rejects("kubeadm join 10.200.1.253:6443 --token", "the command ends behind --token, without a value");
    }

    @Test
    void rejectsWhatIsThereTwice() {
        rejects(PRINTED + " --token " + TOKEN, "the command has a second --token");
        rejects(PRINTED + " 10.0.0.2:6443", "the command has a second address of an API server");
        rejects(PRINTED + " --cri-socket unix:///a --cri-socket unix:///b", "the command has a second --cri-socket");
    }

    @Test
    void rejectsTheJoinOfAControlPlane() {
        rejects(
                PRINTED + " --control-plane --certificate-key " + "c".repeat(64),
                "--control-plane joins a machine to the control plane; give the command for worker nodes");
    }

    @Test
    void rejectsAName() {
        rejects(
                PRINTED + " --node-name n1",
                "--node-name is for the registered cluster to give; NodeScript.withKubeletFlags adds it");
    }

    @Test
    void rejectsOtherFlags() {
        rejects(
                PRINTED + " --config x.yaml",
                "word 8, --config, is no flag that kubeadm token create --print-join-command prints");
        rejects(PRINTED + " -v5", "word 8 is no flag that kubeadm token create --print-join-command prints");
    }

    @Test
    void rejectsOtherCommands() {
        for (String text : List.of("", "kubeadm", "sudo " + PRINTED, "kubeadm init", "# " + PRINTED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KubeadmJoin.parse(text))
                    .withMessageEndingWith("give the line that kubeadm token create --print-join-command prints");
        }
        rejects(
                "sudo " + PRINTED,
                "the command does not begin with kubeadm join; give the line that kubeadm token create"
                        + " --print-join-command prints");
    }

    @Test
    void rejectsWhatAShellWouldHaveToExpand() {
        rejects(
                "kubeadm join $API",
                "character 14 of the command, \"$\", is none of a plain command line; give the line that kubeadm token"
                        + " create --print-join-command prints");
        for (String text : List.of("`", "\"", ";", "&", "|", "\n", "\\", "(", "*", "'", "é", "#")) {
            assertThatIllegalArgumentException().isThrownBy(() -> KubeadmJoin.parse(PRINTED + " x" + text + "x"));
        }
    }

    @Test
    void neverTellsTheToken() {
        for (String text : List.of(
                PRINTED.replace("--token ", ""),
                PRINTED.replace("--token ", "--token x "),
                PRINTED.replace("--token ", "--token"),
                PRINTED.replace("--token ", "--discovery-token-ca-cert-hash "),
                PRINTED.replace("--token ", "--cri-socket "),
                PRINTED.replace("--token ", "--ignore-preflight-errors "),
                PRINTED.replace(TOKEN, TOKEN + "x"),
                PRINTED.replace("--token " + TOKEN, TOKEN + "x"),
                PRINTED.replace("--token " + TOKEN, "--cri-socket " + TOKEN + "x"),
                PRINTED.replace("--token " + TOKEN, "--discovery-token-ca-cert-hash " + TOKEN + "x"),
                PRINTED.replace("abcdef.", "ABCDEF."))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KubeadmJoin.parse(text))
                    .satisfies(e -> assertThat(e).message().doesNotContain(SECRET));
        }
        rejects(PRINTED.replace("--token ", ""), "word 4 is no host:port; each other value goes behind its flag");
    }

    private static void rejects(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeadmJoin.parse(text))
                .withMessage(message);
    }
}
