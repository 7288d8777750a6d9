#!/bin/bash
cat > /etc/kubeadm.yaml <<YAML
apiVersion: kubeadm.k8s.io/v1beta3
kind: JoinConfiguration
YAML
kubeadm join --config /etc/kubeadm.yaml || exit 1
