// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.ReferencePatch;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectChangeTest {
    private static ObjectChange change(String before, String after) {
        String head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b, resourceVersion: '1'}\n";
        return ObjectChange.of(
                KubernetesObject.of(Trees.map(Trees.readOne(head + before))), Trees.map(Trees.readOne(head + after)));
    }

    @Test
    void writesPointersAndNullsAsTheRfcsSay() {
        ObjectChange change = change("data: {a/b: x, c~d: y, gone: z}", "data: {a/b: x2, c~d: {e: 1}, new: [1]}");

        assertThat(change.jsonPatch())
                .hasToString("[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"1\"},"
                        + "{\"op\":\"test\",\"path\":\"/data/a~1b\",\"value\":\"x\"},"
                        + "{\"op\":\"replace\",\"path\":\"/data/a~1b\",\"value\":\"x2\"},"
                        + "{\"op\":\"test\",\"path\":\"/data/c~0d\",\"value\":\"y\"},"
                        + "{\"op\":\"replace\",\"path\":\"/data/c~0d\",\"value\":{\"e\":1}},"
                        + "{\"op\":\"test\",\"path\":\"/data/new\",\"value\":null},"
                        + "{\"op\":\"add\",\"path\":\"/data/new\",\"value\":[1]},"
                        + "{\"op\":\"test\",\"path\":\"/data/gone\",\"value\":\"z\"},"
                        + "{\"op\":\"remove\",\"path\":\"/data/gone\"}]");
        assertThat(change.mergePatch())
                .hasToString("{\"metadata\":{\"resourceVersion\":\"1\"},"
                        + "\"data\":{\"a/b\":\"x2\",\"c~d\":{\"e\":1},\"new\":[1],\"gone\":null}}");
        assertThat(ReferencePatch.apply(change.before().tree().root(), (List<?>)
                        change.jsonPatch().root()))
                .isEqualTo(change.after().root());
        assertThat(ReferencePatch.merge(
                        change.before().tree().root(), change.mergePatch().root()))
                .isEqualTo(change.after().root());
    }

    @Test
    void hasNoStrategicMergePatchWhereListsWouldBeMergedByKey() {
        assertThat(change("data: {x: [{name: a}]}", "data: {x: [{name: b}]}").strategicMergePatch())
                .isEmpty();
        assertThat(change("data: {x: a}", "data: {x: b}").strategicMergePatch()).isPresent();
        assertThat(change("data: {x: [1]}", "data: {}").strategicMergePatch()).isPresent();
    }

    @Test
    void keepsChangedMetadataBesideThePrecondition() {
        KubernetesObject before = KubernetesObject.of(Trees.map(
                Trees.readOne("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '1'}}")));
        Map<?, ?> after = Trees.map(Trees.readOne(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '1', labels: {x: y}}}"));

        assertThat(ObjectChange.of(before, after).mergePatch())
                .hasToString("{\"metadata\":{\"resourceVersion\":\"1\",\"labels\":{\"x\":\"y\"}}}");
    }

    @Test
    void refusesAStateOfAnotherObjectOrVersion() {
        KubernetesObject before = KubernetesObject.of(Trees.map(
                Trees.readOne("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '1'}}")));
        Map<?, ?> other = Trees.map(Trees.readOne("{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}"));

        assertThatThrownBy(() -> ObjectChange.of(before, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ConfigMap b at resourceVersion none is not a state to change ConfigMap a at resourceVersion 1"
                                + " into");
    }

    @Test
    void saysWhichObjectItIsAndNothingOfItsContents() {
        KubernetesObject secret = KubernetesObject.of(Trees.map(Trees.readOne(
                "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: b}, data: {key: c2VjcmV0}}")));

        assertThat(secret).hasToString("Secret b/a");
        assertThat(secret.root().member("data")).hasToString("data");
        assertThat(secret.root().member("data").expected("a list"))
                .hasMessage("data: expected a list, found an object");
    }

    @Test
    void saysWhatChangesAndNothingOfTheValues() {
        ObjectChange change = change(
                "data: {eni_conf: canary, gone: canary, same: canary}",
                "data: {eni_conf: canary2, a/b: {c: canary}, same: canary}");

        assertThat(change).hasToString("ConfigMap b/a: /data/eni_conf, /data/a~1b, /data/gone");
        assertThat(change.mergePatch().toString()).contains("canary2");
        assertThat(change("data: {a: canary}", "data: {a: canary}")).hasToString("ConfigMap b/a: no change");
    }

    @Test
    void refusesWhatHasNoPlaceInJson() {
        Map<String, Object> tree = Map.of("x", List.of(Double.NaN));

        assertThatThrownBy(() -> KubernetesObject.of(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("$.x[0]: ");
    }

    @Test
    void joinsDocumentsAsKubectlTakesThem() {
        Document one = Document.object().put("a", 1).build();

        assertThat(YamlDocuments.toYaml(List.of(one, one))).isEqualTo("a: 1\n---\na: 1\n");
        assertThat(YamlDocuments.toYaml(List.of())).isEmpty();
    }
}
