// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.NodeScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about flags and labels of the kubelet. */
class KubeletFlagFindingsTest {
    private static final String LATER = "Script.WritesKubeletFlagsLater";
    private static final String NODE_IP = "Script.NodeIpIsName";
    private static final String LABEL = "Script.MisspelledLabel";

    @Test
    void findsANameInThePlaceOfAnAddress() {
        assertThat(Check.of(
                        NODE_IP,
                        "cat > kubelet.service <<E\nExecStart=kubelet --node-ip=${ALIBABA_CLOUD_NODE_NAME}\nE\n"))
                .containsExactly(
                        "[WARNING] line 2, column 19: --node-ip is given the node's name, which is no address; the"
                                + " kubelet ignores it and takes an address itself");
        assertThat(Check.lines(NODE_IP, "ARGS=\"--node-ip=$ALIBABA_CLOUD_NODE_NAME\"\n"))
                .containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# --node-ip=${ALIBABA_CLOUD_NODE_NAME}",
                "cat > a <<E\n# --node-ip=${ALIBABA_CLOUD_NODE_NAME}\nE",
                "echo --node-ip=${ALIBABA_CLOUD_NODE_NAME}",
                "kubelet --node-ip=$NODE_IP --hostname-override=$ALIBABA_CLOUD_NODE_NAME",
                "kubelet --node-ip=${ALIBABA_CLOUD_NODE_NAMES}",
            })
    void findsNoOtherAddress(String script) {
        assertThat(Check.lines(NODE_IP, script)).isEmpty();
    }

    @Test
    void findsALabelWithALetterTooMuch() {
        assertThat(Check.of(LABEL, "kubelet --node-labels=alibabacloiud.com/external=true\n"))
                .containsExactly("[ERROR] line 1, column 23: the label prefix alibabacloiud.com/ is misspelled, so that"
                        + " neither Terway nor the registered cluster finds the node by it");
        assertThat(Check.lines(LABEL, "kubelet --node-labels=alibabacloud.com/external=true\n"))
                .isEmpty();
        assertThat(Check.lines(LABEL, "# alibabacloiud.com/external\necho alibabacloiud.com/external\n"))
                .isEmpty();
    }

    @Test
    void findsAWriteBehindTheBlock() {
        String converted = NodeScript.parse("#!/bin/bash\n" + Check.JOIN)
                .withKubeletFlags()
                .text();
        String script =
                converted.replace("kubeadm join", "echo 'KUBELET_EXTRA_ARGS=' > /etc/sysconfig/kubelet\nkubeadm join");
        int line = script.substring(0, script.indexOf("echo 'KUBELET_EXTRA_ARGS='"))
                .split("\n", -1)
                .length;

        assertThat(Check.of(LATER, script))
                .containsExactly(
                        "[WARNING] line " + line + ", column 30: a file from which the kubelet takes its flags is"
                                + " changed behind the place where the flags are put in");
        assertThat(Check.lines(LATER, converted)).isEmpty();
    }

    @Test
    void findsAWriteBehindTheBlockOfK3s() {
        String before =
                "#!/bin/bash\nset -e\nmkdir -p /etc/rancher/k3s\necho 'node-ip: 10.0.0.1' > /etc/rancher/k3s/config.yaml\n";
        String join = "K3S_URL=https://10.200.1.253:6443 K3S_TOKEN_FILE=/root/token sh install.sh agent\n";
        NodeScript sound = NodeScript.parse(before + join);
        String converted = sound.withKubeletFlags().text();

        assertThat(Check.lines(LATER, converted)).isEmpty();
        assertThat(Check.lines(
                        LATER, converted.replace("K3S_URL=https", "rm /etc/rancher/k3s/config.yaml\nK3S_URL=https")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo a > /etc/sysconfig/kubelet",
                "echo a >> \"/etc/default/kubelet\"",
                "cat > /etc/systemd/system/kubelet.service.d/20-a.conf <<E\n[Service]\nE",
                "cat <<E | sudo tee /usr/lib/systemd/system/kubelet.service\n[Service]\nE",
                "sed -i 's/a/b/' /etc/sysconfig/kubelet",
                "rm -f /etc/sysconfig/kubelet",
                "cp kubelet.conf /etc/default/kubelet",
                "F=/etc/sysconfig/kubelet\necho a > $F",
                "echo a > /var/lib/kubelet/kubeadm-flags.env",
            })
    void findsAWriteBehindTheJoin(String script) {
        assertThat(Check.lines(LATER, Check.JOIN + script)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat /etc/sysconfig/kubelet",
                "sed 's/a/b/' /etc/sysconfig/kubelet",
                "cp /etc/sysconfig/kubelet /root/",
                "# echo a > /etc/sysconfig/kubelet",
                "echo 'a > /etc/sysconfig/kubelet'",
                "echo a > /etc/sysconfig/kubelet.bak",
                "echo a > /etc/sysconfig/docker",
            })
    void findsNoOtherWrite(String script) {
        assertThat(Check.lines(LATER, Check.JOIN + script)).isEmpty();
    }

    @Test
    void findsNoWriteBeforeTheJoinOrWithoutOne() {
        assertThat(Check.lines(LATER, "echo a > /etc/sysconfig/kubelet\n" + Check.JOIN))
                .isEmpty();
        assertThat(Check.lines(LATER, "echo a > /etc/sysconfig/kubelet\n")).isEmpty();
    }
}
