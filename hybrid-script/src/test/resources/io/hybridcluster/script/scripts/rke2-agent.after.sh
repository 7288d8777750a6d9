#!/bin/bash
curl -sfL https://get.rke2.io | INSTALL_RKE2_TYPE="agent" sh -
mkdir -p /etc/rancher/rke2
cat >/etc/rancher/rke2/config.yaml <<EOF
server: https://10.200.1.253:9345
token: $(cat /root/rke2.token)
EOF
systemctl enable rke2-agent.service
@@block@@
hybrid_joined_as="${hybrid_node_name:?}" systemctl start rke2-agent.service || { journalctl -u rke2-agent -n 50; exit 1; }
