// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import io.hybridcluster.testkit.kubernetes.ControlPlaneOptions;
import io.hybridcluster.testkit.kubernetes.LocalControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts a real API server with a big cluster in it, writes to a file where it is, and keeps it until its standard input
 * ends: a fifth of the nodes in the cloud, thirty pods on each.
 *
 * <p>Argument: the file. System property {@code pods}: how many, 150,000 if not set. {@code KUBEBUILDER_ASSETS} names the
 * folder of Kubernetes' binaries.
 */
public final class LargeCluster {
    private LargeCluster() {}

    /** Starts and fills the cluster. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]).toAbsolutePath();
        int pods = Integer.getInteger("pods", 150_000);
        try (LocalControlPlane plane = LocalControlPlane.fromEnvironment(
                        ControlPlaneOptions.defaults().withoutAudit().withoutControllers())
                .orElseThrow(() -> new IllegalStateException("KUBEBUILDER_ASSETS is not set"))) {
            Path ca = Files.write(file.resolveSibling("ca.crt"), plane.caCertificate());
            Connection connection = new Connection(plane.server(), plane.adminToken(), ca);
            long start = System.nanoTime();
            new ClusterFill(connection, Etcd.ofThisProcess()).fill(pods);
            System.out.println("filled in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
            connection.write(file);
            while (System.in.read() >= 0) {
                // Until whoever started this closes its standard input.
                Thread.onSpinWait();
            }
        }
    }
}
