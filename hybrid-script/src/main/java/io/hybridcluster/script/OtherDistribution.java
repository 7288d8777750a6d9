// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Mentions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ways to make a machine a node for which no block is right, because a program of their own decides what the kubelet is
 * started with.
 *
 * @param name what messages call it
 * @param evidence a command that shows it, from its start
 * @param remedy where the four values go in it
 */
record OtherDistribution(String name, Pattern evidence, String remedy) {
    private static final List<OtherDistribution> KNOWN = List.of(
            of(
                    "MicroK8s",
                    "(\\S*/)?microk8s(\\.join)?\\b|(\\S*/)?snap\\s+install\\s+.*\\bmicrok8s\\b",
                    "write the four flags into /var/snap/microk8s/current/args/kubelet before microk8s join"),
            of(
                    "Amazon EKS",
                    "(\\S*/)?nodeadm\\s|/etc/eks/bootstrap\\.sh\\b",
                    "its bootstrap decides the node's name itself; use an image without it and join by kubeadm"),
            of(
                    "Kubespray",
                    "(\\S*/)?ansible-playbook\\b.*\\b(kubespray|scale\\.yml|cluster\\.yml|facts\\.yml)",
                    "set node_labels, node_taints, kube_override_hostname and kubelet_custom_flags in its inventory"),
            of(
                    "an Ansible playbook",
                    "(\\S*/)?ansible-(playbook|pull)\\b",
                    "have the playbook make a script that is run on the node, and convert that"),
            of(
                    "kubeasz",
                    "(\\S*/)?(ezctl|easzctl|ezdown)\\b|cd\\s+/etc/kubeasz\\b",
                    "its roles/kube-node writes kubelet.service from the deploying machine; convert a script that runs on"
                            + " the node"),
            of(
                    "KubeKey",
                    "(\\S*/)?kk\\s+(add|create|join)\\b",
                    "it joins nodes from the deploying machine; convert a script that runs on the node"),
            of(
                    "k0s",
                    "(\\S*/)?k0s\\s+(install|start|worker)\\b|.*\\bget\\.k0s\\.sh\\b",
                    "give the four flags to k0s worker by --labels, --taints and --kubelet-extra-args"),
            of(
                    "Rancher",
                    ".*\\brancher/rancher-agent\\b|.*\\bsystem-agent-install\\.sh\\b|(\\S*/)?rke\\s+up\\b",
                    "its agent starts the kubelet from Rancher's own configuration; set the flags there"),
            of(
                    "sealos",
                    "(\\S*/)?sealos\\s+(run|add|join)\\b",
                    "it joins nodes from the deploying machine; convert a script that runs on the node"),
            of("kOps", "(\\S*/)?nodeup\\b", "set nodeLabels, taints and kubelet flags in its instance group"),
            of(
                    "ACK's own attach script",
                    ".*\\battach_node\\.sh\\b",
                    "that script is for nodes of managed clusters; a registered cluster's nodes join by your own script"));

    private static OtherDistribution of(String name, String evidence, String remedy) {
        return new OtherDistribution(name, Pattern.compile(evidence, Pattern.DOTALL), remedy);
    }

    /** Words that stand before such a command in a text that is searched for it. */
    private static final List<String> NEEDLES = List.of(
            "microk8s",
            "nodeadm",
            "/etc/eks/",
            "ansible-",
            "ezctl",
            "easzctl",
            "ezdown",
            "/etc/kubeasz",
            "kk ",
            "k0s",
            "rancher",
            "system-agent-install",
            "rke ",
            "sealos",
            "nodeup",
            "attach_node");

    /** @throws UnsupportedScriptException if a command of {@code text}, which can be read, shows one */
    static void requireNone(String text) {
        BashSource source = BashSource.parse(text, Mentions.of(text, NEEDLES));
        for (Command command : source.commands()) {
            if (HiddenJoin.TALKING.contains(command.program())
                    || command.words().isEmpty()) {
                continue;
            }
            int start = command.words().get(0).start();
            String part = text.substring(start, command.end()).replaceFirst("^sudo\\s+(-\\S+\\s+)*", "");
            for (OtherDistribution other : KNOWN) {
                if (other.evidence.matcher(part).lookingAt()) {
                    throw new UnsupportedScriptException(
                            text, start, "this makes the machine a node by " + other.name, other.remedy);
                }
            }
        }
    }
}
