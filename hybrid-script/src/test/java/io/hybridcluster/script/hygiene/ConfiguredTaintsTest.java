// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredTaintsTest {
    private static final String ID = "Join.ConfigTaints";

    @Test
    void findsTaintsAndFlagsOfTheRegisteredCluster() {
        assertThat(Check.of(ID, """
                        cat > /etc/join.yaml <<EOF
                        apiVersion: kubeadm.k8s.io/v1beta3
                        kind: JoinConfiguration
                        nodeRegistration:
                          taints:
                          - {key: a, effect: NoSchedule}
                          kubeletExtraArgs:
                            provider-id: "x"
                            node-labels: "a=b"
                            v: "2"
                        EOF
                        kubeadm join --config /etc/join.yaml
                        """))
                .containsExactly(
                        "[WARNING] line 5, column 3: the join's configuration sets taints; as soon as the node pool has"
                                + " taints too, the kubelet takes only those",
                        "[WARNING] line 8, column 5: the join's configuration gives the kubelet --provider-id; the"
                                + " registered cluster's comes behind it and wins");
    }

    @Test
    void findsFlagsInTheListOfLaterVersions() {
        assertThat(Check.lines(ID, """
                        cat > /etc/join.yaml <<EOF
                        kind: JoinConfiguration
                        nodeRegistration:
                          kubeletExtraArgs:
                          - name: hostname-override
                            value: a
                          - name: "register-with-taints"
                            value: a=b:NoSchedule
                        EOF
                        """)).containsExactly(5, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat <<E\nkind: JoinConfiguration\nnodeRegistration:\n  taints: []\n  # taints:\nE",
                "cat <<E\nkind: JoinConfiguration\nnodeRegistration:\n  kubeletExtraArgs:\n    node-labels: a=b\nE",
                "cat <<E\nkind: InitConfiguration\nnodeRegistration:\n  taints:\n  - a\nE",
                "# kind: JoinConfiguration\n#  taints:",
            })
    void findsNothingElse(String script) {
        assertThat(Check.lines(ID, script)).isEmpty();
    }
}
