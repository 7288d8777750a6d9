  hybrid_configure "$@"
)
unset -v hybrid_node_name # what is in it must be of this run
if hybrid_kubelet_flags; then
  # shellcheck disable=SC2034 # for the join: kubeadm must look for the node under the name that the kubelet gives it
  hybrid_node_name=$ALIBABA_CLOUD_NODE_NAME
else
  exit 1
fi
# <<< hybrid-cluster kubelet flags v2 <<<
