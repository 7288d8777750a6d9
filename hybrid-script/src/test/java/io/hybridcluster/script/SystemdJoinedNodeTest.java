// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The block under a real systemd where something is there already: a node that joined, a file, a running kubelet. */
@Tag("systemd")
class SystemdJoinedNodeTest {
    private static final String CONVERTED = NodeScript.parse("#!/bin/bash\nset -euo pipefail\nkubeadm join x\n")
            .withKubeletFlags()
            .text()
            .replace("\nkubeadm join", "\necho @@joins; kubeadm join");

    private static final String FILE = "/etc/sysconfig/kubelet";

    /** Shows the file when the script ends, however it does. */
    private static final String SHOW =
            "trap 'echo @@file; cat " + FILE + " || true; ls -A /etc/sysconfig; echo @@end' EXIT\n";

    private static final String JOINED = "mkdir -p /etc/kubernetes; touch /etc/kubernetes/kubelet.conf\n";

    @ParameterizedTest
    @CsvSource({"--hostname-override, cn-hangzhou.10.10.24.7", "--provider-id, cn-hangzhou.i-bp1aevy8sofi8mh1q000"})
    void aNodeThatJoinedUnderAnotherNameIsNotTouched(String flag, String wanted) {
        String script = SHOW + JOINED + "echo KUBELET_EXTRA_ARGS=" + flag + "=old >" + FILE + "\n" + CONVERTED;

        List<String> output = SystemdBench.output(script, "rpm", Values.SAMPLE);

        assertThat(between(output, "@@file", "@@end"))
                .startsWith("KUBELET_EXTRA_ARGS=" + flag + "=old")
                .noneMatch(line -> line.contains("hybrid"));
        assertThat(output)
                .contains(
                        "hybrid-cluster: This node has joined before, and " + flag + " is old: it cannot become "
                                + wanted + " without kubeadm reset. Nothing was changed.",
                        "hybrid-cluster: The script stops here, before the join.")
                .doesNotContain("@@joins");
    }

    @Test
    void aNodeThatJoinedUnderTheSameNameGoesOn() {
        String script = SHOW + JOINED + "echo KUBELET_EXTRA_ARGS=--hostname-override=" + Values.SAMPLE.nodeName() + " >"
                + FILE + "\n" + CONVERTED;

        assertThat(SystemdBench.output(script, "rpm", Values.SAMPLE)).contains("@@joins");
    }

    @ParameterizedTest
    @CsvSource({"rpm, echo KUBELET_EXTRA_ARGS=--v=2 >/etc/sysconfig/kubelet", "rpm-none, true"})
    void aFileThatDoesNotDoWhatItShouldIsPutBack(String layout, String prelude) {
        String flagBehind = "sed -i 's/KUBELET_EXTRA_ARGS$/& --hostname-override=x/' "
                + "/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf\n";

        List<String> output =
                SystemdBench.output(SHOW + prelude + "\n" + flagBehind + CONVERTED, layout, Values.SAMPLE);

        List<String> file = between(output, "@@file", "@@end");
        if (layout.equals("rpm")) {
            assertThat(file).startsWith("KUBELET_EXTRA_ARGS=--v=2");
        } else {
            assertThat(file).doesNotContain("kubelet");
        }
        assertThat(file).noneMatch(line -> line.contains("hybrid"));
        assertThat(output)
                .contains(
                        "hybrid-cluster: /etc/sysconfig/kubelet is again as it was before.",
                        "hybrid-cluster: The script stops here, before the join.")
                .doesNotContain("@@joins");
    }

    @Test
    void aKubeletThatRunsRightAlreadyIsNotRestarted() {
        String kubelet = "printf '#!/bin/bash\\nsleep infinity & wait\\n' >/usr/bin/kubelet\n";
        String pid = "echo @@pid$(systemctl show kubelet -p MainPID)\n";
        String block = CONVERTED.substring(0, CONVERTED.indexOf("\necho @@joins") + 1);

        List<String> output = SystemdBench.output(
                kubelet + block + "systemctl start kubelet\n" + pid + KubeletFlagBlock.HARDENED + pid
                        + "systemctl set-environment A=b; sed -i 's/workload=cpu/workload=old/' " + FILE
                        + "; systemctl restart kubelet\n" + pid + KubeletFlagBlock.HARDENED + pid,
                "rpm",
                Values.SAMPLE);

        List<String> pids =
                output.stream().filter(line -> line.startsWith("@@pid")).toList();
        assertThat(pids).hasSize(4).noneMatch(line -> line.endsWith("=0"));
        assertThat(pids.get(1)).isEqualTo(pids.get(0));
        assertThat(pids.get(3)).isNotEqualTo(pids.get(2));
    }

    @ParameterizedTest
    @CsvSource({"8192, would become", "8193, is"})
    void anEnvironmentFileHasALimit(int length, String what) {
        String comment = "{ printf '#%" + (length - 2) + "s\\n' x; } >" + FILE + "\n";

        List<String> output = SystemdBench.output(comment + CONVERTED, "rpm", Values.SAMPLE);

        assertThat(output)
                .contains("hybrid-cluster: /etc/sysconfig/kubelet " + what + " larger than 8 KiB.")
                .doesNotContain("@@joins");
    }

    private static List<String> between(List<String> output, String from, String to) {
        assertThat(output).contains(from, to);
        return output.subList(output.indexOf(from) + 1, output.indexOf(to));
    }
}
