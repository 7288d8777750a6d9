// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.support.DaemonSets;
import io.hybridcluster.k8s.support.ReferencePatch;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Thousands of objects from a seed, against plain implementations of the two RFCs and of node selection. */
class AffinityPatchesTest {
    private static final int OBJECTS = 6_000;
    private static final List<Map<String, String>> NODES = NodeMatch.nodes();

    private static Map<String, @Nullable Object> object(int seed) {
        DaemonSets generator = new DaemonSets(seed);
        return seed % 3 == 0 ? generator.installation() : generator.daemonSet();
    }

    private static @Nullable Object required(Document tree) {
        boolean operator = "Installation".equals(tree.at("kind"));
        return operator
                ? tree.at(
                        "spec",
                        "calicoNodeDaemonSet",
                        "spec",
                        "template",
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution")
                : tree.at(
                        "spec",
                        "template",
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution");
    }

    @Test
    void everyNodeThatFittedStillFitsExceptCloudAndVirtualOnes() {
        for (int seed = 0; seed < OBJECTS; seed++) {
            AffinityChange change = CloudNodeExclusion.applyTo(object(seed));
            for (Map<String, String> node : NODES.subList(seed % 7 * 100, seed % 7 * 100 + 100)) {
                assertThat(NodeMatch.fits(node, required(change.after())))
                        .as("seed " + seed + ", node " + node)
                        .isEqualTo(NodeMatch.fits(node, required(change.before().tree()))
                                && !NodeMatch.isCloudOrVirtual(node));
            }
        }
    }

    @Test
    void everyFormOfAPatchMakesTheSameObject() {
        int changes = 0;
        for (int seed = 0; seed < OBJECTS; seed++) {
            AffinityChange change = CloudNodeExclusion.applyTo(object(seed));
            changes += change.isChange() ? 1 : 0;
            Object before = change.before().tree().root();
            Object after = change.after().root();

            assertThat(ReferencePatch.apply(before, (List<?>) change.jsonPatch().root()))
                    .as("seed " + seed)
                    .isEqualTo(after);
            assertThat(Trees.withoutNulls(
                            ReferencePatch.merge(before, change.mergePatch().root())))
                    .as("seed " + seed)
                    .isEqualTo(Trees.withoutNulls(after));
        }
        assertThat(changes).isBetween(OBJECTS / 2, OBJECTS - 100);
    }

    @Test
    void aSecondPassChangesNothing() {
        for (int seed = 0; seed < OBJECTS; seed++) {
            Document once = CloudNodeExclusion.applyTo(object(seed)).after();
            AffinityChange twice = CloudNodeExclusion.applyTo(Trees.map(once));

            assertThat(twice.isChange()).as("seed " + seed).isFalse();
            assertThat(twice.after()).isEqualTo(once);
        }
    }

    @Test
    void undoGivesBackExactlyWhatWasThere() {
        for (int seed = 0; seed < OBJECTS; seed++) {
            AffinityChange change = CloudNodeExclusion.applyTo(object(seed));
            ObjectChange undo = change.undo(Trees.map(change.after()));
            Object before = change.before().tree().root();

            assertThat(undo.after())
                    .as("seed " + seed)
                    .isEqualTo(change.before().tree());
            assertThat(undo.isChange()).isEqualTo(change.isChange());
            assertThat(ReferencePatch.apply(
                            change.after().root(), (List<?>) undo.jsonPatch().root()))
                    .isEqualTo(before);
            assertThat(Trees.withoutNulls(ReferencePatch.merge(
                            change.after().root(), undo.mergePatch().root())))
                    .isEqualTo(Trees.withoutNulls(before));
            assertThat(change.undo(Trees.map(undo.after())).isChange()).isFalse();
        }
    }

    @Test
    void aJsonPatchFailsRatherThanOverwriteWhatSomebodyWroteMeanwhile() {
        for (int seed = 0; seed < OBJECTS; seed += 10) {
            AffinityChange change =
                    CloudNodeExclusion.applyTo(new DaemonSets(seed).daemonSet()).withoutPrecondition();
            Document meanwhile = Trees.readOne("""
                    spec: {template: {spec: {affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:
                      {nodeSelectorTerms: [{matchExpressions: [{key: new, operator: Exists}]}]}}}}}}
                    """);
            if (change.isChange()) {
                Object now = ReferencePatch.merge(change.before().tree().root(), meanwhile.root());
                List<?> patch = (List<?>) change.jsonPatch().root();
                assertThatThrownBy(() -> ReferencePatch.apply(now, patch))
                        .as("seed " + seed)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageMatching("test .* failed");
            }
        }
    }
}
