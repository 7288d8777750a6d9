// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncheckedInstallTest {
    private static final String ID = "Join.GoesOnAfterFailure";

    @Test
    void findsTheFirstInstallationThatNobodyChecks() {
        assertThat(Check.of(ID, "swapoff -a\n  yum install -y kubelet\napt-get install -y kubeadm\n" + Check.JOIN))
                .containsExactly(
                        "[WARNING] line 2, column 3: when this fails, the script goes on, and joins a node that"
                                + " lacks what should be installed here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo apt-get -y install kubeadm",
                "DEBIAN_FRONTEND=noninteractive apt-get install -y kubeadm",
                "rpm -ivh kubeadm.rpm",
                "dpkg -i kubeadm.deb",
                "curl -fsSLo /usr/bin/kubeadm https://dl.k8s.io/kubeadm",
                "curl -fsSL -o /usr/bin/kubeadm https://dl.k8s.io/kubeadm",
                "wget https://dl.k8s.io/kubeadm",
                "yum install -y a && yum install -y b",
                "yum install -y a; echo done",
                "install() { yum install -y kubeadm; }\ninstall",
                "set -e\nset +e\nyum install -y kubeadm",
                "(set -e; ls)\nyum install -y kubeadm",
                "if true; then yum install -y kubeadm; fi",
            })
    void findsEachForm(String script) {
        assertThat(Check.lines(ID, script + "\n" + Check.JOIN)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set -e\nyum install -y kubeadm",
                "set -euo pipefail\nyum install -y kubeadm",
                "set -o errexit\nyum install -y kubeadm",
                "trap 'exit 1' ERR\nyum install -y kubeadm",
                "yum install -y kubeadm || exit 1",
                "yum install -y a && yum install -y b || { echo failed; exit 1; }",
                "yum install -y kubeadm || true",
                "if ! yum install -y kubeadm; then exit 1; fi",
                "until yum install -y kubeadm; do sleep 5; done",
                "yum list installed",
                "yum remove -y docker",
                "echo yum install kubeadm",
                "# yum install kubeadm",
                "curl -fsS https://example.org/ping",
            })
    void findsNothingWhereSomethingHangsOnIt(String script) {
        assertThat(Check.lines(ID, "#!/bin/bash\n" + script + "\n" + Check.JOIN))
                .isEmpty();
    }

    @Test
    void findsNothingInAScriptOfStrictMode() {
        assertThat(Check.lines(ID, "#!/bin/bash -e\nyum install -y kubeadm\n" + Check.JOIN))
                .isEmpty();
    }

    @Test
    void findsNothingBehindTheJoinOrWithoutOne() {
        assertThat(Check.lines(ID, Check.JOIN + "yum install -y vim\n")).isEmpty();
        assertThat(Check.lines(ID, "yum install -y vim\n")).isEmpty();
        assertThat(Check.lines(ID, "yum install -y kubeadm && " + Check.JOIN)).isEmpty();
    }
}
