// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.health.TerwayHealth;
import io.hybridcluster.k8s.live.LiveDaemonSet;
import io.hybridcluster.k8s.live.LiveEvent;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.LivePod;
import io.hybridcluster.k8s.node.ClusterAddresses;
import io.hybridcluster.k8s.node.NodeVerification;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parts find when they are asked alone is what the doctor tells. */
class PartsTest {
    static List<String> clusters() {
        // There the doctor is told what could not be read, and the parts are not.
        return GoldenCluster.names().stream()
                .filter(name -> !name.equals("node-addresses") && !name.equals("nothing-read"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void healthOfTerway(String name) {
        GoldenCluster cluster = GoldenCluster.read(name);
        TerwayHealth health = TerwayHealth.of(cluster.plan(), GoldenCluster.NOW);
        cluster.ofKind("Event").forEach(event -> LiveEvent.of(event).ifPresent(health::add));
        cluster.ofKind("Pod").forEach(pod -> health.add(LivePod.of(pod)));
        cluster.ofKind("DaemonSet").forEach(daemonSet -> health.add(LiveDaemonSet.of(daemonSet)));
        cluster.ofKind("Node").forEach(node -> health.add(LiveNode.of(cluster.plan(), node)));

        assertThat(health.findings()).isEqualTo(only(TerwayHealth.rules(), cluster));
        assertThat(health.findings()).isEqualTo(health.findings());
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void verificationOfNodes(String name) {
        GoldenCluster cluster = GoldenCluster.read(name);
        TerwayHealth health = TerwayHealth.of(cluster.plan(), GoldenCluster.NOW);
        cluster.ofKind("DaemonSet").forEach(daemonSet -> health.add(LiveDaemonSet.of(daemonSet)));
        NodeVerification planned = NodeVerification.of(cluster.plan());
        NodeVerification verification =
                health.version().map(planned::withTerwayVersion).orElse(planned);
        FindingGroups found = new FindingGroups();
        cluster.ofKind("Node").forEach(node -> found.addAll(verification.verify(node)));

        assertThat(found.findings()).isEqualTo(only(NodeVerification.rules(), cluster));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void addressesOfTheCluster(String name) {
        GoldenCluster cluster = GoldenCluster.read(name);
        ClusterAddresses addresses = ClusterAddresses.of(cluster.plan());
        cluster.ofKind("Service").forEach(addresses::addService);
        cluster.ofKind("ConfigMap").forEach(addresses::addConfigMap);
        cluster.ofKind("EndpointSlice").forEach(addresses::addEndpointSlice);
        cluster.ofKind("Endpoints").forEach(addresses::addEndpoints);
        cluster.ofKind("Node").forEach(node -> addresses.addNode(LiveNode.of(cluster.plan(), node)));

        assertThat(addresses.findings()).isEqualTo(only(ClusterAddresses.rules(), cluster));
    }

    private static List<LiveFinding> only(List<RuleDescription> rules, GoldenCluster cluster) {
        Predicate<LiveFinding> isOfThese =
                finding -> rules.stream().anyMatch(rule -> rule.id().equals(finding.ruleId()));
        return cluster.findings().stream().filter(isOfThese).toList();
    }
}
