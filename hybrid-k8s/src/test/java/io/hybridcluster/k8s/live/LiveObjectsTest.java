// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.version.TerwayVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LiveObjectsTest {
    @ParameterizedTest
    @CsvSource({
        "registry.example:5000/acs/terway:v1.8.2, 1.8.2",
        "terway:v1.0.10.390-g0e9d2e4-aliyun, 1.0.10",
        "terway:1.17.5, 1.17.5",
        "acs/terway:v1.8.2@sha256:00, 1.8.2",
        "registry.example:5000/acs/terway, ''",
        "acs/terway@sha256:00, ''",
        "acs/terway:latest, ''",
        "'', ''"
    })
    void readsTheVersionFromTheTagOfTheImage(String image, String version) {
        LiveDaemonSet daemonSet = LiveDaemonSet.of(daemonSet(Map.of("containers", List.of(Map.of("image", image)))));

        assertThat(daemonSet.terwayVersion().map(TerwayVersion::toString).orElse(""))
                .isEqualTo(version);
    }

    @Test
    void seesThatADaemonSetSelectsCloudNodesBySelectorOrByEveryTermOfAffinity() {
        Map<String, Object> external =
                Map.of("key", "alibabacloud.com/external", "operator", "In", "values", List.of("true"));
        Map<String, Object> other = Map.of("key", "a", "operator", "Exists");

        assertThat(selects(Map.of("nodeSelector", Map.of("alibabacloud.com/external", "true"))))
                .isTrue();
        assertThat(selects(Map.of("nodeSelector", Map.of("alibabacloud.com/external", "false"))))
                .isFalse();
        assertThat(selects(affinity(List.of(List.of(other, external))))).isTrue();
        assertThat(selects(affinity(List.of(List.of(external), List.of(other)))))
                .isFalse();
        assertThat(selects(affinity(List.of()))).isFalse();
        assertThat(selects(Map.of())).isFalse();
    }

    @Test
    void readsWhatSeveralClientsYield() {
        Map<String, Object> pod = new HashMap<>(Map.of(
                "metadata", Map.of("name", "p", "creationTimestamp", Date.from(Instant.EPOCH)),
                "spec", Map.of("nodeName", "n", "hostNetwork", true),
                "status",
                        Map.of(
                                "phase", "Odd",
                                "podIPs",
                                        Arrays.asList(
                                                Map.of("ip", "10.0.0.1"), null, Map.of("ip", "x"), Map.of("ip", "::1")),
                                "containerStatuses", List.of(Map.of("name", "c", "restartCount", 3.0)))));

        LivePod read = LivePod.of(pod);

        assertThat(read.since()).contains(Instant.EPOCH);
        assertThat(read.phase()).isEqualTo("Unknown");
        assertThat(read.addresses()).hasToString("[10.0.0.1, ::1]");
        assertThat(read.containers().get(0).restarts()).isEqualTo(3);
        assertThat(read.containers().get(0).state()).isEqualTo(ContainerState.State.WAITING);
        assertThat(read.onHostNetwork()).isTrue();
        assertThat(read).hasToString("Pod /p");
        assertThat(LivePod.of(Map.of("metadata", Map.of("name", "p", "creationTimestamp", "no time")))
                        .since())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Symptom.class)
    void findsEachSymptomInMessagesOfContainersAndEvents(Symptom symptom) {
        String message = "before " + symptom.word() + " after";
        ContainerState container = ContainerState.listOf(
                        List.of(Map.of("name", "c", "lastState", Map.of("terminated", Map.of("message", message)))))
                .get(0);
        Optional<LiveEvent> event =
                LiveEvent.of(Map.of("type", "Warning", "reason", "AllocIPFailed", "message", message));

        assertThat(container.symptoms()).containsExactly(symptom);
        assertThat(event.orElseThrow().symptoms()).containsExactly(symptom);
        assertThat(container.toString() + event).doesNotContain("before");
        assertThat(symptom.meaning()).isNotBlank();
        assertThat(symptom.remedy()).isNotBlank();
    }

    @Test
    void leavesOutEventsThatAreNoWarningsOfTerway() {
        assertThat(LiveEvent.of(Map.of("type", "Normal", "reason", "AllocIPFailed")))
                .isEmpty();
        assertThat(LiveEvent.of(Map.of("type", "Warning", "reason", "FailedScheduling")))
                .isEmpty();
        assertThat(LiveEvent.of(Map.of())).isEmpty();
    }

    @Test
    void takesTheLatestTimeOfAnEventAndCountsAtLeastOne() {
        LiveEvent event = LiveEvent.of(Map.of(
                        "type", "Warning",
                        "reason", "ConfigError",
                        "count", 0,
                        "eventTime", "2026-01-01T00:00:03.000000Z",
                        "lastTimestamp", "2026-01-01T00:00:01Z",
                        "metadata", Map.of("creationTimestamp", "2026-01-01T00:00:02Z")))
                .orElseThrow();

        assertThat(event.last()).contains(Instant.parse("2026-01-01T00:00:03Z"));
        assertThat(event.count()).isEqualTo(1);
    }

    @Test
    void keepsNoReasonOfAConditionThatItDoesNotKnow() {
        LiveNode node = LiveNode.of(
                Plans.guide(),
                Map.of(
                        "metadata", Map.of("name", "n"),
                        "status",
                                Map.of(
                                        "conditions",
                                        List.of(
                                                Map.of("type", "Ready", "status", "odd", "reason", "Secret"),
                                                Map.of(
                                                        "type",
                                                        "SufficientIP",
                                                        "status",
                                                        "False",
                                                        "reason",
                                                        "InsufficientIP"),
                                                Map.of(
                                                        "type",
                                                        "NetworkUnavailable",
                                                        "status",
                                                        "True",
                                                        "reason",
                                                        "Mine")))));

        assertThat(node.conditions())
                .isEqualTo(new NodeConditions(
                        Optional.of(new NodeCondition("Unknown", "")),
                        true,
                        Optional.of(new NodeCondition("False", "InsufficientIP")),
                        Optional.of(new NodeCondition("True", ""))));
        assertThat(node.cnis()).containsExactly(NodeCni.TERWAY);
    }

    @Test
    void seesFlannelAndCiliumByWhatTheyWrite() {
        assertThat(cnis(Map.of("flannel.alpha.coreos.com/backend-type", "vxlan")))
                .containsExactly(NodeCni.FLANNEL);
        assertThat(cnis(Map.of("network.cilium.io/ipv4-pod-cidr", "x"))).containsExactly(NodeCni.CILIUM);
        assertThat(cnis(Map.of("io.cilium.network.ipv4-cilium-host", "x"))).containsExactly(NodeCni.CILIUM);
        assertThat(cnis(Map.of("k8s.aliyun.com/max-erdma-ip", "0"))).containsExactly(NodeCni.TERWAY);
        assertThat(cnis(Map.of("k8s.aliyun.com/other", "0"))).isEmpty();
    }

    private static Iterable<NodeCni> cnis(Map<String, String> annotations) {
        return LiveNode.of(Plans.guide(), Map.of("metadata", Map.of("name", "n", "annotations", annotations)))
                .cnis();
    }

    private static boolean selects(Map<String, Object> podSpec) {
        return LiveDaemonSet.of(daemonSet(podSpec)).selectsExternal();
    }

    private static Map<String, Object> affinity(List<List<Map<String, Object>>> terms) {
        return Map.of(
                "affinity",
                Map.of(
                        "nodeAffinity",
                        Map.of(
                                "requiredDuringSchedulingIgnoredDuringExecution",
                                Map.of(
                                        "nodeSelectorTerms",
                                        terms.stream()
                                                .map(term -> Map.of("matchExpressions", term))
                                                .toList()))));
    }

    private static Map<String, Object> daemonSet(Map<String, Object> podSpec) {
        return Map.of(
                "metadata", Map.of("name", "terway-eniip", "namespace", "kube-system"),
                "spec", Map.of("template", Map.of("spec", podSpec)));
    }
}
