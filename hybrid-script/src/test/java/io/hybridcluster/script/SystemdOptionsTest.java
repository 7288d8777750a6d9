// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The options of the block, and the drop-in for a binary install as its unit changes, under a real systemd. */
@Tag("systemd")
class SystemdOptionsTest {
    private static final Values SAMPLE = Values.SAMPLE;
    private static final List<String> OURS = List.of(
            "--node-labels=" + SAMPLE.labels(),
            "--register-with-taints=" + SAMPLE.taints(),
            "--hostname-override=" + SAMPLE.nodeName(),
            "--provider-id=" + SAMPLE.providerId(),
            "--max-pods=64");

    /** After each run: its status, and then the arguments of the kubelet that the join started. */
    private static final String RUN = """
            run() {
              rm -f /run/kubelet.argv
              bash /run/node.sh >/run/try.log 2>&1
              echo "@@$?"
              for n in {1..60}; do if [ -f /run/kubelet.argv ] || grep -q 'stops here' /run/try.log; then break; fi; sleep 0.05; done
              cat /run/kubelet.argv 2>/dev/null
              sed 's/^/## /' /run/try.log
            }
            """;

    private static List<List<String>> run(KubeletFlagOptions options, String commands) {
        String script = NodeScript.parse("#!/bin/bash\nset -eu\nkubeadm join x\n")
                .withKubeletFlags(options)
                .text();
        String output = String.join(
                "\n",
                SystemdBench.output(
                        "printf %s " + BashWord.quote(script) + " >/run/node.sh\n" + RUN + commands + "echo @@end\n",
                        "rpm",
                        SAMPLE));
        assertThat(output).contains("@@end");
        return Stream.of(output.substring(0, output.indexOf("@@end")).split("@@"))
                .skip(1)
                .map(part -> part.lines().toList())
                .toList();
    }

    private static List<String> joined(List<String> base, List<String> ours) {
        List<String> all = new ArrayList<>(List.of("0"));
        all.addAll(base);
        all.addAll(ours);
        return all;
    }

    private static List<String> withoutLog(List<String> part) {
        return part.stream().filter(line -> !line.startsWith("## ")).toList();
    }

    @Test
    void theDropInForABinaryInstallFollowsItsUnit() {
        String unit = "rm -r /usr/lib/systemd/system/kubelet.service* /etc/sysconfig/kubelet\nunit() { printf "
                + "'[Service]\\nExecStart=/usr/bin/kubelet %s\\n[Install]\\nWantedBy=multi-user.target\\n' \"$1\" "
                + ">/etc/systemd/system/kubelet.service; }\n";
        String zzz = "/etc/systemd/system/kubelet.service.d/zzz.conf";

        List<List<String>> parts = run(
                KubeletFlagOptions.none().withMaxPods(64),
                unit + "unit '--v=1 --max-pods=110'\nrun\nrun\nunit '--v=5'\nrun\n"
                        + "unit '--v=6 $KUBELET_EXTRA_ARGS'\nrun\n"
                        + "printf '[Service]\\nExecStart=\\nExecStart=/usr/bin/kubelet --v=7\\n' >" + zzz
                        + "\nsystemctl stop kubelet 2>/dev/null\nrun\nrm " + zzz + "\nrun\n");

        assertThat(parts).hasSize(6);
        assertThat(withoutLog(parts.get(0))).isEqualTo(joined(List.of("--v=1", "--max-pods=110"), OURS));
        assertThat(withoutLog(parts.get(1))).isEqualTo(joined(List.of("--v=1", "--max-pods=110"), OURS));
        assertThat(withoutLog(parts.get(2))).isEqualTo(joined(List.of("--v=5"), OURS));
        assertThat(withoutLog(parts.get(3))).isEqualTo(joined(List.of("--v=6"), OURS));
        assertThat(withoutLog(parts.get(4))).containsExactly("1");
        assertThat(parts.get(4))
                .contains(
                        "## hybrid-cluster: /etc/systemd/system/kubelet.service.d/zz-hybrid-cluster.conf is again as it was"
                                + " before.");
        assertThat(withoutLog(parts.get(5))).isEqualTo(joined(List.of("--v=6"), OURS));
    }

    @Test
    void aMachineOfACustomImageBecomesANodeOfItsOwn() {
        String image =
                "mkdir -p /etc/kubernetes /var/lib/kubelet/pki /etc/cni/net.d; touch /etc/kubernetes/kubelet.conf\n"
                        + "touch /etc/cni/net.d/10-calico.conflist /etc/cni/net.d/10-terway.conf\n"
                        + "openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -subj /O=system:nodes/CN=system:node:old"
                        + " -out /var/lib/kubelet/pki/kubelet-client-current.pem 2>/dev/null\n"
                        + "echo KUBELET_EXTRA_ARGS=--hostname-override=old --max-pods 200 --v=1 >/etc/sysconfig/kubelet\n"
                        + "sed -i 's/=--.*/=\"&\"/; s/=\"=/=\"/' /etc/sysconfig/kubelet\n";

        List<List<String>> parts = run(
                KubeletFlagOptions.none().withMaxPods(64).withForeignCniAside().withStalePkiRemoved(),
                image + "run\nls -A /etc/cni/net.d /var/lib/kubelet/pki\nrun\n");

        List<String> arguments = List.of(
                "--hostname-override=" + SAMPLE.nodeName(),
                "--max-pods=64",
                "--v=1",
                "--node-labels=" + SAMPLE.labels(),
                "--register-with-taints=" + SAMPLE.taints(),
                "--provider-id=" + SAMPLE.providerId());
        assertThat(parts).hasSize(2);
        List<String> first = new ArrayList<>(joined(SystemdBench.BASE, arguments));
        first.addAll(List.of("/etc/cni/net.d:", "10-calico.conflist.hybrid-aside", "10-terway.conf", ""));
        first.add("/var/lib/kubelet/pki:");
        assertThat(withoutLog(parts.get(0))).isEqualTo(first);
        assertThat(withoutLog(parts.get(1))).isEqualTo(joined(SystemdBench.BASE, arguments));
        assertThat(parts.get(1)).noneMatch(line -> line.contains("hybrid-cluster: "));
    }
}
