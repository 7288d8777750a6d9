// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

/** How a script makes its machine a node, as far as that is shown by the commands in it. */
public enum Distribution {
    /** {@code kubeadm join}; the kubelet's flags come from the environment of its service. */
    KUBEADM("kubeadm join"),
    /** A kubelet that was installed by itself, with a unit of the script's own; it joins when it is started. */
    KUBELET("the start of the kubelet"),
    /** An agent of K3s, which runs the kubelet in its own process and reads {@code /etc/rancher/k3s}. */
    K3S("the start of the K3s agent"),
    /** An agent of RKE2, which runs the kubelet itself and reads {@code /etc/rancher/rke2}. */
    RKE2("the start of the RKE2 agent");

    private final String joining;

    Distribution(String joining) {
        this.joining = joining;
    }

    /** Returns what messages call the command by which a node joins. */
    String joining() {
        return joining;
    }
}
