// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static io.hybridcluster.k8s.cni.KnownWorkload.*;

import java.util.List;

/**
 * How each workload is told, from the manifests and charts of its project and of those who bundle it. Where two fit equally
 * well, the first one counts.
 *
 * <p>Sources: projectcalico/calico manifests (calico.yaml, canal.yaml, calico-etcd.yaml, calico-typha.yaml) and tigera/operator
 * pkg/render; flannel-io/flannel Documentation/kube-flannel.yml; cilium/cilium install/kubernetes; cloudnativelabs/kube-router
 * daemonset/; weaveworks/weave prog/weave-kube; squat/kilo manifests/; antrea-io/antrea build/charts; kubeovn/kube-ovn
 * dist/images/install.sh; k8snetworkplumbingwg/multus-cni deployments/; AliyunContainerService/terway charts; rancher/rke2-charts
 * packages/; rancher/kontainer-driver-metadata; metallb/metallb config/manifests; kube-vip.io; kubernetes
 * cmd/kubeadm/app/phases/addons/proxy.
 */
final class Signatures {
    static final List<Signature> ALL = List.of(
            daemonSet(CANAL)
                    .everyImage("calico/node", "flannel")
                    .labels("k8s-app=canal")
                    .names("canal|rke2-canal")
                    .hostPaths("/var/run/calico"),
            daemonSet(CANAL).everyImage("hardened-calico", "hardened-flannel"),
            daemonSet(CALICO_NODE)
                    .images("calico/node", "tigera/cnx-node", "rancher/hardened-calico", "calico/node-windows")
                    .labels("k8s-app=calico-node", "k8s-app=calico-node-windows")
                    .names("(?:rke2-)?calico-node(?:-windows)?")
                    .namespaces("kube-system", "calico-system")
                    .containers("calico-node")
                    .hostPaths("/var/run/calico", "/var/lib/calico")
                    .environment("FELIX_", "CALICO_"),
            new Signature(CALICO_INSTALLATION, "Installation"),
            new Signature(CALICO_ETCD, "DaemonSet", "StatefulSet", "Deployment")
                    .labels("k8s-app=calico-etcd")
                    .names("calico-etcd")
                    .containers("calico-etcd")
                    .hostPaths("/var/etcd")
                    .environment("CALICO_ETCD_"),
            new Signature(CALICO_TYPHA, "Deployment")
                    .images("calico/typha", "tigera/typha")
                    .labels("k8s-app=calico-typha")
                    .names("calico-typha")
                    .namespaces("kube-system", "calico-system"),
            new Signature(CALICO_KUBE_CONTROLLERS, "Deployment")
                    .images("calico/kube-controllers", "tigera/kube-controllers")
                    .labels("k8s-app=calico-kube-controllers")
                    .names("calico-kube-controllers")
                    .namespaces("kube-system", "calico-system"),
            daemonSet(CALICO_CSI)
                    .images("calico/csi", "calico/node-driver-registrar", "tigera/csi")
                    .labels("k8s-app=csi-node-driver")
                    .names("csi-node-driver")
                    .namespaces("calico-system")
                    .containers("calico-csi"),
            daemonSet(FLANNEL)
                    .images("flannel", "hardened-flannel")
                    .labels("app=flannel", "k8s-app=flannel")
                    .names("kube-flannel(?:-ds)?(?:-[a-z0-9]+)*|rke2-flannel")
                    .namespaces("kube-system", "kube-flannel")
                    .containers("kube-flannel")
                    .hostPaths("/run/flannel"),
            daemonSet(CILIUM)
                    .images("cilium/cilium", "rancher/hardened-cilium")
                    .labels("k8s-app=cilium")
                    .names("cilium")
                    .containers("cilium-agent")
                    .hostPaths("/var/run/cilium"),
            daemonSet(CILIUM_ENVOY)
                    .images("cilium/cilium-envoy")
                    .labels("k8s-app=cilium-envoy")
                    .names("cilium-envoy")
                    .containers("cilium-envoy"),
            daemonSet(CILIUM_NODE_INIT)
                    .images("cilium/startup-script")
                    .labels("app=cilium-node-init")
                    .names("cilium-node-init"),
            new Signature(CILIUM_OPERATOR, "Deployment")
                    .images("cilium/operator", "cilium/operator-generic")
                    .labels("io.cilium/app=operator")
                    .names("cilium-operator"),
            daemonSet(KUBE_ROUTER)
                    .images("cloudnativelabs/kube-router")
                    .labels("k8s-app=kube-router")
                    .names("kube-router(?:-all-service|-firewall|-proxy)?")
                    .containers("kube-router")
                    .environment("KUBE_ROUTER_"),
            daemonSet(WEAVE_NET)
                    .images("weaveworks/weave-kube", "weaveworks/weave-npc", "weave-kube", "weave-npc")
                    .labels("name=weave-net")
                    .names("weave-net")
                    .containers("weave", "weave-npc")
                    .hostPaths("/var/lib/weave"),
            daemonSet(KILO)
                    .images("squat/kilo")
                    .labels("app.kubernetes.io/name=kilo")
                    .names("kilo")
                    .namespaces("kube-system", "kilo")
                    .containers("kilo")
                    .hostPaths("/var/lib/kilo"),
            daemonSet(ANTREA)
                    .images(
                            "antrea/antrea-agent-ubuntu",
                            "antrea/antrea-agent-ubi",
                            "antrea/antrea-ubuntu",
                            "antrea/antrea-windows",
                            "antrea/antrea-ubi8")
                    .labels("component=antrea-agent")
                    .names("antrea-agent(?:-windows)?")
                    .containers("antrea-agent", "antrea-ovs")
                    .hostPaths("/var/run/antrea"),
            daemonSet(KUBE_OVN).labels("app=kube-ovn-cni").names("kube-ovn-cni").containers("cni-server"),
            daemonSet(KUBE_OVN_OVS)
                    .names("ovs-ovn")
                    .containers("openvswitch")
                    .hostPaths("/run/openvswitch", "/etc/origin/openvswitch"),
            daemonSet(KUBE_OVN_PINGER)
                    .labels("app=kube-ovn-pinger")
                    .names("kube-ovn-pinger")
                    .containers("pinger"),
            new Signature(KUBE_OVN_CENTRAL, "Deployment", "DaemonSet")
                    .labels("app=ovn-central")
                    .names("ovn-central")
                    .containers("ovn-central"),
            daemonSet(MULTUS)
                    .images("multus-cni", "hardened-multus-cni", "multus")
                    .labels("app=multus", "name=multus", "app=rke2-multus")
                    .names("kube-multus-ds(?:-[a-z0-9]+)?|(?:rke2-)?multus(?:-ds)?")
                    .containers("kube-multus"),
            daemonSet(TERWAY)
                    .images("acs/terway", "terway")
                    .labels("app=terway", "app=terway-eniip", "app=terway-eni", "app=terway-vpc")
                    .names("terway(?:-eniip|-eni|-vpc)?")
                    .containers("terway")
                    .hostPaths("/var/run/eni"),
            daemonSet(KUBE_PROXY)
                    .images("kube-proxy")
                    .labels("k8s-app=kube-proxy", "component=kube-proxy")
                    .names("kube-proxy(?:-worker|-master|-windows)?(?:-amd64|-arm64|-arm)?")
                    .containers("kube-proxy"),
            daemonSet(METALLB_SPEAKER)
                    .images("metallb/speaker", "metallb-speaker")
                    .names("(?:metallb-)?speaker")
                    .namespaces("metallb-system")
                    .containers("metallb-speaker")
                    .environment("METALLB_"),
            daemonSet(KUBE_VIP)
                    .images("kube-vip/kube-vip", "plndr/kube-vip", "kube-vip")
                    .labels("app.kubernetes.io/name=kube-vip-ds", "app.kubernetes.io/name=kube-vip", "name=kube-vip-ds")
                    .names("kube-vip(?:-ds)?")
                    .containers("kube-vip")
                    .environment("vip_"),
            daemonSet(K3S_SERVICE_LB).images("klipper-lb").names("svclb-.+").environment("DEST_IP", "DEST_PROTO"),
            daemonSet(LOCAL_STORAGE)
                    .images(
                            "local-volume-provisioner",
                            "openebs/lvm-driver",
                            "openebs/zfs-driver",
                            "openebs/node-disk-manager",
                            "topolvm",
                            "topolvm-with-sidecar",
                            "longhorn-manager",
                            "ceph/ceph",
                            "cephcsi/cephcsi",
                            "directpv",
                            "hwameistor/local-disk-manager",
                            "hwameistor/local-storage",
                            "carina")
                    .names(
                            "local-volume-provisioner|openebs-(?:lvm|zfs)-node|openebs-ndm|topolvm-node|longhorn-manager|longhorn-csi-plugin|(?:[a-z.-]+-)?csi-(?:rbdplugin|cephfsplugin)")
                    .namespaces("kube-system", "openebs", "topolvm-system", "longhorn-system", "rook-ceph")
                    .environment("LONGHORN_"),
            daemonSet(ACK_AGENT)
                    .images(
                            "acs/csi-plugin",
                            "acs/log-pilot",
                            "log-service/logtail",
                            "acs/node-problem-detector",
                            "acs/ack-ram-authenticator")
                    .names("csi-plugin|logtail-ds|loongcollector-ds")
                    .labels("k8s-app=logtail-ds", "k8s-app=logtail", "app=csi-plugin"),
            daemonSet(NODE_LOCAL_DNS)
                    .images("k8s-dns-node-cache", "nodelocaldns")
                    .labels("k8s-app=node-local-dns", "k8s-app=nodelocaldns")
                    .names("node-?local-?dns")
                    .containers("node-cache"),
            daemonSet(NODE_EXPORTER)
                    .images("prometheus/node-exporter", "node-exporter")
                    .labels("app.kubernetes.io/name=node-exporter", "app.kubernetes.io/name=prometheus-node-exporter")
                    .names("(?:.+-)?node-exporter")
                    .containers("node-exporter"),
            daemonSet(LOG_AGENT)
                    .images(
                            "fluent/fluent-bit",
                            "fluent-bit",
                            "fluentd-kubernetes-daemonset",
                            "fluentd",
                            "beats/filebeat",
                            "filebeat",
                            "grafana/promtail",
                            "promtail",
                            "timberio/vector",
                            "grafana/alloy")
                    .names("(?:.+-)?(?:fluent-bit|fluentd|filebeat|promtail|vector)"));

    private Signatures() {}

    private static Signature daemonSet(KnownWorkload workload) {
        return new Signature(workload, "DaemonSet");
    }
}
