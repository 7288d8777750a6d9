// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import java.util.ArrayList;
import java.util.List;

/** The flags of the servers, as Kubernetes 1.20 knows them. */
final class ControlPlaneFlags {
    private static final String LOOPBACK = "--bind-address=127.0.0.1";

    private ControlPlaneFlags() {}

    static List<String> etcd(ControlPlaneFiles files, String clients, String peers) {
        return List.of(
                "--data-dir=" + files.path("etcd"),
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers,
                // What is lost when the machine fails is of no interest here, and a sync per write is slow.
                "--unsafe-no-fsync");
    }

    static List<String> apiServer(ControlPlaneFiles files, String etcd, int port, boolean audit) {
        List<String> flags = new ArrayList<>(List.of(
                "--etcd-servers=" + etcd,
                LOOPBACK,
                "--secure-port=" + port,
                "--cert-dir=" + files.path("certs"),
                "--token-auth-file=" + files.path("tokens.csv"),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-signing-key-file=" + files.path("sa.key"),
                "--service-account-key-file=" + files.path("sa.key"),
                "--service-cluster-ip-range=172.16.0.0/16",
                // Otherwise it wants an address of a network interface, and a machine without one cannot start it.
                "--advertise-address=127.0.0.1",
                "--endpoint-reconciler-type=none",
                "--disable-admission-plugins=ServiceAccount",
                "--allow-privileged=true"));
        if (audit) {
            flags.add("--audit-policy-file=" + files.path("audit-policy.yaml"));
            flags.add("--audit-log-path=" + files.auditLog());
        }
        return List.copyOf(flags);
    }

    static List<String> controllers(ControlPlaneFiles files, int port) {
        return List.of(
                "--kubeconfig=" + files.path("kubeconfig"),
                "--service-account-private-key-file=" + files.path("sa.key"),
                "--controllers=*,bootstrapsigner,tokencleaner",
                // No kubelet sends heartbeats.
                "--node-monitor-grace-period=87600h",
                "--leader-elect=false",
                "--cert-dir=" + files.path("controller-certs"),
                LOOPBACK,
                "--secure-port=" + port,
                "--port=0");
    }

    static List<String> scheduler(ControlPlaneFiles files, int port) {
        return List.of(
                "--kubeconfig=" + files.path("kubeconfig"),
                "--leader-elect=false",
                "--cert-dir=" + files.path("scheduler-certs"),
                LOOPBACK,
                "--secure-port=" + port,
                "--port=0");
    }
}
