// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.node.NodeSide;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.plan.HybridPlan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodFindingsTest {
    @ParameterizedTest
    @CsvSource({
        "CLOUD, 10.10.32.7 2408:4000:10:20::7, ''",
        "CLOUD, 10.10.32.7 2408:4000:10:99::7, Pod.AddressOutsidePlan",
        "CLOUD, 10.10.32.7 2408:4000:10:18::7, Pod.AddressOfNodeVSwitch",
        "CLOUD, 10.10.32.7 fd00:10:100::7, Pod.AddressOfIdc",
        "CLOUD, 10.10.26.7, Pod.AddressOutsidePlan",
        "CLOUD, 10.100.0.7 fd00:10:100::7, Pod.AddressOfIdc",
        "IDC, 10.100.0.7 fd00:10:100::7, ''",
        "IDC, 10.100.0.7 fd00:10:999::7, Pod.AddressOutsidePlan",
        "IDC, 10.10.32.7, Pod.AddressOutsidePlan",
        "VIRTUAL, 1.2.3.4, ''"
    })
    void judgesAddressesOfBothFamilies(NodeSide side, String addresses, String rule) {
        assertThat(found(Plans.dual(), side, pod(Map.of("phase", "Running"), addresses.split(" "))))
                .isEqualTo(rule);
    }

    @Test
    void judgesNoFamilyThatThePlanHasNoBlockOf() {
        LivePod pod = pod(Map.of("phase", "Running"), "10.10.25.7", "2001:db8::7");

        assertThat(found(Plans.guide(), NodeSide.CLOUD, pod)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Pending, ContainerCreating, 2026-01-01T11:49:59Z, CLOUD, Pod.StuckCreating",
        "Pending, PodInitializing, 2026-01-01T11:49:59Z, CLOUD, Pod.StuckCreating",
        "Pending, ContainerCreating, 2026-01-01T11:50:00Z, CLOUD, ''",
        "Pending, ImagePullBackOff, 2026-01-01T11:00:00Z, CLOUD, ''",
        "Running, ContainerCreating, 2026-01-01T11:00:00Z, CLOUD, ''",
        "Pending, ContainerCreating, 2026-01-01T11:00:00Z, IDC, ''"
    })
    void findsPodsThatWaitTooLongToBeCreated(String phase, String reason, String since, NodeSide side, String rule) {
        Map<String, Object> status = Map.of(
                "phase", phase,
                "startTime", since,
                "containerStatuses",
                        List.of(Map.of("name", "c", "state", Map.of("waiting", Map.of("reason", reason)))));

        assertThat(found(Plans.guide(), side, pod(status))).isEqualTo(rule);
        assertThat(found(Plans.guide(), side, leaving(status))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "calico-node, '', Pod.IdcCniOnCloudNode",
        "canal, '', Pod.IdcCniOnCloudNode",
        "other, kube-flannel-ds, Pod.IdcCniOnCloudNode",
        "cilium, '', Pod.IdcCniOnCloudNode",
        "calico-kube-controllers, '', ''",
        "terway-eniip, terway-eniip, ''",
        "kube-proxy, kube-proxy, ''"
    })
    void knowsTheDataCentresPluginsByLabelAndByDaemonSet(String app, String daemonSet, String rule) {
        Map<String, Object> tree = Map.of(
                "metadata",
                        Map.of(
                                "name",
                                "p",
                                "namespace",
                                "kube-system",
                                "labels",
                                Map.of("k8s-app", app),
                                "ownerReferences",
                                List.of(Map.of("kind", "DaemonSet", "name", daemonSet))),
                "spec", Map.of("nodeName", "n", "hostNetwork", true),
                "status", Map.of("phase", "Running"));

        assertThat(found(Plans.guide(), NodeSide.CLOUD, LivePod.of(tree))).isEqualTo(rule);
        assertThat(found(Plans.guide(), NodeSide.IDC, LivePod.of(tree))).isEmpty();
    }

    private static String found(HybridPlan plan, NodeSide side, LivePod pod) {
        PodFindings findings = new PodFindings(plan, GoldenCluster.NOW);
        findings.add(pod, side);
        return String.join(
                " ",
                findings.findings().stream()
                        .map(finding -> finding.ruleId().toString())
                        .toList());
    }

    private static LivePod pod(Map<String, Object> status, String... addresses) {
        Map<String, Object> whole = new HashMap<>(status);
        whole.put(
                "podIPs",
                Arrays.stream(addresses).map(address -> Map.of("ip", address)).toList());
        return LivePod.of(Map.of(
                "metadata", Map.of("name", "p", "namespace", "ns"), "spec", Map.of("nodeName", "n"), "status", whole));
    }

    private static LivePod leaving(Map<String, Object> status) {
        return LivePod.of(Map.of(
                "metadata",
                Map.of("name", "p", "namespace", "ns", "deletionTimestamp", "2026-01-01T11:59:00Z"),
                "spec",
                Map.of("nodeName", "n"),
                "status",
                status));
    }
}
