// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** 5,000 nodes, half of them in the cloud and most of these broken, 150,000 pods and 20,000 events. */
class LargeClusterTest {
    private static final int NODES = 5_000;
    private static final int PODS = 150_000;
    private static final int EVENTS = 20_000;
    private static final long BOUND = 16L << 20;

    @Test
    void staysSmallAndTellsFewFindings() {
        // Once for what the classes themselves hold.
        examined(100, 100, 100).findings();
        long before = liveBytes();

        Examination examination = examined(NODES, PODS, EVENTS);
        List<LiveFinding> findings = examination.findings();
        long kept = liveBytes() - before;

        assertThat(kept)
                .as("bytes that %d findings and the examination keep", findings.size())
                .isLessThan(BOUND);
        assertThat(findings).hasSizeLessThan(60);
        assertThat(findings)
                .extracting(finding -> finding.ruleId().toString())
                .contains(
                        "Node.MaxPodsOverCapacity",
                        "Node.PoolTaintsMissing",
                        "Node.ForeignCni",
                        "Terway.AddressesExhausted",
                        "Terway.PodFailing",
                        "Terway.KnownCause",
                        "Pod.StuckCreating",
                        "Pod.AddressOfIdc");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.problem()).hasSizeLessThan(600);
            assertThat(finding.remedy()).hasSizeLessThan(400);
        });
        assertThat(findings)
                .filteredOn(finding -> finding.ruleId().toString().equals("Terway.AddressesExhausted"))
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] Node cn-hangzhou.10.10.24.10 and 1249 more: its condition SufficientIP is False,"
                                + " InsufficientIP; likewise Node cn-hangzhou.10.10.24.1002, Node cn-hangzhou.10.10.24.1006 and"
                                + " 1247 more | Terway.AddressesExhausted");
        // What it holds must be alive until it is measured.
        assertThat(examination.findings()).isEqualTo(findings);
        assertThat(findings.stream().filter(finding -> finding.place().contains(" more")))
                .hasSizeGreaterThan(FindingGroups.EXAMPLES);
    }

    private static Examination examined(int nodes, int pods, int events) {
        Examination examination = Examination.of(Plans.guide(), InstanceTypes.none(), GoldenCluster.NOW);
        for (int i = 0; i < nodes; i++) {
            examination.add("Node", i % 2 == 0 ? cloudNode(i) : idcNode(i));
        }
        for (int i = 0; i < nodes; i += 2) {
            examination.add("Pod", terwayPod(i));
        }
        for (int i = 0; i < pods; i++) {
            examination.add("Pod", pod(i, i % nodes));
        }
        for (int i = 0; i < events; i++) {
            examination.add("Event", event(i, (i * 2) % nodes));
        }
        return examination;
    }

    /** Returns a string of its own, as a client that parses JSON makes one for each value. */
    private static String text(String text) {
        return new String(text.toCharArray());
    }

    private static String name(int i) {
        return i % 2 == 0 ? "cn-hangzhou.10.10.24." + i : "idc-" + i;
    }

    private static Map<String, Object> cloudNode(int i) {
        return Map.of(
                "metadata",
                Map.of(
                        "name", name(i),
                        "labels",
                                Map.of(
                                        "alibabacloud.com/external", text("true"),
                                        "alibabacloud.com/nodepool-id", text("np0123456789abcdef"),
                                        "alibabacloud.com/instance-id", "i-bp1node" + i,
                                        "ack.aliyun.com", text("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                                        "workload", text("cpu"),
                                        "topology.kubernetes.io/zone", text("cn-hangzhou-h"),
                                        "topology.kubernetes.io/region", text("cn-hangzhou")),
                        "annotations",
                                Map.of(
                                        "projectcalico.org/IPv4Address", "10.10.24.1/24",
                                        "alibabacloud.com/instance-type-info",
                                                text("{\"InstanceTypeId\":\"ecs.g7.xlarge\",\"EniQuantity\":4,"
                                                        + "\"EniPrivateIpAddressQuantity\":15}"),
                                        "x/padding", "x".repeat(1_000))),
                "spec",
                Map.of("providerID", "cn-hangzhou.i-bp1node" + i),
                "status",
                Map.of(
                        "addresses", List.of(Map.of("type", "InternalIP", "address", "10.10.24." + i % 250)),
                        "allocatable", Map.of("pods", text("110")),
                        "conditions",
                                List.of(
                                        Map.of("type", "Ready", "status", text("True"), "reason", text("KubeletReady")),
                                        Map.of(
                                                "type", "SufficientIP",
                                                "status", i % 4 == 0 ? "True" : "False",
                                                "reason", "InsufficientIP")),
                        "nodeInfo", nodeInfo()));
    }

    private static Map<String, Object> idcNode(int i) {
        return Map.of(
                "metadata", Map.of("name", name(i)),
                "status",
                        Map.of(
                                "addresses",
                                List.of(Map.of("type", "InternalIP", "address", "192.168.0." + i % 250)),
                                "nodeInfo",
                                nodeInfo()));
    }

    private static Map<String, Object> nodeInfo() {
        return Map.of(
                "operatingSystem", text("linux"),
                "osImage", text("Alibaba Cloud Linux 3 (Soaring Falcon)"),
                "kernelVersion", text("5.10.134-16.al8.x86_64"),
                "kubeletVersion", text("v1.24.3"),
                "containerRuntimeVersion", text("containerd://1.6.28"));
    }

    private static Map<String, Object> terwayPod(int i) {
        Supplier<Object> crashing =
                () -> Map.of("waiting", Map.of("reason", "CrashLoopBackOff", "message", "x".repeat(500)));
        return Map.of(
                "metadata",
                        Map.of(
                                "name", "terway-eniip-" + i,
                                "namespace", text("kube-system"),
                                "labels", Map.of("app", text("terway-eniip"))),
                "spec", Map.of("nodeName", name(i), "hostNetwork", true),
                "status",
                        Map.of(
                                "phase", text("Running"),
                                "startTime", "2025-12-31T00:00:00Z",
                                "containerStatuses",
                                        List.of(Map.of(
                                                "name",
                                                text("terway"),
                                                "state",
                                                i % 3 == 0 ? crashing.get() : Map.of("running", Map.of())))));
    }

    private static Map<String, Object> pod(int i, int node) {
        boolean stuck = i % 7 == 0;
        Map<String, Object> running = Map.of("phase", text("Running"), "podIP", "10.100." + i % 250 + ".1");
        Map<String, Object> pending = Map.of("phase", text("Pending"), "startTime", "2026-01-01T10:00:00Z");
        return Map.of(
                "metadata", Map.of("name", "web-" + i, "namespace", "shop-" + i % 50),
                "spec", Map.of("nodeName", name(node)),
                "status", stuck ? pending : running);
    }

    private static Map<String, Object> event(int i, int node) {
        return Map.of(
                "type", text("Warning"),
                "reason", text(i % 2 == 0 ? "AllocIPFailed" : "CreateENIFailed"),
                "involvedObject", Map.of("kind", "Node", "name", name(node)),
                "message", i % 3 == 0 ? "InvalidVSwitchId.IpNotEnough " + i : "RequestId " + i);
    }

    /** Returns how many bytes are in use after the collector found nothing more to free. */
    private static long liveBytes() {
        List<Long> measured = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            System.gc();
            measured.add(
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return measured.stream().mapToLong(Long::longValue).min().orElseThrow();
    }
}
