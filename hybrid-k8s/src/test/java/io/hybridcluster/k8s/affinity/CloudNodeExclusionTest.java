// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.testsupport.Golden;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudNodeExclusionTest {
    private static AffinityChange applyTo(String yaml) {
        return CloudNodeExclusion.applyTo(Trees.map(Trees.readOne(yaml)));
    }

    @Test
    void isTheGuidesPatch() {
        assertThat(CloudNodeExclusion.documentedPatch()).isEqualTo(Trees.readOne(Golden.read("guide/calico-ds.patch")));
        Golden.assertSame(
                "calico-node.patch.yaml", CloudNodeExclusion.documentedPatch().toYaml());
    }

    @Test
    void isTheGuidesPatchForCalicosOwnManifest() {
        AffinityChange change = applyTo(Golden.read("affinity/calico-node.yaml"));

        assertThat(change.strategicMergePatch()).contains(CloudNodeExclusion.documentedPatch());
        assertThat(change.mergePatch()).isEqualTo(CloudNodeExclusion.documentedPatch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"calico-node", "kube-flannel", "no-affinity-live", "installation", "installation-live"})
    void changesEachForm(String fixture) {
        AffinityChange change = applyTo(Golden.read("affinity/" + fixture + ".yaml"));

        Golden.assertSame("affinity/" + fixture + ".after.yaml", change.after().toYaml());
        Golden.assertSame(
                "affinity/" + fixture + ".merge.yaml", change.mergePatch().toYaml());
        Golden.assertSame(
                "affinity/" + fixture + ".json-patch.json", change.jsonPatch().toJson());
        Golden.assertSame(
                "affinity/" + fixture + ".undo.json-patch.json",
                change.undo(Trees.map(change.after())).jsonPatch().toJson());
    }

    @Test
    void givesAnInstallationNoStrategicMergePatch() {
        assertThat(applyTo(Golden.read("affinity/installation.yaml")).strategicMergePatch())
                .isEmpty();
        assertThat(applyTo(Golden.read("affinity/kube-flannel.yaml")).strategicMergePatch())
                .isPresent();
    }

    @Test
    void changesNothingWhereItIsDone() {
        AffinityChange once = applyTo(Golden.read("affinity/no-affinity-live.yaml"));
        AffinityChange twice = CloudNodeExclusion.applyTo(Trees.map(once.after()));

        assertThat(once.isChange()).isTrue();
        assertThat(twice.isChange()).isFalse();
        assertThat(twice.mergePatch()).hasToString("{}");
        assertThat(twice.jsonPatch()).hasToString("[]");
        assertThat(twice.strategicMergePatch()).get().hasToString("{}");
    }

    @Test
    void leavesThePreconditionOutWhenAsked() {
        AffinityChange change = applyTo(Golden.read("affinity/no-affinity-live.yaml"));

        assertThat(change.mergePatch().at("metadata", "resourceVersion")).isEqualTo("4711");
        assertThat(change.jsonPatch().toString())
                .startsWith("[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"4711\"},");
        assertThat(change.withoutPrecondition().mergePatch()).isEqualTo(CloudNodeExclusion.documentedPatch());
        assertThat(change.withoutPrecondition().jsonPatch().toString()).doesNotContain("resourceVersion");
    }

    @Test
    void saysWhatChangesAndNothingOfTheValues() {
        AffinityChange change =
                applyTo("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: b}, spec:"
                        + " {template: {spec: {containers: [{env: [{name: KEY, value: canary}]}]}}}}");

        assertThat(change).hasToString("DaemonSet b/a: /spec/template/spec/affinity");
        assertThat(change.undo(Trees.map(change.after()))).hasToString("DaemonSet b/a: /spec/template/spec/affinity");
        assertThat(CloudNodeExclusion.applyTo(Trees.map(change.after()))).hasToString("DaemonSet b/a: no change");
    }

    @Test
    void takesWhatGsonYields() {
        Map<String, Object> podSpec = Map.of("terminationGracePeriodSeconds", 30.0, "ratio", 0.5f);
        Map<String, Object> tree = Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                Map.of("name", "a", "creationTimestamp", new java.util.Date(0)),
                "spec",
                Map.of("template", Map.of("spec", podSpec)));

        AffinityChange change = CloudNodeExclusion.applyTo(tree);

        assertThat(change.after().at("spec", "template", "spec", "terminationGracePeriodSeconds"))
                .isEqualTo(30L);
        assertThat(change.after().at("spec", "template", "spec", "ratio")).hasToString("0.5");
        assertThat(change.after().at("metadata", "creationTimestamp")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(change.mergePatch()).isEqualTo(CloudNodeExclusion.documentedPatch());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {kind: DaemonSet, metadata: {name: a}} | apiVersion: expected a string, found nothing
            {apiVersion: apps/v1, kind: DaemonSet} | metadata.name: expected a string, found nothing
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: b}} | Deployment b/a of apps/v1 is neither a DaemonSet of apps/v1 nor an Installation of operator.tigera.io/v1
            {apiVersion: v1, kind: DaemonSet, metadata: {name: a}} | DaemonSet a of v1 is neither a DaemonSet of apps/v1 nor an Installation of operator.tigera.io/v1
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {}} | spec.template: expected an object, found nothing
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: 7}} | spec.template: expected an object, found 7
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {spec: {affinity: none}}}} | spec.template.spec.affinity: expected an object, found "none"
            {apiVersion: operator.tigera.io/v1, kind: Installation, metadata: {name: a}, spec: [1]} | spec: expected an object, found a list of 1
            """)
    void saysWhatIsWrongWithAnObject(String yaml, String message) {
        assertThatThrownBy(() -> applyTo(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
