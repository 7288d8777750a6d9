// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.testsupport.Golden;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExaminationTest {
    static List<String> clusters() {
        return GoldenCluster.names();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void findsWhatIsWrongWithEachCluster(String name) {
        Golden.assertSame(
                "doctor/" + name + ".findings.txt",
                GoldenCluster.text(GoldenCluster.read(name).findings()));
    }

    @Test
    void findsNothingInASoundCluster() {
        assertThat(GoldenCluster.read("sound").findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void findsTheSameInWhateverOrderObjectsCome(String name) {
        GoldenCluster cluster = GoldenCluster.read(name);
        List<LiveFinding> findings = cluster.findings();

        for (long seed = 1; seed <= 50; seed++) {
            assertThat(cluster.findings(new Random(seed), (kind, object) -> object))
                    .as("seed " + seed)
                    .isEqualTo(findings);
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void needsNoMoreOfAnObjectThanItSays(String name) {
        GoldenCluster cluster = GoldenCluster.read(name);

        assertThat(cluster.findings(new Random(0), (kind, object) -> Projection.of(object, Examination.fieldsOf(kind))))
                .isEqualTo(cluster.findings());
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void passesOverWhatItDoesNotKnowAndTellsNoSecret(String name) {
        GoldenCluster cluster = GoldenCluster.read(name);
        List<LiveFinding> findings = cluster.findings();

        for (long seed = 1; seed <= 20; seed++) {
            Canaries canaries = new Canaries(seed);
            List<LiveFinding> found = cluster.findings(new Random(seed), (kind, object) -> canaries.plantIn(object));

            assertThat(found).as("seed " + seed).isEqualTo(findings);
            assertThat(canaries.planted() > 0).isEqualTo(!cluster.ofKind("Node").isEmpty());
        }
        assertThat(GoldenCluster.text(findings)).doesNotContainIgnoringCase("canary", "abcdef.0123456789abcdef");
    }

    @Test
    void hasEveryRuleInAGoldenClusterAndNoOther() {
        Map<RuleId, Severity> worst = new TreeMap<>();
        for (String name : clusters()) {
            GoldenCluster.read(name)
                    .findings()
                    .forEach(finding ->
                            worst.merge(finding.ruleId(), finding.severity(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
        }

        assertThat(worst)
                .isEqualTo(Examination.rules().stream()
                        .collect(Collectors.toMap(RuleDescription::id, RuleDescription::severity)));
    }

    @Test
    void describesEachRuleOnceAndNoneOfThePlans() {
        List<RuleId> ids = Examination.rules().stream().map(RuleDescription::id).toList();
        Set<RuleId> ofPlans = io.hybridcluster.model.rule.PlanRules.standard().descriptions().stream()
                .map(RuleDescription::id)
                .collect(Collectors.toSet());

        assertThat(ids).isSorted().doesNotHaveDuplicates().doesNotContainAnyElementsOf(ofPlans);
    }

    @Test
    void tellsTheFindingsOfOthersAsTheyAre() {
        Examination examination = Examination.of(Plans.guide(), InstanceTypes.none(), GoldenCluster.NOW);
        LiveFinding other =
                new LiveFinding(RuleId.parse("Other.Rule"), Severity.ERROR, "Secret a/b", "is odd", "make it even");
        examination.notExamined("Node", "x");
        examination.notExamined("Endpoints", "x");

        examination.add(List.of(other, other));

        assertThat(examination.findings())
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] Secret a/b: is odd | Other.Rule",
                        "[ERROR] Secret a/b: is odd | Other.Rule",
                        "[WARNING] Endpoints: could not be read: \"x\" | Doctor.NotExamined",
                        "[WARNING] Node: could not be read: \"x\" | Doctor.NotExamined");
    }

    @Test
    void refusesNodesAfterPodsKindsThatItDoesNotKnowAndObjectsWithoutAName() {
        Examination examination = Examination.of(Plans.guide(), InstanceTypes.none(), GoldenCluster.NOW);
        examination.add("Pod", Map.of("metadata", Map.of("name", "a")));

        assertThatThrownBy(() -> examination.add("Node", Map.of("metadata", Map.of("name", "n"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nodes have to come before pods: n came after a pod, which may have been one of its own");
        assertThatThrownBy(() -> examination.add("Secret", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kind \"Secret\" is none that is examined: Node, DaemonSet, Service, Endpoints,"
                        + " EndpointSlice, ConfigMap, Pod, Event");
        assertThatThrownBy(() -> Examination.fieldsOf("pod"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kind \"pod\" is none that is examined: Node, DaemonSet, Service, Endpoints,"
                        + " EndpointSlice, ConfigMap, Pod, Event");
        assertThatThrownBy(() -> examination.add("DaemonSet", Map.of("metadata", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metadata.name: expected a string");
        assertThatThrownBy(() -> examination.notExamined(" ", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kind \" \" is blank");
    }

    @Test
    void takesOddObjectsForEmptyOnes() {
        Examination examination = Examination.of(Plans.guide(), InstanceTypes.none(), GoldenCluster.NOW);
        Map<String, Object> odd = Map.of(
                "metadata",
                Map.of("name", "odd", "labels", List.of(1), "annotations", "x", "ownerReferences", 3),
                "spec",
                "none",
                "status",
                List.of(Map.of()),
                "subsets",
                7,
                "data",
                true);

        for (String kind : Examination.kinds()) {
            Function<Object, Object> add = object -> {
                examination.add(kind, (Map<?, ?>) object);
                return object;
            };
            assertThat(add.apply(odd)).isSameAs(odd);
        }

        assertThat(new TreeSet<>(examination.findings().stream()
                        .map(finding -> finding.ruleId().toString())
                        .toList()))
                .containsExactly("ApiServer.AddressUnknown", "Doctor.NoCloudNodes", "Node.AddressMissing");
    }
}
