#!/bin/bash
@@block@@
  # hybrid: insert here
if [[ $ROLE == control-plane ]]; then
  kubeadm join "$API" --control-plane --token "$TOKEN" --node-name "${hybrid_node_name:?}"
else
  out=$(kubeadm join "$API" --token "$TOKEN" --node-name "${hybrid_node_name:?}") || { echo "$out"; exit 1; }
fi
