// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.live.LiveDaemonSet;
import io.hybridcluster.k8s.live.LiveEvent;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerwayHealthTest {
    private static final HybridPlan PLAN = Plans.guide();
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final TerwayHealth health = TerwayHealth.of(PLAN, NOW);

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(health.findings()).isEmpty();
        assertThat(health.version()).isEmpty();
    }

    @Test
    void isHealthyWithoutCloudNodes() {
        health.add(daemonSet("terway-eniip", "v1.8.2", 0));

        assertThat(health.findings()).isEmpty();
    }

    @Test
    void concludesNothingFromWhatWasNotRead() {
        health.add(node("a"));
        assertThat(found()).containsExactly("Terway.NotInstalled");
        health.notRead(TerwayHealth.Source.DAEMON_SET);
        assertThat(found()).isEmpty();

        TerwayHealth withoutNodes = TerwayHealth.of(PLAN, NOW);
        withoutNodes.add(daemonSet("terway-eniip", "v1.8.2", 7));
        assertThat(found(withoutNodes)).containsExactly("Terway.NotOnEveryCloudNode");
        withoutNodes.notRead(TerwayHealth.Source.NODE);
        assertThat(found(withoutNodes)).isEmpty();
    }

    @Test
    void missesPodsOnlyWherePodsWereRead() {
        health.add(daemonSet("terway-eniip", "v1.8.2", 2));
        health.add(node("a"));
        health.add(node("b"));
        assertThat(found()).isEmpty();

        health.add(pod("a", "terway-eniip", "kube-system"));
        assertThat(found()).containsExactly("Terway.PodMissing");
        health.notRead(TerwayHealth.Source.POD);
        assertThat(found()).isEmpty();
    }

    @Test
    void takesTheOlderNameWhereThereIsNoNewerOne() {
        health.add(daemonSet("terway", "v1.5.6", 0));
        assertThat(health.version()).contains(TerwayVersion.parse("1.5.6"));

        health.add(daemonSet("terway-eniip", "v1.8.2", 0));
        health.add(daemonSet("terway-controlplane", "v1.17.0", 0));
        assertThat(health.version()).contains(TerwayVersion.parse("1.8.2"));
    }

    @ParameterizedTest
    @CsvSource({
        "terway-eniip, kube-system, true",
        "terway, kube-system, true",
        "terway, default, false",
        "terway-controlplane, kube-system, false",
        "web, kube-system, false"
    })
    void knowsTerwaysPodsByLabelAndNamespace(String app, String namespace, boolean isTerway) {
        assertThat(TerwayHealth.isTerway(pod("a", app, namespace))).isEqualTo(isTerway);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.5.6, ''",
        "v1.5.7, Terway.NotInitialised",
        "v1.8.2, Terway.NotInitialised",
        "latest, Terway.NotInitialised"
    })
    void expectsTheConditionFromVersion157On(String tag, String rule) {
        health.add(daemonSet("terway-eniip", tag, 1));
        health.add(LiveNode.of(
                PLAN, Map.of("metadata", Map.of("name", "a", "labels", Map.of("alibabacloud.com/external", "true")))));
        health.add(pod("a", "terway-eniip", "kube-system"));

        assertThat(found().stream().filter(found -> found.equals("Terway.NotInitialised")))
                .containsExactlyElementsOf(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01T11:00:00Z, 1", "2026-01-01T10:59:59Z, 0", "2026-01-01T12:30:00Z, 1"})
    void leavesOutEventsOlderThanAnHour(String time, int findings) {
        event("AllocIPFailed", "a", "InvalidVSwitchId.IpNotEnough", time);

        assertThat(health.findings()).hasSize(findings);
    }

    @Test
    void countsEventsByCauseAndNamesThreeObjects() {
        for (String name : List.of("d", "b", "a", "c", "e")) {
            event("AllocIPFailed", name, "Forbidden.RAM for " + name, "2026-01-01T11:30:00Z");
            event("CreateENIFailed", name, "Forbidden.RAM and Throttling", "2026-01-01T11:30:00Z");
        }
        event("ResourceInvalid", "x", "AccessKeyId=LTAI5tCanaryCanary01", "2026-01-01T11:30:00Z");

        assertThat(health.findings())
                .extracting(Object::toString)
                .containsExactly(
                        "[ERROR] Node a: Terway's RAM user lacks a permission (Forbidden.RAM): 10 times in 10 events about"
                                + " Node a, Node b, Node c and others | Terway.KnownCause",
                        "[WARNING] Node a: the cloud refuses calls since the account makes too many (Throttling): 5 times"
                                + " in 5 events about Node a, Node b, Node c and others | Terway.KnownCause",
                        "[WARNING] Node x: Terway warns of ResourceInvalid: 1 time in 1 event about Node x |"
                                + " Terway.UnknownCause");
    }

    private void event(String reason, String node, String message, String time) {
        LiveEvent.of(Map.of(
                        "type", "Warning",
                        "reason", reason,
                        "message", message,
                        "lastTimestamp", time,
                        "involvedObject", Map.of("kind", "Node", "name", node)))
                .ifPresent(health::add);
    }

    private List<String> found() {
        return found(health);
    }

    private static List<String> found(TerwayHealth health) {
        return health.findings().stream()
                .map(finding -> finding.ruleId().toString())
                .toList();
    }

    private static LiveDaemonSet daemonSet(String name, String tag, int desired) {
        return LiveDaemonSet.of(Map.of(
                "metadata",
                Map.of("name", name, "namespace", "kube-system"),
                "spec",
                Map.of(
                        "template",
                        Map.of(
                                "spec",
                                Map.of(
                                        "nodeSelector", Map.of("alibabacloud.com/external", "true"),
                                        "containers", List.of(Map.of("name", "terway", "image", "terway:" + tag))))),
                "status",
                Map.of(
                        "desiredNumberScheduled", desired,
                        "currentNumberScheduled", desired,
                        "numberReady", desired,
                        "updatedNumberScheduled", desired)));
    }

    private static LiveNode node(String name) {
        return LiveNode.of(
                PLAN,
                Map.of(
                        "metadata",
                        Map.of("name", name, "labels", Map.of("alibabacloud.com/external", "true")),
                        "status",
                        Map.of("conditions", List.of(Map.of("type", "SufficientIP", "status", "True")))));
    }

    private static LivePod pod(String node, String app, String namespace) {
        return LivePod.of(Map.of(
                "metadata", Map.of("name", "p-" + node, "namespace", namespace, "labels", Map.of("app", app)),
                "spec", Map.of("nodeName", node, "hostNetwork", true),
                "status", Map.of("phase", "Running", "startTime", "2026-01-01T00:00:00Z")));
    }
}
