#!/usr/bin/env bash
# Joins an Ubuntu 22.04 machine to the cluster of the data centre: containerd, kubeadm 1.28 from pkgs.k8s.io.
set -euo pipefail

K8S_MINOR=v1.28
API_SERVER=10.200.1.253:6443
TOKEN=abcdef.0123456789abcdef
CA_HASH=sha256:8cb2de97839780a412b93877f8507ad6c94f73add17d5d7058e91741c9d5ec78

log() { echo "[$(date +%T)] $*"; }

prepare_kernel() {
    swapoff -a
    sed -i '/\sswap\s/s/^/#/' /etc/fstab
    cat <<-EOF >/etc/modules-load.d/k8s.conf
	overlay
	br_netfilter
	EOF
    modprobe overlay && modprobe br_netfilter
    cat >/etc/sysctl.d/k8s.conf <<'EOF'
net.bridge.bridge-nf-call-iptables = 1
net.ipv4.ip_forward = 1
EOF
    sysctl --system >/dev/null
}

install_packages() {
    mkdir -p /etc/apt/keyrings
    curl -fsSL "https://pkgs.k8s.io/core:/stable:/${K8S_MINOR}/deb/Release.key" |
        gpg --dearmor -o /etc/apt/keyrings/kubernetes.gpg
    echo "deb [signed-by=/etc/apt/keyrings/kubernetes.gpg] https://pkgs.k8s.io/core:/stable:/${K8S_MINOR}/deb/ /" \
        >/etc/apt/sources.list.d/kubernetes.list
    apt-get update -q
    apt-get install -qy containerd kubelet kubeadm
    apt-mark hold kubelet kubeadm
    mkdir -p /etc/containerd
    containerd config default | sed 's/SystemdCgroup = false/SystemdCgroup = true/' >/etc/containerd/config.toml
    systemctl restart containerd
}

join() {
    local try
    for try in 1 2 3; do
        log "joining, try $try"
@@block@@
        if kubeadm join "$API_SERVER" --token "$TOKEN" --discovery-token-ca-cert-hash "$CA_HASH" --node-name "${hybrid_node_name:?}"; then
            return 0
        fi
        kubeadm reset -f || true
        sleep $((try * 10))
    done
    return 1
}

main() {
    prepare_kernel
    install_packages
    join
    log "joined"
}

main "$@" 2>&1 | tee -a /var/log/join.log
