#!/bin/bash
cat > /etc/kubeadm.yaml <<YAML
apiVersion: kubeadm.k8s.io/v1beta3
kind: JoinConfiguration
YAML
@@block@@
kubeadm join --config /etc/kubeadm.yaml --node-name "${hybrid_node_name:?}" || exit 1
