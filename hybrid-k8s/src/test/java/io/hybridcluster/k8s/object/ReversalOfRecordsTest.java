// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.secret.Redaction;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes that were stored, without the secrets of their states. */
class ReversalOfRecordsTest {
    private static final KubernetesObject BEFORE = secret(Map.of("id", "b2xk", "theirs", "eA=="), "1");
    private static final KubernetesObject AFTER = secret(Map.of("id", "bmV3", "theirs", "eA==", "more", "eQ=="), "2");

    @Test
    void restoreWhatIsNoSecretAndLeaveWhatWas() {
        ObjectChange undo = Reversal.of(stored(BEFORE), stored(AFTER), AFTER);

        assertThat(undo.after().at("data")).isEqualTo(AFTER.tree().at("data"));
        assertThat(undo.after().at("metadata", "labels")).isEqualTo(Map.of("step", "1"));
        assertThat(Redaction.isRedacted(undo.after().root())).isFalse();
    }

    @Test
    void tellWhichMembersTheyCannotRestore() {
        List<List<String>> paths = Reversal.paths(BEFORE, AFTER);

        assertThat(paths)
                .containsExactlyInAnyOrder(
                        List.of("metadata", "labels", "step"), List.of("data", "id"), List.of("data", "more"));
        assertThat(Reversal.notRestorable(stored(BEFORE), stored(AFTER), paths))
                .containsExactlyInAnyOrder("data.id", "data.more");
        assertThat(Reversal.notRestorable(BEFORE, AFTER, paths)).isEmpty();
    }

    @Test
    void neverPutAMarkInThePlaceOfAValueThatWasRemoved() {
        KubernetesObject after = secret(Map.of(), "1");

        ObjectChange undo = Reversal.of(stored(BEFORE), after, after);

        assertThat(Redaction.isRedacted(undo.after().root())).isFalse();
    }

    private static KubernetesObject stored(KubernetesObject object) {
        return KubernetesObject.of(Redaction.of(object.tree()));
    }

    private static KubernetesObject secret(Map<String, String> data, String step) {
        return KubernetesObject.of(Document.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                Map.of("name", "s", "namespace", "a", "labels", Map.of("step", step)),
                "data",
                data)));
    }
}
