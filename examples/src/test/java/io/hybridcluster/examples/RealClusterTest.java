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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same programs on a real API server over TLS, with kubectl as the witness. */
class RealClusterTest {
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
    void confinesAndVerifies() throws IOException {
        Need.CONTROL_PLANE.require();
        try (LocalControlPlane plane = LocalControlPlane.fromEnvironment(
                        ControlPlaneOptions.defaults().withoutControllers())
                .orElseThrow()) {
            Path kubeconfig = plane.kubeconfig();
            Tool kubectl = new Tool("kubectl");
            Path manifest = Files.writeString(folder.resolve("calico.yaml"), CALICO);
            Tool.Answer created = kubectl.run("--kubeconfig", kubeconfig, "create", "-f", manifest);
            assertThat(created.err()).isEmpty();

            Run preview = Run.of("confine", "--kubeconfig", kubeconfig);
            Run dryRun = Run.of("confine", "--kubeconfig", kubeconfig, "--dry-run");
            assertThat(plane.auditEvents().stream()
                            .filter(event -> event.writes() && event.resource().equals("daemonsets"))
                            .filter(event -> !event.dryRun())
                            .map(AuditEvent::verb))
                    .containsExactly("create");
            Run applied = Run.of("confine", "--kubeconfig", kubeconfig, "--apply");

            assertThat(preview.err()).isEmpty();
            assertThat(dryRun)
                    .isEqualTo(new Run(0, preview.out() + "CHANGED DaemonSet kube-system/calico-node (DRY_RUN)\n", ""));
            assertThat(applied)
                    .isEqualTo(new Run(0, preview.out() + "CHANGED DaemonSet kube-system/calico-node\n", ""));
            assertThat(kubectl.run(
                                    "--kubeconfig",
                                    kubeconfig,
                                    "-n",
                                    "kube-system",
                                    "get",
                                    "ds",
                                    "calico-node",
                                    "-o",
                                    "yaml")
                            .out())
                    .contains("alibabacloud.com/external")
                    .contains("virtual-kubelet");
            Run verified = Run.of("verify", "plans/guide.yaml", "--kubeconfig", kubeconfig);
            assertThat(verified.err()).startsWith("examining the cluster of plan guide\nexamined: ");
            assertThat(verified.code()).isEqualTo(verified.out().contains("[ERROR] ") ? 1 : 0);
        }
    }
}
