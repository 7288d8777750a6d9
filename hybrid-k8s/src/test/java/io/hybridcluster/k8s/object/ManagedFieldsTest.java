// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.support.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedFieldsTest {
    /** As an API server writes it, with an element by keys, a set and an index. */
    private static final String LIVE = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: a
              managedFields:
              - manager: kubectl-client-side-apply
                operation: Update
                apiVersion: apps/v1
                time: "2026-01-01T00:00:00Z"
                fieldsType: FieldsV1
                fieldsV1:
                  f:metadata:
                    f:annotations: {".": {}, "f:note": {}}
                    f:finalizers: {".": {}, "v:\\"x\\"": {}}
                  f:spec:
                    f:template:
                      f:spec:
                        f:containers:
                          k:{"name":"main"}: {".": {}, "f:image": {}, "f:args": {"i:0": {}}}
                        f:tolerations: {}
              - manager: hybridcluster
                operation: Apply
                time: "2026-01-03T00:00:00Z"
                fieldsV1: {"f:spec": {"f:template": {"f:spec": {"f:affinity": {"f:nodeAffinity": {"f:required": {}}}}}}}
              - manager: kube-controller-manager
                operation: Update
                subresource: status
                time: "2026-01-02T00:00:00Z"
                fieldsV1: {"f:status": {"f:numberReady": {}}}
              - {manager: old, fieldsV1: {"f:spec": {}}}
              - {manager: 7, fieldsV1: {"f:spec": {}}}
              - {manager: none}
              - {manager: text, fieldsV1: "f:spec"}
              - nothing
            """;

    private static ManagedFields fields(String yaml) {
        return ManagedFields.of(KubernetesObject.of(Trees.map(Trees.readOne(yaml))));
    }

    @Test
    void tellsWhoWroteNewestFirst() {
        assertThat(fields(LIVE))
                .hasToString("[hybridcluster by Apply at 2026-01-03T00:00:00Z,"
                        + " kube-controller-manager (status) by Update at 2026-01-02T00:00:00Z,"
                        + " kubectl-client-side-apply by Update at 2026-01-01T00:00:00Z, old by Update]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec template spec affinity nodeAffinity required | hybridcluster old",
                "spec template spec affinity nodeAffinity required nodeSelectorTerms | hybridcluster old",
                "spec template spec affinity nodeAffinity | hybridcluster old",
                "spec template spec affinity podAffinity | old",
                "spec template spec | hybridcluster kubectl-client-side-apply old",
                "spec template spec containers k:{\"name\":\"main\"} image | kubectl-client-side-apply old",
                "spec template spec containers k:{\"name\":\"main\"} args i:0 | kubectl-client-side-apply old",
                "spec template spec containers k:{\"name\":\"other\"} image | old",
                "metadata finalizers v:\"x\" | kubectl-client-side-apply",
                "metadata annotations note | kubectl-client-side-apply",
                "metadata annotations other | ''",
                "status numberReady | kube-controller-manager",
                "data | ''",
            })
    void tellsWhoOwnsAPath(String path, String managers) {
        assertThat(String.join(
                        " ",
                        fields(LIVE).ownersOf(List.of(path.split(" "))).stream()
                                .map(FieldOwner::name)
                                .toList()))
                .isEqualTo(managers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiVersion: v1, kind: A, metadata: {name: a}}",
                "{apiVersion: v1, kind: A, metadata: {name: a, managedFields: null}}",
                "{apiVersion: v1, kind: A, metadata: {name: a, managedFields: text}}",
                "{apiVersion: v1, kind: A, metadata: {name: a, managedFields: [1, [], {}]}}",
            })
    void isNothingWhereNothingIsRecorded(String yaml) {
        assertThat(fields(yaml).isEmpty()).isTrue();
        assertThat(fields(yaml).ownersOf(List.of("spec"))).isEmpty();
    }

    @Test
    void leavesOutATimeThatIsNone() {
        assertThat(fields("{apiVersion: v1, kind: A, metadata: {name: a, managedFields: [{manager: b, time: yesterday,"
                        + " fieldsV1: {'f:spec': {}}}]}}"))
                .hasToString("[b by Update]");
    }

    /** Each entry is walked down once, whatever the others hold. */
    @Test
    void takesTenThousandEntriesOfTenThousandFields() {
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("f:field" + i, Map.of());
        }
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Map<String, Object> spec = i == 77 ? many : Map.of("f:field" + i, Map.of());
            entries.add(Map.of("manager", "m" + i, "operation", "Update", "fieldsV1", Map.of("f:spec", spec)));
        }
        ManagedFields fields = ManagedFields.of(KubernetesObject.of(
                Map.of("apiVersion", "v1", "kind", "A", "metadata", Map.of("name", "a", "managedFields", entries))));

        assertThat(fields.managers()).hasSize(10_000);
        assertThat(fields.ownersOf(List.of("spec"))).hasSize(10_000);
        for (int i = 0; i < 10_000; i += 1_000) {
            assertThat(fields.ownersOf(List.of("spec", "field" + i)))
                    .extracting(FieldOwner::name)
                    .containsExactlyInAnyOrder("m" + i, "m77");
        }
    }
}
