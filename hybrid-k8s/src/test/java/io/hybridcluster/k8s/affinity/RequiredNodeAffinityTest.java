// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredNodeAffinityTest {
    private static final NodeSelectorRequirement LINUX = NodeSelectorRequirement.in("kubernetes.io/os", "linux");
    private static final NodeSelectorRequirement NO_GPU = NodeSelectorRequirement.doesNotExist("gpu");

    private static RequiredNodeAffinity read(String yaml) {
        return RequiredNodeAffinity.fromTree(Trees.map(Trees.readOne(yaml)));
    }

    @Test
    void addsARequirementToEveryTerm() {
        RequiredNodeAffinity affinity = read("""
                nodeSelectorTerms:
                  - matchExpressions: [{key: rack, operator: In, values: [a]}]
                  - matchExpressions: [{key: rack, operator: In, values: [b]}, {key: gpu, operator: DoesNotExist}]
                """);

        assertThat(affinity.and(List.of(NO_GPU))).isEqualTo(read("""
                nodeSelectorTerms:
                  - matchExpressions: [{key: rack, operator: In, values: [a]}, {key: gpu, operator: DoesNotExist}]
                  - matchExpressions: [{key: rack, operator: In, values: [b]}, {key: gpu, operator: DoesNotExist}]
                """));
    }

    @Test
    void makesOneTermWhereThereIsNoAffinity() {
        assertThat(RequiredNodeAffinity.none().and(List.of(LINUX, NO_GPU)))
                .isEqualTo(RequiredNodeAffinity.of(List.of(NodeSelectorTerm.of(List.of(LINUX, NO_GPU)))));
        assertThat(RequiredNodeAffinity.none().and(List.of())).isEqualTo(RequiredNodeAffinity.none());
        assertThat(RequiredNodeAffinity.fromTree(null).isPresent()).isFalse();
    }

    @Test
    void leavesTermsThatMatchNoNodeAlone() {
        RequiredNodeAffinity nothing = read("nodeSelectorTerms: []");
        RequiredNodeAffinity empty = read("nodeSelectorTerms: [{}, {matchExpressions: [], matchFields: null}]");

        assertThat(nothing.and(List.of(LINUX))).isEqualTo(nothing);
        assertThat(empty.and(List.of(LINUX))).isEqualTo(empty);
    }

    @Test
    void keepsFieldsAndWhatItDoesNotKnow() {
        RequiredNodeAffinity affinity = read("""
                unknown: 1
                nodeSelectorTerms:
                  - matchFields: [{key: metadata.name, operator: In, values: [node-1], later: true}]
                    other: x
                """);

        assertThat(affinity.and(List.of(NO_GPU)).tree()).contains(Trees.readOne("""
                unknown: 1
                nodeSelectorTerms:
                  - matchFields: [{key: metadata.name, operator: In, values: [node-1], later: true}]
                    other: x
                    matchExpressions: [{key: gpu, operator: DoesNotExist}]
                """));
    }

    @Test
    void knowsARequirementWhoseValuesStandInAnotherOrder() {
        RequiredNodeAffinity affinity =
                read("nodeSelectorTerms: [{matchExpressions: [{key: rack, operator: In, values: [b, a]}]}]");

        assertThat(affinity.and(List.of(NodeSelectorRequirement.in("rack", "a", "b"))))
                .isEqualTo(affinity);
        assertThat(affinity.and(List.of(NodeSelectorRequirement.in("rack", "a"))))
                .isNotEqualTo(affinity);
    }

    @Test
    void writesEachOperatorWithItsValues() {
        assertThat(List.of(
                        LINUX,
                        NodeSelectorRequirement.notIn("type", "a", "b"),
                        NodeSelectorRequirement.exists("gpu"),
                        NO_GPU,
                        NodeSelectorRequirement.gt("cores", 4),
                        NodeSelectorRequirement.lt("cores", -1)))
                .extracting(requirement -> requirement + " " + requirement.tree())
                .containsExactly(
                        "kubernetes.io/os In [linux]"
                                + " {\"key\":\"kubernetes.io/os\",\"operator\":\"In\",\"values\":[\"linux\"]}",
                        "type NotIn [a, b] {\"key\":\"type\",\"operator\":\"NotIn\",\"values\":[\"a\",\"b\"]}",
                        "gpu Exists {\"key\":\"gpu\",\"operator\":\"Exists\"}",
                        "gpu DoesNotExist {\"key\":\"gpu\",\"operator\":\"DoesNotExist\"}",
                        "cores Gt [4] {\"key\":\"cores\",\"operator\":\"Gt\",\"values\":[\"4\"]}",
                        "cores Lt [-1] {\"key\":\"cores\",\"operator\":\"Lt\",\"values\":[\"-1\"]}");
    }

    @Test
    void refusesKeysAndValuesThatAreNoLabel() {
        assertThatThrownBy(() -> NodeSelectorRequirement.exists("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label key \"a b\": \"a b\" is not 1 to 63 letters, digits, \"-\", \"_\" and \".\" with a"
                        + " letter or digit at both ends");
        assertThatThrownBy(() -> NodeSelectorRequirement.in("a", "b", "-"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value \"-\" of label \"a\" is not empty or at most 63 letters, digits, \"-\", \"_\" and"
                        + " \".\" with a letter or digit at both ends");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nodeSelectorTerms: x                             | nodeSelectorTerms: expected a list, found "x"
            nodeSelectorTerms: [null]                        | nodeSelectorTerms[0]: expected an object, found nothing
            nodeSelectorTerms: [{matchExpressions: {}}]      | nodeSelectorTerms[0].matchExpressions: expected a list, found an object
            nodeSelectorTerms: [{matchExpressions: [{operator: Exists}]}] | nodeSelectorTerms[0].matchExpressions[0].key: expected a string, found nothing
            nodeSelectorTerms: [{matchExpressions: [{key: a, operator: exists}]}] | nodeSelectorTerms[0].matchExpressions[0].operator: expected one of In, NotIn, Exists, DoesNotExist, Gt, Lt, found "exists"
            nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In}]}] | nodeSelectorTerms[0].matchExpressions[0].values: expected at least one value for In, found nothing
            nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists, values: [b]}]}] | nodeSelectorTerms[0].matchExpressions[0].values: expected no value for Exists, found a list of 1
            nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Gt, values: ["1", "2"]}]}] | nodeSelectorTerms[0].matchExpressions[0].values: expected one value for Gt, found a list of 2
            nodeSelectorTerms: [{matchExpressions: [{key: a, operator: NotIn, values: [true]}]}] | nodeSelectorTerms[0].matchExpressions[0].values[0]: expected a string, found true
            """)
    void saysWhereATermIsMalformed(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void isACopy() {
        Map<String, Object> tree = new java.util.HashMap<>(Map.of("nodeSelectorTerms", List.of()));
        RequiredNodeAffinity affinity = RequiredNodeAffinity.fromTree(tree);
        tree.put("other", 1);

        assertThat(affinity.tree()).contains(Document.of(Map.of("nodeSelectorTerms", List.of())));
    }
}
