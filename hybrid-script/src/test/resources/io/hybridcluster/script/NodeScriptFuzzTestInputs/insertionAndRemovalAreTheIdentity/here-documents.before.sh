#!/bin/bash
cat <<A >/etc/motd; cat <<-"B" >/etc/issue
kubeadm join in the first
A
	kubeadm join in the second, with $(an unclosed substitution
	B
cat <<'END OF FILE' | sudo tee /etc/x >/dev/null
kubeadm join ' " ` $(
END OF FILE
cat <<EOT
a line that goes on \
EOT
kubeadm join
EOT
grep -q x <<< "kubeadm join" || true
: $(( 1 << 3 )) $((2<<1))
kubeadm join 10.0.0.1:6443 --token a.b
