// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static io.hybridcluster.k8s.calico.Calicos.AFTER;
import static io.hybridcluster.k8s.calico.Calicos.BEFORE;
import static io.hybridcluster.k8s.calico.Calicos.edit;
import static io.hybridcluster.k8s.calico.Calicos.map;
import static io.hybridcluster.k8s.calico.Calicos.snapshot;
import static io.hybridcluster.k8s.calico.Calicos.trees;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.testsupport.Golden;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalicoSnapshotTest {
    private static CalicoSnapshot read(String json) {
        return CalicoSnapshot.read("calico.json", json.getBytes(UTF_8));
    }

    private static String fingerprint(String name, Consumer<Map<String, @Nullable Object>> change) {
        return CalicoSnapshot.of(
                        edit(trees("definitions.yaml"), name, change),
                        edit(trees("resources.yaml"), name, change),
                        AFTER)
                .fingerprint();
    }

    @Test
    void isWrittenAndReadBack() {
        String json = snapshot().toJson();

        Golden.assertSame("calico/snapshot.json", json);
        assertThat(read(json)).isEqualTo(snapshot()).hasSameHashCodeAs(snapshot());
        assertThat(read(json).toJson()).isEqualTo(json);
        assertThat(Trees.readOne(json))
                .isEqualTo(io.hybridcluster.model.text.Document.of((Map<?, ?>) Trees.readJson(json)));
        assertThat(read(json))
                .hasToString("2026-11-23T12:00:00Z 6 definitions 6 resources "
                        + snapshot().fingerprint());
        assertThat(snapshot().toString()).doesNotContain("canary");
    }

    @Test
    void isTheSameInWhateverOrderThingsCome() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            List<Map<String, @Nullable Object>> definitions = trees("definitions.yaml");
            List<Map<String, @Nullable Object>> resources = new ArrayList<>();
            trees("resources.yaml").forEach(tree -> resources.add(new HashMap<>(tree)));
            Collections.shuffle(definitions, random);
            Collections.shuffle(resources, random);

            assertThat(CalicoSnapshot.of(definitions, resources, BEFORE)).isEqualTo(snapshot());
            assertThat(CalicoSnapshot.of(definitions, resources, AFTER).fingerprint())
                    .isEqualTo(snapshot().fingerprint());
        }
    }

    @Test
    void hasAFingerprintOfIntentOnly() {
        String same = snapshot().fingerprint();

        assertThat(same).matches("sha256:[0-9a-f]{64}");
        assertThat(fingerprint("default-ipv4-ippool", tree -> {
                    map(tree, "metadata").putAll(Map.of("resourceVersion", "9", "generation", 2, "uid", "x"));
                    map(tree, "metadata").put("managedFields", List.of(Map.of("manager", "x")));
                    map(tree, "metadata", "annotations").put(Essence.LAST_APPLIED, "x");
                    tree.put("status", Map.of("x", 1));
                }))
                .isEqualTo(same);
        assertThat(fingerprint("10-100-0-0-26", tree -> map(tree, "spec").put("affinity", "host:b")))
                .isEqualTo(same);
        assertThat(fingerprint("default-ipv4-ippool", tree -> map(tree, "spec").put("natOutgoing", false)))
                .isNotEqualTo(same);
        assertThat(fingerprint("rr", tree -> map(tree, "metadata").put("labels", Map.of("a", "b"))))
                .isNotEqualTo(same);
        assertThat(fingerprint(
                        "ippools.crd.projectcalico.org",
                        tree -> map(tree, "spec").put("scope", "Namespaced")))
                .isNotEqualTo(same);
    }

    @Test
    void leavesOutWhatIsNotCalicos() {
        List<Map<String, @Nullable Object>> definitions = trees("definitions.yaml");
        definitions.add(definition("widgets", "example.com", "Widget"));
        List<Map<String, @Nullable Object>> resources = trees("resources.yaml");
        resources.add(Calicos.copy(
                Map.of("apiVersion", "example.com/v1", "kind", "Widget", "metadata", Map.of("name", "a"))));
        // The same pool once more, by Calico's API server.
        Map<String, @Nullable Object> served = Calicos.copy(resources.get(0));
        served.put("apiVersion", "projectcalico.org/v3");
        resources.add(served);

        assertThat(CalicoSnapshot.of(definitions, resources, BEFORE)).isEqualTo(snapshot());
    }

    @Test
    void takesTheOperatorsDefinitions() {
        CalicoSnapshot snapshot = CalicoSnapshot.of(
                List.of(
                        definition("installations", "operator.tigera.io", "Installation"),
                        definition("tiers", "projectcalico.org", "Tier")),
                List.of(Map.of(
                        "apiVersion",
                        "operator.tigera.io/v1",
                        "kind",
                        "Installation",
                        "metadata",
                        Map.of("name", "default"))),
                BEFORE);

        assertThat(snapshot.definitions())
                .extracting(KubernetesObject::name)
                .containsExactly("installations.operator.tigera.io", "tiers.projectcalico.org");
        assertThat(snapshot.resources()).hasSize(1);
    }

    private static Map<String, @Nullable Object> definition(String plural, String group, String kind) {
        return Calicos.copy(Map.of(
                "apiVersion",
                "apiextensions.k8s.io/v1",
                "kind",
                "CustomResourceDefinition",
                "metadata",
                Map.of("name", plural + "." + group),
                "spec",
                Map.of("group", group, "names", Map.of("kind", kind), "versions", List.of())));
    }

    @Test
    void keepsTextThatReadersDisagreeOn() {
        String odd = "a\u0001\u0085\u2028\ufeff\\\"\t\r\n:{}[]#&*!|>'%@\ud83d\ude00";
        CalicoSnapshot snapshot = CalicoSnapshot.of(
                trees("definitions.yaml"),
                edit(
                        trees("resources.yaml"),
                        "rr",
                        tree -> map(tree, "spec").put(odd, List.of(odd, "", "no", 1e3, -0.5))),
                BEFORE);

        assertThat(read(snapshot.toJson())).isEqualTo(snapshot);
    }

    @Test
    void refusesWhatAFileWouldNotGiveBack() {
        Map<String, Object> deep = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            deep = new LinkedHashMap<>(Map.of("a", deep));
        }
        Map<String, Object> tooDeep = deep;
        refuses(tree -> tree.put("spec", Map.of("a", tooDeep)));
        refuses(tree -> tree.put("spec", Map.of("a".repeat(1001), 1)));
        // At the bounds it is read back.
        CalicoSnapshot snapshot = CalicoSnapshot.of(
                trees("definitions.yaml"),
                edit(
                        trees("resources.yaml"),
                        "rr",
                        tree -> tree.put("spec", Map.of("a".repeat(1000), tooDeep.get("a")))),
                BEFORE);
        assertThat(read(snapshot.toJson())).isEqualTo(snapshot);
    }

    private static void refuses(Consumer<Map<String, @Nullable Object>> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalicoSnapshot.of(
                        trees("definitions.yaml"), edit(trees("resources.yaml"), "rr", change), BEFORE))
                .withMessage(
                        "BGPPeer rr is nested deeper than 62 levels or has a member's name of more than 1000 characters");
    }

    @Test
    void showsPathsOnOneLineAndRefusesSuchNames() {
        List<Map<String, @Nullable Object>> odd =
                edit(trees("resources.yaml"), "rr", tree -> map(tree, "spec").put("a\nb", 1));
        assertThat(CalicoComparison.between(snapshot(), CalicoSnapshot.of(trees("definitions.yaml"), odd, AFTER)))
                .hasToString("[WARNING] BGPPeer rr: differs at spec.a?b | CalicoResource.Changed");
        List<Map<String, @Nullable Object>> named = edit(
                trees("resources.yaml"), "rr", tree -> map(tree, "metadata").put("name", "a\nb"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalicoSnapshot.of(trees("definitions.yaml"), named, BEFORE))
                .withMessage("the kind, namespace or name of an object has control characters");
    }

    @Test
    void refusesOtherObjects() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalicoSnapshot.of(trees("resources.yaml"), List.of(), BEFORE))
                .withMessage(
                        "IPPool default-ipv4-ippool of crd.projectcalico.org/v1 is not a CustomResourceDefinition of"
                                + " apiextensions.k8s.io/v1");
        List<Map<String, @Nullable Object>> twice = trees("resources.yaml");
        twice.addAll(trees("resources.yaml"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalicoSnapshot.of(trees("definitions.yaml"), twice, BEFORE))
                .withMessage("IPPool default-ipv4-ippool is there twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"kind\": \"CalicoSnapshot\" | \"kind\": \"Other\" | apiVersion and kind are not hybridcluster.io/v1 and"
                        + " CalicoSnapshot, the only version that this library reads",
                "hybridcluster.io/v1 | hybridcluster.io/v2 | apiVersion and kind are not hybridcluster.io/v1 and CalicoSnapshot,"
                        + " the only version that this library reads",
                "\"taken\" | \"token\" | a member of the root is none of [apiVersion, kind, taken, fingerprint, definitions,"
                        + " resources]",
                "2026-11-23T12 | 2026-11-23X12 | Text '2026-11-23X12:00:00Z' could not be parsed at index 10",
                "\"name\": \"rr\" | \"name\": 5 | resources[1].metadata.name: expected a string, found 5",
                "\"kind\": \"BGPPeer\", | \"kind\": \"Widget\", | definitions and resources hold 1 objects that do not belong to"
                        + " Calico",
            })
    void refusesFilesOfAnotherForm(String text, String other, String message) {
        String json = snapshot().toJson().replace("\"kind\": \"BGPPeer\"\n", "\"kind\": \"BGPPeer\",\n");
        assertThat(json).contains(text);
        String changed = text.contains("BGPPeer")
                ? json.replaceFirst("(v1\",\\s+\"kind\": \")BGPPeer", "$1Widget")
                : json.replace(text, other);

        assertThatIllegalArgumentException().isThrownBy(() -> read(changed)).withMessage("calico.json: " + message);
    }

    @Test
    void refusesAFileThatWasChangedOrCut() {
        String json = snapshot().toJson();

        assertThatThrownBy(() -> read(json.replace("10.100.0.0/16", "10.101.0.0/16")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "calico\\.json: fingerprint: expected sha256:[0-9a-f]{64} for what the file holds; it was changed"
                                + " since it was written");
        assertThatThrownBy(() -> read(json.substring(0, json.length() / 2)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("calico.json:");
        assertThatThrownBy(() -> read("{\"apiVersion\": \"hybridcluster.io/v1\", \"kind\": \"CalicoSnapshot\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calico.json: definitions: expected a list, found nothing");
    }
}
