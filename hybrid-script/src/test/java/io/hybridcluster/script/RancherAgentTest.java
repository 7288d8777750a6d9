// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.script.RancherBench.Case;
import io.hybridcluster.script.RancherBench.Run;
import io.hybridcluster.script.RancherFlagBlock.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The block for k3s and RKE2 beside an agent that runs, or that does not start; and its options. */
@Tag("systemd")
class RancherAgentTest {
    private static final String OWN = "/etc/rancher/k3s/config.yaml.d/zz-hybrid-cluster.yaml";

    private static final String RUNNING = "mkdir -p /etc/rancher/k3s; echo 'token: x' >/etc/rancher/k3s/config.yaml\n"
            + "unit 'ExecStart=/usr/local/bin/k3s agent'; systemctl start k3s-agent; touch /run/fails\n";

    private static final String OLD = "mkdir -p ${OWN%/*}; echo 'node-label+: a=old' >$OWN\n"
            .replace("$OWN", OWN)
            .replace("${OWN%/*}", OWN.substring(0, OWN.lastIndexOf('/')));

    private static final String METADATA = "cat >/usr/local/bin/curl <<'X'\n#!/bin/bash\n"
            + "case \"$*\" in *PUT*) printf TOKEN ;; *) printf '%s\\n' ecs.g7.xlarge cn-hangzhou-i cn-hangzhou ;; esac\n"
            + "X\nchmod +x /usr/local/bin/curl\n";

    @Test
    void aFileWithWhichTheAgentDoesNotStartIsPutBack() {
        List<Values> once = List.of(Values.SAMPLE);
        List<List<Run>> results = RancherBench.run(List.of(
                new Case(Program.K3S, RUNNING, once),
                new Case(Program.K3S, OLD + RUNNING.replace("touch", "rm -f") + "touch /run/fails\n", once)));

        Run fresh = results.get(0).get(0);
        assertThat(fresh.log())
                .containsSubsequence(
                        "hybrid-cluster: systemctl try-restart k3s-agent.service failed.",
                        "hybrid-cluster: " + OWN + " is again as it was before.",
                        "hybrid-cluster: The script stops here, before the join.")
                .doesNotContain("@@joins");
        assertThat(fresh.status()).isEqualTo(1);
        assertThat(fresh.facts())
                .containsEntry("own", "")
                .containsEntry("litter", "0")
                .containsEntry("same", "yes")
                .containsEntry("active", "active");
        assertThat(fresh.starts()).isEqualTo(3);

        // The agent does not start with any file of ours, so not with the old one either, which is there again.
        Run replaced = results.get(1).get(0);
        assertThat(replaced.log()).contains("hybrid-cluster: " + OWN + " is again as it was before.");
        assertThat(replaced.facts()).containsEntry("litter", "0");
        assertThat(replaced.started()).containsEntry("config.yaml.d/zz-hybrid-cluster.yaml", "node-label+: a=old\n");
    }

    @Test
    void anAgentThatIsNotStartedYetIsLeftToTheJoin() {
        String stopped = "unit 'ExecStart=/usr/local/bin/k3s agent'\n";
        Run run = RancherBench.run(List.of(new Case(Program.K3S, stopped, List.of(Values.SAMPLE))))
                .get(0)
                .get(0);

        assertThat(run.status()).isZero();
        assertThat(run.starts()).isEqualTo(1);
        assertThat(run.started()).containsOnlyKeys("config.yaml.d/zz-hybrid-cluster.yaml");
    }

    @Test
    void optionsAddToTheFile() {
        KubeletFlagOptions all = KubeletFlagOptions.none()
                .withMaxPods(Map.of("ecs.g7.xlarge", 48, "ecs.c7.large", 20))
                .withTopologyLabels();
        KubeletFlagOptions number = KubeletFlagOptions.none().withMaxPods(64);
        String theirs =
                "mkdir -p /etc/rancher/k3s; echo 'kubelet-arg: [max-pods=9, config=/x]' >/etc/rancher/k3s/config.yaml\n"
                        + "mkdir -p /var/lib/rancher/k3s/agent/etc/kubelet.conf.d\n"
                        + "echo 'registerWithTaints: []' >/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/50.conf\n";
        Values values = new Values("cn-hangzhou.i-1", "n1", "a=b,topology.kubernetes.io/zone=given", "");
        List<Values> twice = List.of(values, values);

        List<List<Run>> results = RancherBench.run(List.of(
                new Case(Program.RKE2, all, METADATA, twice),
                new Case(Program.K3S, number, "", twice),
                new Case(Program.K3S, KubeletFlagOptions.none(), theirs, twice),
                new Case(Program.K3S, number, theirs, List.of(values))));

        assertThat(results.get(0).get(1).started().get("config.yaml.d/zz-hybrid-cluster.yaml"))
                .isEqualTo("""
                        # Written by the node script of the hybrid cluster, which renews it at each run.
                        node-name: "n1"
                        node-label+:
                          - "a=b"
                          - "topology.kubernetes.io/zone=given"
                          - "node.kubernetes.io/instance-type=ecs.g7.xlarge"
                          - "topology.kubernetes.io/region=cn-hangzhou"
                        kubelet-arg+:
                          - "provider-id=cn-hangzhou.i-1"
                          - "max-pods=48"
                        """);
        assertThat(results.get(0).get(1).facts()).containsEntry("untouched", "yes");
        assertThat(arguments(results.get(1))).containsExactly("--max-pods=64", "--provider-id=cn-hangzhou.i-1");
        assertThat(arguments(results.get(2)))
                .containsExactly("--config=/x", "--max-pods=9", "--provider-id=cn-hangzhou.i-1");
        assertThat(results.get(3).get(0).log())
                .startsWith(
                        "hybrid-cluster: A file in /etc/rancher/k3s sets kubelet-arg max-pods, which would go against "
                                + OWN + ".");
    }

    private static List<String> arguments(List<Run> runs) {
        return RancherModel.kubelet(runs.get(runs.size() - 1).started()).arguments();
    }
}
