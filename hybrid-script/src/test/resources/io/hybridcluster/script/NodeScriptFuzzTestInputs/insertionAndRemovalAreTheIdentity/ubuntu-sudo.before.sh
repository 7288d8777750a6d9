#!/usr/bin/env bash
# Ubuntu 22.04, containerd from the distribution
sudo swapoff -a
sudo apt-get update && sudo apt-get install -y containerd kubelet=1.28.2-1.1 kubeadm=1.28.2-1.1
sudo apt-mark hold kubelet kubeadm
echo 'kubeadm join comes next'   # kubeadm join of the old cluster: see the wiki
sudo -E /usr/bin/kubeadm join --v=5 10.0.0.1:6443 --token abcdef.0123456789abcdef --discovery-token-ca-cert-hash sha256:aa 2>&1 | tee /var/log/join.log
echo done
