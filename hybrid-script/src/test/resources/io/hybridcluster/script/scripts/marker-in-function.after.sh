#!/bin/bash
set -e
join_node() {
  local tries=0
@@block@@
  # hybrid: insert here
  until kubeadm join "$API" --token "$TOKEN" --discovery-token-ca-cert-hash "$HASH" --node-name "${hybrid_node_name:?}"; do
    ((++tries < 3)) || return 1
    kubeadm reset -f
  done
}
install_packages
join_node
