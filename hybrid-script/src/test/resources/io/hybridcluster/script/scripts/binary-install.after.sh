#!/bin/bash
# A kubelet from the release's binaries, with its flags in a file of shell variables.
VERSION=v1.24.3
wget -q "http://10.200.1.2/kubernetes/$VERSION/kubelet" -O /opt/kubernetes/bin/kubelet && chmod +x /opt/kubernetes/bin/kubelet
cat >/opt/kubernetes/cfg/kubelet.conf <<EOF
KUBELET_OPTS="--bootstrap-kubeconfig=/opt/kubernetes/cfg/bootstrap.kubeconfig \\
--kubeconfig=/opt/kubernetes/cfg/kubelet.kubeconfig \\
--hostname-override=$(hostname) \\
--config=/opt/kubernetes/cfg/kubelet-config.yml"
EOF
cat >/usr/lib/systemd/system/kubelet.service <<'EOF'
[Unit]
Description=Kubernetes Kubelet
After=containerd.service
[Service]
EnvironmentFile=/opt/kubernetes/cfg/kubelet.conf
ExecStart=/opt/kubernetes/bin/kubelet $KUBELET_OPTS
Restart=on-failure
[Install]
WantedBy=multi-user.target
EOF
systemctl daemon-reload
systemctl enable kubelet
@@block@@
hybrid_joined_as="${hybrid_node_name:?}" systemctl start kubelet
