// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hybridcluster.script.RancherFlagBlock.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that make a node in another way than kubeadm's: the block that is right for it, or a refusal that names it. */
class DistributionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Bcurl -sfL https://get.k3s.io | @GK3S_URL=https://10.0.0.1:6443 K3S_TOKEN=a sh -\n",
                "export K3S_URL=a K3S_TOKEN=b\n@Bcurl -sfL https://get.k3s.io | @Gsh -s - agent\n",
                "@Bwget -qO- https://get.k3s.io | @GINSTALL_K3S_EXEC='agent --server a' bash\n",
                "@B@GINSTALL_K3S_MIRROR=cn K3S_URL=a sh -c \"$(curl -sfL https://get.k3s.io)\"\n",
                "curl -o k3s-install.sh https://rancher-mirror.rancher.cn/k3s/k3s-install.sh\n@B@GK3S_URL=a ./k3s-install.sh\n",
                "@Bif [ -f a ]; then\n  curl https://get.k3s.io | @GK3S_URL=a sh -\nfi\nyum install b\n@Gsystemctl restart k3s-agent\n",
                "cat >/etc/systemd/system/k3s-agent.service <<E\nExecStart=k3s agent\nE\n@B@Gsystemctl enable --now k3s-agent.service\n",
                "@B@GK3S_URL=a \\\n  K3S_TOKEN=b ./install-k3s.sh\nyum install b\n@Gsystemctl start k3s-agent\n",
                "export K3S_URL=a\n@B@Gsh /tmp/install_k3s.sh\n",
                "@Bnohup @Gk3s agent --server a --token b >log 2>&1 &\n"
            })
    void k3sIsConfiguredBeforeItsAgentStarts(String marked) {
        check(marked.replace("@Bnohup @G", "@B@Gnohup "), Program.K3S, Distribution.K3S);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -sfL https://get.rke2.io | INSTALL_RKE2_TYPE=agent sh -\nmkdir -p /etc/rancher/rke2\n"
                        + "systemctl enable rke2-agent\n@B@Gsystemctl start rke2-agent.service\n",
                "@B@Gsudo systemctl enable --now rke2-agent\n"
            })
    void rke2IsConfiguredBeforeItsAgentStarts(String marked) {
        check(marked, Program.RKE2, Distribution.RKE2);
    }

    private static void check(String marked, Program program, Distribution distribution) {
        String script = marked.replaceAll("@[BG]", "");
        NodeScript converted = NodeScript.parse(script).withKubeletFlags();

        assertThat(converted.text())
                .isEqualTo(marked.replace("@B", RancherFlagBlock.hardened(program, KubeletFlagOptions.none()))
                        .replace("@G", KubeletFlagBlock.GUARD));
        assertThat(converted.withKubeletFlags()).isSameAs(converted);
        assertThat(converted.withoutBlock().text()).isEqualTo(script);
        assertThat(converted.distribution()).contains(distribution);
        assertThat(Bash.syntaxErrors(converted.text())).isEmpty();
    }

    @Test
    void takesTheOptionsThatAreForIt() {
        NodeScript k3s = NodeScript.parse("curl https://get.k3s.io | K3S_URL=a sh -\n");

        assertThat(k3s.withKubeletFlags(
                                KubeletFlagOptions.none().withMaxPods(48).withTopologyLabels())
                        .text())
                .contains("\nif hybrid_kubelet_flags k3s max-pods=48 topology-labels; then\n");
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(() -> k3s.withKubeletFlags(KubeletFlagOptions.none().withStalePkiRemoved()))
                .withMessage(
                        "line 1, column 1: foreign CNI and stale PKI are for a kubelet of its own, and this is the start"
                                + " of the K3s agent; leave these two options out");
    }

    @Test
    void hasNoBlockOfTheGuides() {
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(() ->
                        NodeScript.parse("a\nsystemctl start rke2-agent\n").withDocumentedBlock())
                .withMessage(
                        "line 2, column 1: the guide's block is for a kubelet of its own, and this is the start of the"
                                + " RKE2 agent; take the hardened block, which has a form for it");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "^curl https://get.k3s.io | sh -^ ! ^line 1, column 27: this starts a server of K3s, not an agent^",
                "^curl https://get.k3s.io | K3S_URL=a sh -s - server^ ! ^line 1, column 27: this starts a server of K3s, not an agent^",
                "k3s server --cluster-init ! ^line 1, column 1: this starts a server of K3s, not an agent^",
                "systemctl enable --now rke2-server ! ^line 1, column 1: this starts a server of RKE2, not an agent^",
                "^curl https://get.k3s.io | INSTALL_K3S_EXEC='--node-name x' K3S_URL=a sh -^ ! ^line 1, column 45: --node-name on the command line wins over the configuration file that the block writes^",
                "^export INSTALL_K3S_EXEC='agent --kubelet-arg=v=2'\\ncurl https://get.k3s.io | K3S_URL=a sh -^ ! ^line 1, column 32: --kubelet-arg on the command line wins over the configuration file that the block writes^",
                "ansible-playbook -i inventory scale.yml ! line 1, column 1: this makes the machine a node by Kubespray",
                "sudo ansible-pull -U https://a/b.git ! line 1, column 1: this makes the machine a node by an Ansible playbook",
                "snap install microk8s --classic\\nmicrok8s join a:25000/b ! line 1, column 1: this makes the machine a node by MicroK8s",
                "/etc/eks/bootstrap.sh a ! line 1, column 1: this makes the machine a node by Amazon EKS",
                "nodeadm init -c file://a ! line 1, column 1: this makes the machine a node by Amazon EKS",
                "cd /etc/kubeasz && ./ezctl add-node a 10.0.0.1 ! line 1, column 1: this makes the machine a node by kubeasz",
                "./kk add nodes -f a.yaml ! line 1, column 1: this makes the machine a node by KubeKey",
                "k0s install worker --token-file a\\nk0s start ! line 1, column 1: this makes the machine a node by k0s",
                "docker run -d rancher/rancher-agent:v2.8 --worker ! line 1, column 1: this makes the machine a node by Rancher",
                "sealos add --nodes 10.0.0.1 ! line 1, column 1: this makes the machine a node by sealos",
                "/opt/nodeup --conf=a ! line 1, column 1: this makes the machine a node by kOps",
                "^curl http://a/attach_node.sh | bash -s -- --openapi-token a^ ! ^line 1, column 1: this makes the machine a node by ACK's own attach script^",
                "ansible-playbook a.yml\\nsystemctl start kubelet ! line 1, column 1: this makes the machine a node by an Ansible playbook",
                "kubeadm join {{ endpoint }} ! ^line 1, column 14: this is a template of Jinja, Go or Mustache, which is no script before it is rendered^",
                "^{% if a %}\\nkubeadm join x\\n{% endif %}^ ! ^line 1, column 1: this is a template of Jinja, which is no script before it is rendered^",
                "^kubeadm join ${var.endpoint}^ ! ^line 1, column 14: this is a template of Terraform, which is no script before it is rendered^",
                "^%{ if a }\\nkubeadm join x\\n%{ endif }^ ! ^line 1, column 1: this is a template of Terraform, which is no script before it is rendered^",
                "^kubeadm join {{ .Endpoint }}^ ! ^line 1, column 14: this is a template of Go, which is no script before it is rendered^",
                "^#cloud-config\\nruncmd: []^ ! ^line 1, column 1: this is user data of cloud-init that begins with #cloud-config, not a script^",
                "^MIME-Version: 1.0\\n\\nkubeadm join x^ ! ^line 1, column 1: this is user data of cloud-init that begins with MIME-Version:, not a script^"
            })
    void refusesTheOthersByName(String script, String problem) {
        NodeScript parsed = NodeScript.parse(script.replace("\\n", "\n"));

        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(parsed::withKubeletFlags)
                .withMessageStartingWith(problem + "; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ansible-playbook scale.yml\nkubeadm join x\n",
                "echo microk8s join\nkubeadm join x\n",
                "ansible-playbook a.yml\nkubeadm join x\n",
                "docker pull rancher/pause\nkubeadm join x\n"
            })
    void isKubeadmWhereKubeadmJoins(String script) {
        assertThat(NodeScript.parse(script).distribution()).contains(Distribution.KUBEADM);
    }

    @Test
    void isNoneWhereNothingJoins() {
        assertThat(NodeScript.parse("#!/bin/bash\necho k3s agent\n").distribution())
                .isEmpty();
    }
}
