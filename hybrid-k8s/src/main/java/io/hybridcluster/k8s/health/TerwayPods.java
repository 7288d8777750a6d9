// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.health;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.ContainerState;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.live.Symptom;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of Terway by node: of those that do well only that they are there, and whether for a while. */
final class TerwayPods {
    /** Restarts below this are those of a node's own restarts and of rollouts. */
    private static final int RESTARTS = 3;

    private static final RuleDescription MISSING =
            Found.rule("Terway.PodMissing", Severity.ERROR, "a cloud node has no Terway pod", "the guide, step 2");

    private static final RuleDescription INIT_FAILED = Found.rule(
            "Terway.InitFailed",
            Severity.ERROR,
            "the init container of a Terway pod fails: it checks the kernel and the configuration",
            "terway cmd/terway-cli");

    private static final RuleDescription FAILING = Found.rule(
            "Terway.PodFailing",
            Severity.ERROR,
            "a container of a Terway pod does not start or ends again",
            "Kubernetes: Pod Lifecycle");

    private static final RuleDescription PENDING = Found.rule(
            "Terway.PodPending",
            Severity.WARNING,
            "a Terway pod has not started for minutes, without a reason that is told",
            "Kubernetes: Pod Lifecycle");

    private static final RuleDescription RESTARTING = Found.rule(
            "Terway.PodRestarting",
            Severity.WARNING,
            "the container terway of a pod was restarted three times or more",
            "Kubernetes: Pod Lifecycle; terway has no probes, so it ended itself or was killed");

    private static final RuleDescription IN_IDC = Found.rule(
            "Terway.PodInIdc", Severity.ERROR, "a Terway pod is on a node of the data centre", "the guide, step 2");

    static final List<RuleDescription> RULES =
            ImmutableList.of(MISSING, INIT_FAILED, FAILING, PENDING, RESTARTING, IN_IDC);

    private final Instant now;
    private final Set<String> present = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, LivePod> troubled = new HashMap<>();

    TerwayPods(Instant now) {
        this.now = now;
    }

    void add(LivePod pod) {
        String node = pod.nodeName();
        if (node.isEmpty()) {
            return;
        }
        present.add(node);
        // One that is going is replaced, and what it says of its end is no news.
        if (pod.isLeaving()) {
            return;
        }
        if (isTroubled(pod)) {
            troubled.merge(node, pod, (a, b) -> a.name().compareTo(b.name()) <= 0 ? a : b);
        } else if (pod.phase().equals("Running") && isOld(pod)) {
            settled.add(node);
        }
    }

    private boolean isOld(LivePod pod) {
        return pod.since()
                .filter(since -> since.isBefore(now.minus(TerwayHealth.START)))
                .isPresent();
    }

    private boolean isTroubled(LivePod pod) {
        return pod.phase().equals("Failed")
                || pod.initContainers().stream().anyMatch(ContainerState::isFailing)
                || pod.containers().stream().anyMatch(ContainerState::isFailing)
                || restarting(pod).isPresent()
                || (pod.phase().equals("Pending") && isOld(pod));
    }

    private static Optional<ContainerState> restarting(LivePod pod) {
        return pod.containers().stream()
                .filter(container -> container.name().equals("terway") && container.restarts() >= RESTARTS)
                .findFirst();
    }

    boolean any() {
        return !present.isEmpty();
    }

    /** Returns whether a Terway pod has been running on the node for a while. */
    boolean runsOn(LiveNode node) {
        return settled.contains(node.name()) && !troubled.containsKey(node.name());
    }

    /**
     * Checks the pod of a cloud node.
     *
     * @param askForIt whether it is known that there is none if none was seen
     */
    void checkCloud(LiveNode node, boolean askForIt, FindingGroups findings) {
        LivePod pod = troubled.get(node.name());
        if (pod != null) {
            check(pod, findings);
        } else if (askForIt && !present.contains(node.name())) {
            Found.add(
                    findings,
                    MISSING,
                    "Node " + Shown.name(node.name()),
                    "it has no Terway pod",
                    "look at the events of the DaemonSet; a node that has only just joined gets its pod in a moment");
        }
    }

    void checkIdc(LiveNode node, FindingGroups findings) {
        if (present.contains(node.name())) {
            Found.add(
                    findings,
                    IN_IDC,
                    "Node " + Shown.name(node.name()),
                    "a Terway pod is on it, and it is a node of the data centre",
                    "see that Terway's DaemonSet selects alibabacloud.com/external=true, and that the node has no such"
                            + " label");
        }
    }

    private static void check(LivePod pod, FindingGroups findings) {
        String place = "Pod " + Shown.name(pod.namespace() + "/" + pod.name());
        Optional<ContainerState> init =
                pod.initContainers().stream().filter(ContainerState::isFailing).findFirst();
        Optional<ContainerState> main =
                pod.containers().stream().filter(ContainerState::isFailing).findFirst();
        String onNode = " on node " + Shown.name(pod.nodeName());
        if (init.isPresent()) {
            Found.add(findings, INIT_FAILED, place, "init " + said(init.get()) + onNode, remedy(init.get()));
        } else if (main.isPresent()) {
            Found.add(findings, FAILING, place, said(main.get()) + onNode, remedy(main.get()));
        } else if (pod.phase().equals("Failed")) {
            Found.add(
                    findings,
                    FAILING,
                    place,
                    "it has failed" + onNode,
                    "delete it, so that the DaemonSet makes another, and look at why the kubelet ended it");
        } else if (restarting(pod).isPresent()) {
            ContainerState container = restarting(pod).get();
            Found.add(
                    findings,
                    RESTARTING,
                    place,
                    said(container) + onNode + ", restarted " + container.restarts() + " times",
                    remedy(container));
        } else {
            Found.add(
                    findings,
                    PENDING,
                    place,
                    "it has not started for minutes" + onNode,
                    "look at the events of the pod, and at the kubelet's log on the node");
        }
    }

    private static String said(ContainerState container) {
        StringBuilder said = new StringBuilder("container ").append(Shown.name(container.name()));
        switch (container.state()) {
            case WAITING -> said.append(" waits");
            case RUNNING -> said.append(" runs");
            case TERMINATED -> said.append(" has ended with exit code ").append(container.exitCode());
        }
        if (!container.reason().isEmpty()) {
            said.append(", ").append(container.reason());
        }
        if (!container.lastReason().isEmpty()) {
            said.append(", last end: ").append(container.lastReason());
            if (container.state() != ContainerState.State.TERMINATED) {
                said.append(" with exit code ").append(container.exitCode());
            }
        }
        if (!container.symptoms().isEmpty()) {
            said.append("; ")
                    .append(container.symptoms().stream()
                            .map(symptom -> symptom.meaning() + " (" + symptom.word() + ")")
                            .collect(Collectors.joining("; ")));
        }
        return said.toString();
    }

    private static String remedy(ContainerState container) {
        if (!container.symptoms().isEmpty()) {
            return container.symptoms().stream().map(Symptom::remedy).collect(Collectors.joining("; "));
        }
        if (container.lastReason().equals("OOMKilled") || container.reason().equals("OOMKilled")) {
            return "raise the memory limit of container " + Shown.name(container.name()) + " in Terway's DaemonSet";
        }
        return switch (container.reason()) {
            case "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull", "InvalidImageName" ->
                "see that the cloud nodes reach the registry of the image, in the VPC or on the Internet";
            case "CreateContainerConfigError" ->
                "see that ConfigMap kube-system/eni-config and the Secret that the DaemonSet mounts exist";
            default ->
                "read the log of this container, of its last run too (kubectl logs --previous), on one of the nodes";
        };
    }
}
