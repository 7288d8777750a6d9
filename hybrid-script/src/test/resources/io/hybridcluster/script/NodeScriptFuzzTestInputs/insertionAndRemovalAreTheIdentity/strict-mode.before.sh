#!/bin/bash
set -Eeuo pipefail
trap 'echo "failed at line $LINENO" >&2' ERR
function log { printf '%s\n' "$*" >&2; }
case "${ID:-}" in
  (ubuntu|debian) apt-get install -y kubelet kubeadm ;;
  centos | rhel) yum install -y kubelet kubeadm ;&
  *) log "unknown: ${ID:-}" ;;
esac
for ((i = 0; i < 3; i++)); do log "$i"; done
for f in /etc/a /etc/b; do [[ -e $f && ! $f =~ ^(x|y)$ ]] && log "$f"; done
arr=(a "b c" # a comment )
  d)
while read -r line; do log "$line"; done < <(printf '%s\n' "${arr[@]}")
kubeadm join 10.0.0.1:6443 --token a.b
