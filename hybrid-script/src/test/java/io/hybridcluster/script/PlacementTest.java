// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the block goes, in scripts that join in all the forms that people write. */
class PlacementTest {
    /**
     * The block stands at each @B, the flag at each @N, as a part of the argument at each @Q, the guard at each @G; without
     * them the script is what it was before.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n@Bkubeadm join x@N\nb\n",
                "@Bkubeadm join x@N\nkubeadm join y@N\n",
                "@Bkubeadm join x@N || { kubeadm reset -f; sleep 3; kubeadm join y@N; }\n",
                "f() {\n@B  kubeadm join x@N\n}\nf\n",
                "main() {\n  yum install kubelet\n@B  kubeadm join x@N | tee log\n}\nmain 2>&1 | tee log\n",
                "function f {\n  if [ $1 = a ]; then\n@B    kubeadm join x@N\n  fi\n}\n",
                "if yum install kubelet; then\n@B  kubeadm join x@N\nfi\n",
                "@Bif [ -f a ]; then kubeadm join x@N; fi\n",
                "@Bif [ -f a ]; then\n  kubeadm join x@N\nelse\n  kubeadm join y@N\nfi\n",
                "@Bwhile ! kubeadm join x@N; do sleep 1; done\n",
                "@Buntil sudo kubeadm join x@N\ndo sleep 5; kubeadm reset -f; done\n",
                "for i in 1 2 3; do\n@B  kubeadm join x@N && break\n  sleep 5\ndone\n",
                "case $(uname) in\n  Linux)\n@B    kubeadm join x@N\n    ;;\nesac\n",
                "@Bcase a in b) kubeadm join x@N;; esac\n",
                "@B{ kubeadm join x@N; } 2>&1 | tee log\n",
                "@B(cd / && kubeadm join x@N)\n",
                "@Bout=$(kubeadm join x@N 2>&1) || exit 1\n",
                "@Bif ! out=$(kubeadm join x@N 2>&1); then exit 1; fi\n",
                "@B[ -f b ] ||\n  kubeadm join x@N\n",
                "@Bsudo systemctl daemon-reload; kubeadm join x@N\n",
                "@Bkubeadm join x@N &\nwait\n",
                "@Byes | kubeadm join x@N\n",
                "@Btime kubeadm join x@N\n",
                "@B! kubeadm join x@N\n",
                "@Btimeout -k 5 60 env A=b nice -n 10 /usr/bin/kubeadm --v=5 join x@N\n",
                "@Bsudo -u root -E kubeadm join x@N\n",
                "@Bexec kubeadm join --config /etc/kubeadm.yaml@N\n",
                "@B$DIR/kubeadm join x@N\n",
                "@Bif (( $(kubeadm join x@N >&2; echo $?) )); then exit 1; fi\n",
                "@Bwhile (( $(date +%s) - start < $((60 * 5)) )) && ! kubeadm join x@N; do sleep 1; done\n",
                "a=$((`b` + 1)) # `c`\n@Bkubeadm join x@N\n",
                "K=/usr/bin/kubeadm\n@B$K join x@N\n",
                "export J='kubeadm join x --token y'\na\n@Bsudo $J@N >log\n",
                "J=\"kubeadm join $API:6443 --token ${TOKEN}\"\n@B$J@N || exit 1\n",
                "systemctl enable kubelet\nJ=\"/usr/bin/kubeadm join $(cat endpoint) --v=5\"\n@Bsudo ${J}@N\n",
                "J=\"kubeadm join x\"\n@Beval \"$J\"@N\n",
                "J=\"kubeadm join x\"\nb=a\n@Bbash -c \"$J\"@Q\n",
                "@Bbash -c 'kubeadm join x'@Q\n",
                "@Bsudo -E bash -ec \"kubeadm join x --token y\"@Q && a\n",
                "@Beval kubeadm join x@N\n",
                "# hybrid: insert here\n@Bif a; then kubeadm join x@N; fi\n",
                "log() {\n  local a=$1\n  echo \"$(date) $a\" | tee -a log\n}\n@Bkubeadm join x@N || log \"kubeadm join failed\"\n",
                "systemctl enable kubelet\n@B@Gsystemctl start kubelet\n",
                "cat >join.txt <<E\njoin\nE\n@B@Gsystemctl start kubelet\n",
                "@Bsystemctl daemon-reload && systemctl enable kubelet && @Gsystemctl restart kubelet.service\n",
                "@B@Gsystemctl enable --now kubelet\ninstall x\n@Gsystemctl restart kubelet\n",
                "cat >kubelet.service <<E\nExecStart=kubelet\nE\n@B@Gservice kubelet start\n",
                "docker inspect --format \"{{.State}}\" x\n@Bkubeadm join y@N\n",
                "docker ps -f '{{ .ID }}' # {{ x }}\n@Bkubeadm join y@N\n",
                "cat <<E\n{% if a %}\nE\n@Bkubeadm join y@N\n"
            })
    void isWhereTheBlockRunsBeforeTheJoinAndNothingThatMattersBetween(String marked) {
        String script = marked.replaceAll("@[BNQG]", "");
        String expected = marked.replace("# hybrid: insert here\n@B", "@B# hybrid: insert here\n")
                .replace("@B", KubeletFlagBlock.HARDENED)
                .replace("@N", KubeletFlagBlock.NODE_NAME)
                .replace("@Q", KubeletFlagBlock.QUOTED_NODE_NAME)
                .replace("@G", KubeletFlagBlock.GUARD);

        assertThat(ScriptGolden.checkLaws(script, NodeScript::withKubeletFlags)).isEqualTo(expected);
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] script = {
            '#', ' ', (byte) 0xff, (byte) 0xc3, '\n', 'k', 'u', 'b', 'e', 'a', 'd', 'm', ' ', 'j', 'o', 'i', 'n'
        };

        NodeScript converted = NodeScript.parse(script).withKubeletFlags();

        assertThat(converted.bytes()).startsWith('#', ' ', 0xff, 0xc3, '\n', '#', ' ', '>');
        assertThat(NodeScript.parse(converted.bytes()).withoutBlock().bytes()).isEqualTo(script);
        assertThat(converted.text()).startsWith("# \ufffd\ufffd\n# >>>");
    }
}
