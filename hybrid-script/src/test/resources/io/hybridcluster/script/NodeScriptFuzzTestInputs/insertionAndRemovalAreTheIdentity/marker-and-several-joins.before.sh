#!/bin/bash
  # hybrid: insert here
if [[ $ROLE == control-plane ]]; then
  kubeadm join "$API" --control-plane --token "$TOKEN"
else
  out=$(kubeadm join "$API" --token "$TOKEN") || { echo "$out"; exit 1; }
fi
