// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static io.hybridcluster.k8s.calico.Calicos.AFTER;
import static io.hybridcluster.k8s.calico.Calicos.definitionsUnderTerway;
import static io.hybridcluster.k8s.calico.Calicos.edit;
import static io.hybridcluster.k8s.calico.Calicos.map;
import static io.hybridcluster.k8s.calico.Calicos.pruned;
import static io.hybridcluster.k8s.calico.Calicos.snapshot;
import static io.hybridcluster.k8s.calico.Calicos.trees;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.testsupport.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CalicoComparisonTest {
    private static CalicoComparison with(
            List<Map<String, @Nullable Object>> definitions, List<Map<String, @Nullable Object>> resources) {
        return CalicoComparison.between(snapshot(), CalicoSnapshot.of(definitions, resources, AFTER));
    }

    private static CalicoComparison underTerway() {
        return with(definitionsUnderTerway(), pruned(trees("resources.yaml"), definitionsUnderTerway()));
    }

    /** What a server has when these steps are written. */
    private static List<Map<String, @Nullable Object>> written(
            List<Map<String, @Nullable Object>> trees, List<RestoreStep> steps) {
        Map<String, Map<String, @Nullable Object>> byName = new LinkedHashMap<>();
        trees.forEach(tree -> byName.put(KubernetesObject.of(tree).toString(), tree));
        steps.forEach(step ->
                byName.put(step.saved().toString(), Calicos.copy(step.target().root())));
        return new ArrayList<>(byName.values());
    }

    @Test
    void findsNothingWhereOnlyTheServerWrote() {
        List<Map<String, @Nullable Object>> resources = trees("resources.yaml");
        resources.forEach(tree -> {
            map(tree, "metadata").put("resourceVersion", "9000");
            map(tree, "metadata").put("managedFields", List.of());
            tree.put("status", Map.of());
        });

        assertThat(with(trees("definitions.yaml"), resources).findings()).isEmpty();
    }

    @Test
    void tellsWhatTerwaysDefinitionsDo() {
        String text = underTerway().findings().stream()
                .map(finding -> finding + "\n    " + finding.remedy() + "\n")
                .collect(Collectors.joining());
        String steps = Stream.concat(underTerway().definitionSteps().stream(), underTerway().resourceSteps().stream())
                .map(step -> step + "\n")
                .collect(Collectors.joining());

        Golden.assertSame("calico/under-terway.txt", text + "\n" + steps);
        assertThat(text + steps).doesNotContain("canary");
        assertThat(underTerway().pruned())
                .extracting(PrunedObject::toString)
                .containsExactly(
                        "BGPConfiguration default spec",
                        "FelixConfiguration default spec",
                        "IPPool default-ipv4-ippool spec",
                        "NetworkPolicy shop/default.allow spec");
    }

    @Test
    void putsEverythingBackAndThenFindsNothing() {
        List<Map<String, @Nullable Object>> definitions =
                written(definitionsUnderTerway(), underTerway().definitionSteps());
        List<Map<String, @Nullable Object>> resources = written(
                pruned(trees("resources.yaml"), definitionsUnderTerway()),
                underTerway().resourceSteps());

        CalicoComparison again = with(definitions, resources);
        assertThat(again.findings()).isEmpty();
        assertThat(again.definitionSteps()).isEmpty();
        assertThat(again.resourceSteps()).isEmpty();
    }

    /** The store still holds what reading pruned, as long as nobody wrote. */
    @Test
    void needsTheDefinitionsOnlyWhileNobodyWroteTheObjects() {
        List<Map<String, @Nullable Object>> definitions =
                written(definitionsUnderTerway(), underTerway().definitionSteps());

        assertThat(with(definitions, pruned(trees("resources.yaml"), definitions))
                        .findings())
                .isEmpty();
    }

    @Test
    void warnsBeforeAnObjectLostAnything() {
        CalicoComparison comparison = with(definitionsUnderTerway(), trees("resources.yaml"));

        assertThat(comparison.findings())
                .extracting(finding -> finding.ruleId().toString())
                .containsOnly("CalicoCrd.Changed", "CalicoCrd.Prunes");
        assertThat(comparison.pruned()).hasSize(4);
        assertThat(comparison.resourceSteps()).isEmpty();
    }

    @Test
    void putsBackWhatIsGoneWithoutWhatTheServerFillsIn() {
        List<Map<String, @Nullable Object>> definitions = trees("definitions.yaml");
        definitions.removeIf(tree -> Calicos.name(tree).equals("ippools.crd.projectcalico.org"));
        List<Map<String, @Nullable Object>> resources = trees("resources.yaml");
        resources.removeIf(tree -> tree.get("kind").equals("IPPool"));
        CalicoComparison comparison = with(definitions, resources);

        assertThat(comparison.findings())
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] CustomResourceDefinition ippools.crd.projectcalico.org: is gone, and with it what was left of its"
                                + " 1 objects | CalicoCrd.Removed",
                        "[ERROR] IPPool default-ipv4-ippool: is gone | CalicoResource.Removed");
        assertThat(comparison.resourceSteps()).hasToString("[create IPPool default-ipv4-ippool (REMOVED)]");
        assertThat(map(comparison.resourceSteps().get(0).target().root(), "metadata"))
                .containsOnlyKeys("name", "annotations");
        assertThat(with(
                                written(definitions, comparison.definitionSteps()),
                                written(resources, comparison.resourceSteps()))
                        .findings())
                .isEmpty();
    }

    @Test
    void keepsOthersMetadataAndStatus() {
        List<Map<String, @Nullable Object>> resources = edit(trees("resources.yaml"), "rr", tree -> {
            map(tree, "spec").put("asNumber", 1);
            map(tree, "spec").put("extra", 1);
            map(tree, "metadata").put("labels", Map.of("theirs", "kept"));
            map(tree, "metadata").put("resourceVersion", "900");
            tree.put("status", Map.of("theirs", "kept"));
        });
        CalicoComparison comparison = with(trees("definitions.yaml"), resources);

        assertThat(comparison.findings())
                .hasToString("[[WARNING] BGPPeer rr: differs at metadata.labels, spec.asNumber, spec.extra |"
                        + " CalicoResource.Changed]");
        RestoreStep step = comparison.resourceSteps().get(0);
        assertThat(step).hasToString("change BGPPeer rr: /spec/asNumber, /spec/extra (CHANGED)");
        assertThat(step.target().at("metadata", "labels", "theirs")).isEqualTo("kept");
        assertThat(step.target().at("metadata", "resourceVersion")).isEqualTo("900");
        assertThat(step.target().at("status", "theirs")).isEqualTo("kept");
    }

    @Test
    void neverWritesWhatCalicoWritesAsPodsComeAndGo() {
        List<Map<String, @Nullable Object>> resources = edit(
                trees("resources.yaml"),
                "10-100-0-0-26",
                tree -> map(tree, "spec").put("allocations", List.of(1, 2)));
        assertThat(with(trees("definitions.yaml"), resources).findings()).isEmpty();
        resources.removeIf(tree -> tree.get("kind").equals("IPAMBlock"));
        assertThat(with(trees("definitions.yaml"), resources).findings()).isEmpty();

        List<Map<String, @Nullable Object>> emptied =
                edit(trees("definitions.yaml"), "ipamblocks.crd.projectcalico.org", tree -> {
                    Map<String, @Nullable Object> version =
                            map(((List<?>) Calicos.at(tree, "spec", "versions")).get(0), "schema", "openAPIV3Schema");
                    version.put("properties", Map.of());
                });
        CalicoComparison comparison = with(emptied, pruned(trees("resources.yaml"), emptied));
        assertThat(comparison.findings())
                .extracting(finding -> finding.ruleId() + " " + finding.place())
                .containsExactly(
                        "CalicoCrd.Prunes CustomResourceDefinition ipamblocks.crd.projectcalico.org",
                        "CalicoResource.Pruned IPAMBlock 10-100-0-0-26",
                        "CalicoCrd.Changed CustomResourceDefinition ipamblocks.crd.projectcalico.org");
        assertThat(comparison.resourceSteps()).isEmpty();
        assertThat(comparison.definitionSteps()).hasSize(1);
    }

    @Test
    void namesVersionsAndPathsOfADefinition() {
        List<Map<String, @Nullable Object>> definitions =
                edit(trees("definitions.yaml"), "bgppeers.crd.projectcalico.org", tree -> {
                    Map<String, @Nullable Object> version =
                            map(((List<?>) Calicos.at(tree, "spec", "versions")).get(0));
                    version.put("name", "v2");
                });

        assertThat(with(definitions, trees("resources.yaml")).findings())
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[ERROR] CustomResourceDefinition bgppeers.crd.projectcalico.org: does not serve"
                                + " crd.projectcalico.org/v1 any more, by which 1 of 1 objects were read |"
                                + " CalicoCrd.VersionNotServed",
                        "[WARNING] CustomResourceDefinition bgppeers.crd.projectcalico.org: differs at spec.versions[v1],"
                                + " spec.versions[v2] | CalicoCrd.Changed");
    }

    @Test
    void waitsForWhatIsBeingDeleted() {
        List<Map<String, @Nullable Object>> definitions = edit(
                trees("definitions.yaml"),
                "bgppeers.crd.projectcalico.org",
                tree -> map(tree, "metadata").put("deletionTimestamp", AFTER.toString()));

        CalicoComparison comparison = with(definitions, trees("resources.yaml"));
        assertThat(comparison.findings())
                .hasToString(
                        "[[ERROR] CustomResourceDefinition bgppeers.crd.projectcalico.org: is being deleted, and with it what"
                                + " was left of its 1 objects | CalicoCrd.Removed]");
        assertThat(comparison.definitionSteps()).isEmpty();
    }

    @Test
    void deletesNothingNew() {
        List<Map<String, @Nullable Object>> resources = trees("resources.yaml");
        resources.add(Calicos.copy(
                Map.of("apiVersion", "crd.projectcalico.org/v1", "kind", "IPPool", "metadata", Map.of("name", "new"))));
        CalicoComparison comparison = with(trees("definitions.yaml"), resources);

        assertThat(comparison.findings()).hasToString("[[INFO] IPPool new: is new | CalicoResource.Added]");
        assertThat(comparison.resourceSteps()).isEmpty();
    }

    /** Whatever is cut out of the objects, all of it comes back, and what was added beside it is gone from the spec only. */
    @Test
    @Tag("generated")
    void restoresWhateverWasDone() {
        int steps = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Map<String, @Nullable Object>> definitions = trees("definitions.yaml");
            List<Map<String, @Nullable Object>> resources = trees("resources.yaml");
            resources.removeIf(tree -> tree.get("kind").equals("IPAMBlock"));
            definitions.removeIf(tree -> random.nextInt(6) == 0);
            resources.removeIf(tree -> random.nextInt(6) == 0);
            definitions.forEach(tree -> harm(tree, random));
            resources.forEach(tree -> harm(tree, random));
            CalicoSnapshot before = CalicoSnapshot.of(
                    trees("definitions.yaml"),
                    trees("resources.yaml").stream()
                            .filter(tree -> !tree.get("kind").equals("IPAMBlock"))
                            .toList(),
                    AFTER);
            CalicoComparison comparison =
                    CalicoComparison.between(before, CalicoSnapshot.of(definitions, resources, AFTER));
            steps += comparison.definitionSteps().size()
                    + comparison.resourceSteps().size();
            List<Map<String, @Nullable Object>> healedDefinitions = written(definitions, comparison.definitionSteps());
            // Objects without a definition are in no snapshot; a second comparison has them.
            CalicoComparison second =
                    CalicoComparison.between(before, CalicoSnapshot.of(healedDefinitions, resources, AFTER));
            CalicoSnapshot healed =
                    CalicoSnapshot.of(healedDefinitions, written(resources, second.resourceSteps()), AFTER);

            assertThat(CalicoComparison.between(before, healed).findings())
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(healed.fingerprint()).as("seed " + seed).isEqualTo(before.fingerprint());
        }
        assertThat(steps).isGreaterThan(2_000);
    }

    private static void harm(Map<String, @Nullable Object> tree, Random random) {
        Map<String, @Nullable Object> spec = map(tree, "spec");
        new ArrayList<>(spec.keySet()).forEach(name -> {
            // What a definition defines is how its objects are found again.
            if (!name.equals("group") && !name.equals("names") && random.nextInt(4) == 0) {
                if (random.nextBoolean() && !name.equals("versions")) {
                    spec.remove(name);
                } else {
                    spec.put(name, random.nextBoolean() ? List.of() : List.of(Map.of("name", "x")));
                }
            }
        });
    }

    @Test
    void hasRulesForAllItsFindings() {
        assertThat(CalicoIpPools.rules())
                .isSorted()
                .extracting(RuleDescription::id)
                .doesNotHaveDuplicates()
                .hasSize(17);
        assertThat(underTerway().findings())
                .allSatisfy(finding -> assertThat(CalicoIpPools.rules())
                        .anyMatch(rule -> rule.id().equals(finding.ruleId())
                                && rule.severity().compareTo(finding.severity()) <= 0));
    }
}
