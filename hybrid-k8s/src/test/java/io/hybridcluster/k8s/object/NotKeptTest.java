// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.text.Document;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotKeptTest {
    /** What was asked for, what was answered, and the paths that differ. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // The same, in other spellings.
                "{a: 1}                               | {a: 1, b: {c: 2}}                               | ``",
                "{a: null}                            | {}                                              | ``",
                "{a: {}}                              | {}                                              | ``",
                "{a: []}                              | {a: null}                                       | ``",
                "{a: {b: {}}}                         | {}                                              | ``",
                "{a: {}}                              | {a: {default: 1}}                               | ``",
                "{a: [{x: {}}]}                       | {a: [{x: {default: 1}}]}                        | ``",
                "{a: 1}                               | {a: 1.0}                                        | ``",
                "{limits: {cpu: 1000m}}               | {limits: {cpu: '1'}}                            | ``",
                "{limits: {cpu: 1}}                   | {limits: {cpu: '1'}}                            | ``",
                "{requests: {memory: 1024Mi}}         | {requests: {memory: 1Gi}}                       | ``",
                "{c: [{name: a, limits: {cpu: 0.5}}]} | {c: [{name: a, limits: {cpu: 500m}, more: 1}]}  | ``",
                "{c: [{name: a}]}                     | {c: [{name: added}, {name: a}]}                 | ``",
                "{tolerations: [{key: a}]}            | {tolerations: [{key: b}, {key: a}, {key: c}]}   | ``",
                "{l: [{key: a}]}                      | {l: [{key: a, operator: In}]}                   | ``",
                // Dropped.
                "{a: {b: {c: 1}}}                     | {}                                              | spec.a",
                "{a: {b: {c: 1}, d: 2}}               | {a: {d: 2}}                                     | spec.a.b",
                "{'a.b/c': 1}                         | {}                                              | spec[a.b/c]",
                "{l: [{key: a, values: [x]}]}         | {l: [{key: a}]}                                 | spec.l[0].values",
                "{c: [{name: a}]}                     | {c: [{name: b}]}                                | spec.c[0]",
                "{tolerations: [{key: a}]}            | {tolerations: [{key: b}]}                       | spec.tolerations[0]",
                // Changed.
                "{a: 1}                               | {a: 2}                                          | spec.a",
                "{a: x}                               | {a: [x]}                                        | spec.a",
                "{a: 1000m}                           | {a: '1'}                                        | spec.a",
                "{limits: {cpu: 1}}                   | {limits: {cpu: 2}}                              | spec.limits.cpu",
                "{limits: {cpu: x}}                   | {limits: {cpu: y}}                              | spec.limits.cpu",
                "{l: []}                              | {l: [1]}                                        | spec.l",
                "{l: [1]}                             | {l: [1, 2]}                                     | spec.l",
                "{l: [1, 2]}                          | {l: [2, 1]}                                     | spec.l[0] spec.l[1]",
            })
    void tellsWhatAServerDroppedOrChanged(String asked, String answer, String paths) {
        KubernetesObject wanted = object("Any", "spec: " + asked);

        assertThat(String.join(" ", NotKept.of(wanted, object("Any", "spec: " + answer))))
                .isEqualTo(paths);
    }

    /** One more term would let the pods run elsewhere. */
    @Test
    void tellsATermThatWasAddedToTheAffinity() {
        KubernetesObject wanted = object("Any", "spec: {nodeSelectorTerms: [{matchExpressions: [{key: a}]}]}");
        KubernetesObject answer = object(
                "Any", "spec: {nodeSelectorTerms: [{matchExpressions: [{key: a}]}, {matchExpressions: [{key: b}]}]}");

        assertThat(NotKept.of(wanted, answer)).containsExactly("spec.nodeSelectorTerms");
    }

    @Test
    void takesTheTextsOfASecretForItsData() {
        KubernetesObject wanted = object("Secret", "stringData: {a: text}");

        assertThat(NotKept.of(wanted, object("Secret", "data: {a: dGV4dA==}"))).isEmpty();
        assertThat(NotKept.of(wanted, object("Secret", "data: {a: b3RoZXI=}"))).containsExactly("data.a");
    }

    @Test
    void comparesOnlyWhatAChangeChanged() {
        KubernetesObject before = object("Any", "spec: {a: 1, theirs: 1, gone: 1, status: x}");
        ObjectChange change = ObjectChange.of(
                before,
                object("Any", "spec: {a: 2, theirs: 1, status: x}").root().object());

        assertThat(NotKept.of(change, object("Any", "spec: {a: 2, theirs: 7, status: x}")))
                .isEmpty();
        assertThat(NotKept.of(change, object("Any", "spec: {a: 1, theirs: 1, status: x}")))
                .containsExactly("spec.a");
    }

    @Test
    void tellsWhatWasToBeRemovedAndIsStillThere() {
        KubernetesObject before = object("Any", "spec: {a: 1, b: 1, c: {}}");
        ObjectChange change =
                ObjectChange.of(before, object("Any", "spec: {}").root().object());

        // Another value than before is a default.
        assertThat(NotKept.of(change, object("Any", "spec: {a: 1, b: 2, c: {}}")))
                .containsExactly("spec.a");
    }

    @Test
    void passesOverWhatTheServerKeepsItself() {
        KubernetesObject wanted = KubernetesObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Any",
                "metadata",
                Map.of("name", "x", "resourceVersion", "1", "uid", "u", "labels", Map.of("a", "b")),
                "status",
                Map.of("ready", 1)));
        KubernetesObject answer = KubernetesObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Any",
                "metadata",
                Map.of("name", "x", "resourceVersion", "2", "uid", "v", "labels", Map.of("a", "b"), "generation", 3)));

        assertThat(NotKept.of(wanted, answer)).isEmpty();
    }

    @Test
    void refusesAnotherObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotKept.of(object("Any", "a: 1"), object("Other", "a: 1")))
                .withMessage("Other x is not Any x");
    }

    private static KubernetesObject object(String kind, String yaml) {
        String text = "apiVersion: v1\nkind: " + kind + "\nmetadata: {name: x}\n" + yaml + "\n";
        Document document = YamlText.read("object", text.getBytes(UTF_8));
        return KubernetesObject.of(document);
    }
}
