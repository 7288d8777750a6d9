#!/bin/bash -e
	kubeadm \
	  join \
	  api.example.com:6443 \
	  --token "$(cat /etc/token)" \
	  --discovery-token-ca-cert-hash "sha256:${HASH}" >/tmp/join.out 2>&1 # done
