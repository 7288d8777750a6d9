// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.NodeSystem;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.KernelVersion;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;

/** Whether what runs on a cloud node is something that this Terway and this control plane work with. */
final class SystemRules {
    private static final RuleDescription KERNEL = Report.rule(
            "Node.KernelTooOld",
            Severity.ERROR,
            "from 1.14.0 on Terway does not start on a kernel before 5.10",
            "terway cmd/terway-cli, unsupport kernel version");

    private static final RuleDescription OS = Report.rule(
            "Node.OsUnsupported",
            Severity.ERROR,
            "Terway runs on Linux, and from 1.9.2 on not with CentOS or Alibaba Cloud Linux 2",
            "ACK: Terway release notes, v1.9.2");

    private static final RuleDescription KUBELET_NEWER = Report.rule(
            "Node.KubeletNewer",
            Severity.ERROR,
            "a kubelet is of a later minor version than the control plane",
            "Kubernetes: Version Skew Policy");

    private static final RuleDescription KUBELET_OLDER = Report.rule(
            "Node.KubeletOlder",
            Severity.ERROR,
            "a kubelet is older than the control plane supports: by more than three minor versions, or two before 1.25",
            "Kubernetes: Version Skew Policy");

    private static final RuleDescription SYSTEM_UNTOLD = Report.rule(
            "Node.SystemUntold",
            Severity.INFO,
            "a node does not tell its kernel, kubelet or container runtime as a version, so they cannot be judged",
            "Kubernetes: NodeSystemInfo");

    private static final RuleDescription DOCKER = Report.rule(
            "Node.Dockershim",
            Severity.WARNING,
            "a node runs Docker under a kubelet that has no dockershim any more: cri-dockerd has to be there, and an"
                    + " init script that asks for the runtime sees docker",
            "Kubernetes: Dockershim Removal FAQ");

    static final List<RuleDescription> RULES =
            ImmutableList.of(KERNEL, OS, KUBELET_NEWER, KUBELET_OLDER, SYSTEM_UNTOLD, DOCKER);

    private SystemRules() {}

    static void check(KubernetesVersion cluster, Optional<TerwayVersion> terway, LiveNode node, Report report) {
        NodeSystem system = node.system();
        terway.ifPresent(version -> checkTerway(version, system, report));
        checkUntold(system, report);
        system.kubelet().ifPresent(kubelet -> {
            checkSkew(cluster, kubelet, report);
            if (kubelet.isAtLeast(1, 24, 0) && system.runtime().startsWith("docker://")) {
                report.add(
                        DOCKER,
                        "it runs " + Shown.text(system.runtime()) + " under kubelet " + kubelet
                                + ", which has no dockershim any more",
                        "take containerd in the node script, or see to it that it installs cri-dockerd");
            }
        });
    }

    private static void checkTerway(TerwayVersion terway, NodeSystem system, Report report) {
        Optional<KernelVersion> kernel = system.kernel();
        if (terway.isAtLeast(1, 14, 0) && kernel.isPresent() && !kernel.get().isAtLeast(5, 10, 0)) {
            report.add(
                    KERNEL,
                    "its kernel is " + kernel.get() + ", and Terway " + terway + " wants 5.10 or later",
                    "take an image with kernel 5.10 for the node pool, such as AliyunLinux3, or Terway 1.8");
        }
        if (!system.os().isEmpty() && !system.os().equals("linux")) {
            report.add(
                    OS,
                    "it runs " + Shown.text(system.os()) + ", and Terway is for Linux",
                    "take a Linux image for the node pool, such as AliyunLinux3");
        } else if (terway.isAtLeast(1, 9, 2) && isDropped(system.osImage())) {
            report.add(
                    OS,
                    "it runs " + Shown.text(system.osImage()) + ", which Terway " + terway + " does not support",
                    "take image AliyunLinux3 for the node pool, or Terway 1.8");
        }
    }

    /** As {@code PRETTY_NAME} of /etc/os-release has it; Alibaba Cloud Linux 2 called itself Aliyun Linux at first. */
    private static boolean isDropped(String osImage) {
        return osImage.startsWith("CentOS")
                || osImage.startsWith("Alibaba Cloud Linux (Aliyun Linux) 2")
                || osImage.startsWith("Alibaba Cloud Linux 2")
                || osImage.startsWith("Aliyun Linux 2");
    }

    private static void checkUntold(NodeSystem system, Report report) {
        StringBuilder untold = new StringBuilder();
        if (system.kernel().isEmpty()) {
            untold.append(" kernel");
        }
        if (system.kubelet().isEmpty()) {
            untold.append(" kubelet");
        }
        if (system.runtime().isEmpty()) {
            untold.append(" runtime");
        }
        if (!untold.isEmpty()) {
            report.add(
                    SYSTEM_UNTOLD,
                    "it does not tell the versions of its:" + untold,
                    "nothing to be done if the node is only just joining; otherwise look at the kubelet's log");
        }
    }

    private static void checkSkew(KubernetesVersion cluster, KubernetesVersion kubelet, Report report) {
        int behind = cluster.minor() - kubelet.minor();
        int allowed = kubelet.isAtLeast(1, 25, 0) ? 3 : 2;
        if (cluster.major() != kubelet.major() || behind < 0) {
            report.add(
                    KUBELET_NEWER,
                    "its kubelet is " + kubelet + ", and the plan's control plane is " + cluster,
                    "pin the kubelet in the node script to the control plane's minor version, and let the node join"
                            + " anew; correct the plan if the control plane was upgraded");
        } else if (behind > allowed) {
            report.add(
                    KUBELET_OLDER,
                    "its kubelet is " + kubelet + ", " + behind + " minor versions behind the plan's control plane "
                            + cluster,
                    "pin the kubelet in the node script to the control plane's minor version, and replace the node");
        }
    }
}
