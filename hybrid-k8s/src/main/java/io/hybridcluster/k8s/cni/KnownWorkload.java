// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

/** The workloads that are recognised, and what each has to do with cloud nodes. */
public enum KnownWorkload {
    /** Canal: Calico's policy over flannel's network, by manifest, RKE or RKE2. */
    CANAL("canal", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** Calico's node agent, by manifest, Helm, RKE or the tigera-operator. */
    CALICO_NODE("calico-node", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** The tigera-operator's resource, by which it keeps calico-node and others. */
    CALICO_INSTALLATION("Calico Installation", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** The etcd that old Calico manifests bring for Calico's own state. */
    CALICO_ETCD("calico-etcd", Verdict.CONTROL_PLANE_STORE, "it holds Calico's addresses and policies"),

    /** Calico's fan-out proxy to the API server, a Deployment. */
    CALICO_TYPHA("calico-typha", Verdict.YOUR_CHOICE, Words.NEAR_NETWORK),

    /** Calico's controllers, a Deployment. */
    CALICO_KUBE_CONTROLLERS("calico-kube-controllers", Verdict.YOUR_CHOICE, Words.NEAR_NETWORK),

    /** The tigera-operator's CSI driver, which serves Calico's application layer policy. */
    CALICO_CSI("csi-node-driver", Verdict.YOUR_CHOICE, Words.NEAR_NETWORK),

    /** Flannel. */
    FLANNEL("flannel", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** Cilium's agent. */
    CILIUM("cilium", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** The Envoy of Cilium's agent, where it is a DaemonSet of its own. */
    CILIUM_ENVOY("cilium-envoy", Verdict.MUST_STAY_AWAY, "it serves the Cilium agent of its node"),

    /** Cilium's node preparation. */
    CILIUM_NODE_INIT(
            "cilium-node-init", Verdict.MUST_STAY_AWAY, "it prepares nodes for Cilium, which does not run there"),

    /** Cilium's operator, a Deployment. */
    CILIUM_OPERATOR("cilium-operator", Verdict.YOUR_CHOICE, Words.NEAR_NETWORK),

    /** kube-router. */
    KUBE_ROUTER("kube-router", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** Weave Net. */
    WEAVE_NET("weave-net", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** Kilo. */
    KILO("kilo", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** Antrea's agent. */
    ANTREA("antrea-agent", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** Kube-OVN's agent. */
    KUBE_OVN("kube-ovn-cni", Verdict.MUST_STAY_AWAY, Words.NETWORK),

    /** The Open vSwitch of Kube-OVN. */
    KUBE_OVN_OVS("ovs-ovn", Verdict.MUST_STAY_AWAY, "it switches for Kube-OVN, which does not run there"),

    /** Kube-OVN's probe. */
    KUBE_OVN_PINGER("kube-ovn-pinger", Verdict.MUST_STAY_AWAY, "it probes Kube-OVN's network, which is not there"),

    /** The databases of OVN. */
    KUBE_OVN_CENTRAL("ovn-central", Verdict.CONTROL_PLANE_STORE, "it holds the databases of Kube-OVN's network"),

    /** Multus, which calls another plug-in. */
    MULTUS(
            "multus",
            Verdict.MUST_STAY_AWAY,
            "it writes a CNI configuration that comes before Terway's and names a plug-in of the data centre"),

    /** Terway. */
    TERWAY("terway", Verdict.MUST_COME, "it is the network of the cloud nodes"),

    /** kube-proxy. */
    KUBE_PROXY("kube-proxy", Verdict.MUST_COME, "Services do not work on a node without it"),

    /** MetalLB's speaker. */
    METALLB_SPEAKER(
            "metallb speaker",
            Verdict.MUST_STAY_AWAY,
            "it announces addresses of the data centre's network, which a VPC does not take"),

    /** kube-vip. */
    KUBE_VIP(
            "kube-vip",
            Verdict.MUST_STAY_AWAY,
            "it announces an address of the data centre's network, which a VPC does not take"),

    /** The load balancer pods of k3s (klipper-lb). */
    K3S_SERVICE_LB(
            "k3s service load balancer",
            Verdict.MUST_STAY_AWAY,
            "it would publish Services on the cloud nodes' own addresses"),

    /** What serves the local disks of nodes, or storage that only the data centre reaches. */
    LOCAL_STORAGE("local storage", Verdict.MUST_STAY_AWAY, "it serves disks or storage of the data centre"),

    /** ACK's own agents for cloud nodes. */
    ACK_AGENT("ACK agent", Verdict.MUST_COME, "Alibaba Cloud's components need it on cloud nodes"),

    /** NodeLocal DNSCache. */
    NODE_LOCAL_DNS(
            "node-local-dns", Verdict.YOUR_CHOICE, "pods of a node whose kubelet names its address need it there"),

    /** Prometheus' node exporter. */
    NODE_EXPORTER(
            "node-exporter", Verdict.YOUR_CHOICE, "cloud nodes can be watched like others, if the port is reachable"),

    /** A collector of logs. */
    LOG_AGENT(
            "log agent",
            Verdict.YOUR_CHOICE,
            "logs of cloud nodes can be collected like others, if their store is reachable");

    private final String title;
    private final Verdict verdict;
    private final String reason;

    KnownWorkload(String title, Verdict verdict, String reason) {
        this.title = title;
        this.verdict = verdict;
        this.reason = reason;
    }

    /** Returns what people call it. */
    public String title() {
        return title;
    }

    /** Returns what it has to do with cloud nodes, wherever it is asked to run now. */
    public Verdict verdict() {
        return verdict;
    }

    /** Returns why. */
    public String reason() {
        return reason;
    }

    /** Returns whether it runs the network of the nodes that it is on. */
    public boolean isNetworkPlugin() {
        return reason.equals(Words.NETWORK) || this == TERWAY;
    }

    /** Constants of an enum cannot refer to its own static fields. */
    private static final class Words {
        static final String NETWORK = "cloud nodes run Terway, and two networks on one node break both";
        static final String NEAR_NETWORK = "it works from anywhere that reaches the API server";

        private Words() {}
    }
}
