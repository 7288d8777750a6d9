// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.AuditEvent;
import io.hybridcluster.testkit.kubernetes.ControlPlaneOptions;
import io.hybridcluster.testkit.kubernetes.LocalControlPlane;
import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs one after the other on one cluster: a fake one, and a real API server over TLS with kubectl as the witness. */
class ClusterTest {
    private static final String CALICO = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: calico-node, namespace: kube-system}
            spec:
              selector: {matchLabels: {k8s-app: calico-node}}
              template:
                metadata: {labels: {k8s-app: calico-node}}
                spec: {containers: [{name: calico-node, image: "quay.io/calico/node:v3.28.1"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void confinesAndVerifiesAFakeCluster() throws IOException {
        try (FakeCluster cluster = new FakeCluster(folder)) {
            confinesAndVerifies(
                    cluster.kubeconfig(cluster.fake().adminToken()),
                    () -> cluster.fake().auditEvents(),
                    () -> cluster.calico().toString());

            assertThat(cluster.calicoNodes()).containsExactly("idc-1");
        }
    }

    @Test
    void confinesAndVerifiesARealCluster() throws IOException {
        Need.CONTROL_PLANE.require();
        try (LocalControlPlane plane = LocalControlPlane.fromEnvironment(
                        ControlPlaneOptions.defaults().withoutControllers())
                .orElseThrow()) {
            Path kubeconfig = plane.kubeconfig();
            Tool kubectl = new Tool("kubectl");
            Path manifest = Files.writeString(folder.resolve("calico.yaml"), CALICO);
            Tool.Answer created = kubectl.run("--kubeconfig", kubeconfig, "create", "-f", manifest);
            assertThat(created.err()).isEmpty();

            confinesAndVerifies(
                    kubeconfig,
                    plane::auditEvents,
                    () -> kubectl.run(
                                    "--kubeconfig",
                                    kubeconfig,
                                    "-n",
                                    "kube-system",
                                    "get",
                                    "ds",
                                    "calico-node",
                                    "-o",
                                    "yaml")
                            .out());
        }
    }

    private static void confinesAndVerifies(
            Path kubeconfig, Supplier<List<AuditEvent>> auditEvents, Supplier<String> calico) {
        List<String> before = writes(auditEvents);

        Run preview = Run.of("confine", "--kubeconfig", kubeconfig);
        Run dryRun = Run.of("confine", "--kubeconfig", kubeconfig, "--dry-run");
        assertThat(writes(auditEvents)).isEqualTo(before);
        Path state = kubeconfig.resolveSibling("state-of-this-test.json");
        Run applied = Run.of("confine", "--kubeconfig", kubeconfig, "--apply", "--state", state);

        assertThat(preview.err()).isEmpty();
        assertThat(dryRun)
                .isEqualTo(new Run(0, preview.out() + "CHANGED DaemonSet kube-system/calico-node (DRY_RUN)\n", ""));
        assertThat(applied)
                .isEqualTo(new Run(
                        0,
                        preview.out() + "to undo this: confine --undo " + state + " --kubeconfig FILE\n"
                                + "CHANGED DaemonSet kube-system/calico-node\n",
                        ""));
        assertThat(writes(auditEvents)).hasSize(before.size() + 1).endsWith("patch calico-node");
        assertThat(calico.get()).contains("alibabacloud.com/external").contains("virtual-kubelet");
        Run verified = Run.of("verify", "plans/guide.yaml", "--kubeconfig", kubeconfig);
        assertThat(verified.err()).startsWith("examining the cluster of plan guide\nexamined: ");
        assertThat(verified.code()).isEqualTo(verified.out().contains("[ERROR] ") ? 1 : 0);
    }

    /** What was really written to DaemonSets. */
    private static List<String> writes(Supplier<List<AuditEvent>> auditEvents) {
        return auditEvents.get().stream()
                .filter(event -> event.writes() && event.resource().equals("daemonsets"))
                .filter(event -> !event.dryRun())
                .map(event -> event.verb() + " " + event.name())
                .toList();
    }
}
