// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.plan.VSwitchRole;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets that cloud nodes and their pods need to get, or to get rid of.
 *
 * @param isIngress whether they come in
 * @param protocol {@code TCP} or {@code UDP}
 * @param port to which port
 * @param who what the other side is
 * @param peers the other side
 * @param severity how bad it is if they are dropped
 * @param purpose what they are for
 */
record Flow(
        boolean isIngress, String protocol, int port, String who, CidrSet peers, Severity severity, String purpose) {
    private static final CidrSet SERVICES_OF_THE_CLOUD = CidrSet.of(Cidr.parse("100.64.0.0/10"));

    /** Returns what a plan needs. */
    static List<Flow> of(Subject subject) {
        CidrSet idcNodes = CidrSet.copyOf(subject.plan().idc().nodeCidrs());
        CidrSet idcPods =
                subject.routesPods() ? CidrSet.copyOf(subject.plan().idc().podCidrs()) : CidrSet.of();
        CidrSet nodes = subject.blocks(VSwitchRole.NODE);
        CidrSet pods = subject.blocks(VSwitchRole.POD);
        List<Flow> flows = new ArrayList<>();
        String kubelet = "the kubelet: logs, exec and probes of the control plane";
        flows.add(in(10_250, "IDC nodes", idcNodes, Severity.ERROR, kubelet));
        flows.add(in(10_250, "IDC pods", idcPods, Severity.WARNING, "the kubelet: metrics"));
        flows.add(in(10_250, "cloud nodes", nodes, Severity.WARNING, "the kubelet: metrics"));
        flows.add(in(10_250, "cloud pods", pods, Severity.WARNING, "the kubelet: metrics"));
        String webhooks = "webhooks and API services in cloud pods";
        flows.add(in(443, "IDC nodes", idcNodes, Severity.WARNING, webhooks));
        flows.add(in(443, "IDC pods", idcPods, Severity.WARNING, "Services in cloud pods"));
        flows.add(in(443, "cloud nodes", nodes, Severity.WARNING, "Services in cloud pods"));
        flows.add(in(443, "cloud pods", pods, Severity.WARNING, "Services in cloud pods"));
        String cloud = "the cloud's own services";
        String services = "metadata, DNS and OSS inside the VPC";
        flows.add(out("TCP", 80, cloud, SERVICES_OF_THE_CLOUD, Severity.ERROR, services));
        flows.add(out("TCP", 443, cloud, SERVICES_OF_THE_CLOUD, Severity.ERROR, services));
        flows.add(out("UDP", 53, cloud, SERVICES_OF_THE_CLOUD, Severity.ERROR, services));
        subject.apiServer()
                .ifPresent(address -> flows.add(out(
                        "TCP",
                        subject.plan().idc().apiServer().port(),
                        "the API server",
                        CidrSet.of(address),
                        Severity.ERROR,
                        "joining the cluster")));
        flows.add(out("UDP", 53, "IDC pods", idcPods, Severity.ERROR, "the cluster's DNS"));
        flows.add(out("TCP", 53, "IDC pods", idcPods, Severity.WARNING, "the cluster's DNS"));
        flows.add(out("TCP", 5_533, "cloud nodes", nodes, Severity.WARNING, "the registered cluster's agent"));
        return flows.stream().filter(flow -> !flow.peers().isEmpty()).toList();
    }

    private static Flow in(int port, String who, CidrSet peers, Severity severity, String purpose) {
        return new Flow(true, "TCP", port, who, peers, severity, purpose);
    }

    private static Flow out(String protocol, int port, String who, CidrSet peers, Severity severity, String purpose) {
        return new Flow(false, protocol, port, who, peers, severity, purpose);
    }

    /** Returns what the packets are, such as {@code TCP 443 from IDC pods}. */
    @Override
    public String toString() {
        return protocol + " " + port + (isIngress ? " from " : " to ") + who;
    }
}
