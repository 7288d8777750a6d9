// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.YamlDocuments;
import io.hybridcluster.k8s.support.DaemonSets;
import io.hybridcluster.k8s.support.Kubectl;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kubectl applies each form of each patch, there and back. One run takes one patch for many objects, so objects with the
 * same patch go together.
 */
class AffinityKubectlTest {
    private static final int OBJECTS = 1_500;
    private static final int MOST_RUNS = 56;

    @TempDir
    private Path folder;

    private int files;

    private record Pair(Document from, Document to) {}

    /** The objects of each kind and patch; null members are what no server or kubectl keeps. */
    private static Map<String, List<AffinityChange>> changes() {
        Map<String, List<AffinityChange>> byPatch = new LinkedHashMap<>();
        for (int seed = 0; seed < OBJECTS; seed++) {
            DaemonSets generator = new DaemonSets(seed);
            Object tree = Trees.withoutNulls(seed % 3 == 0 ? generator.installation() : generator.daemonSet());
            AffinityChange change = CloudNodeExclusion.applyTo((Map<?, ?>) tree).withoutPrecondition();
            if (!change.isChange()) {
                continue;
            }
            byPatch.computeIfAbsent(
                            change.before().kind() + change.mergePatch() + change.jsonPatch(),
                            patch -> new ArrayList<>())
                    .add(change);
        }
        return byPatch;
    }

    @Test
    void everyFormThereAndBack() throws IOException {
        int objects = 0;
        int runs = 0;
        int turn = 0;
        List<Kubectl> all = Kubectl.all();
        List<List<AffinityChange>> groups = changes().values().stream()
                .sorted(Comparator.comparing(List::size, Comparator.reverseOrder()))
                .toList();
        for (List<AffinityChange> same : groups.subList(0, MOST_RUNS / 2)) {
            AffinityChange first = same.get(0);
            List<ObjectChange> undos = same.stream()
                    .map(change -> change.undo(Trees.map(change.after())).withoutPrecondition())
                    .toList();
            List<Pair> there = same.stream()
                    .map(change -> new Pair(change.before().tree(), change.after()))
                    .toList();
            List<Pair> back = sameUndo(
                    undos,
                    undos.stream()
                            .map(undo -> new Pair(undo.before().tree(), undo.after()))
                            .toList());
            ObjectChange undo = undos.get(0);
            Kubectl kubectl = all.get(turn / 3 % all.size());
            // Each group takes its turn at one form, as do the two programs; every combination has several groups.
            switch (turn++ % 3) {
                case 0 -> {
                    runs += check(kubectl, "json", first.jsonPatch(), there);
                    runs += check(kubectl, "json", undo.jsonPatch(), back);
                }
                case 1 -> {
                    runs += check(kubectl, "merge", first.mergePatch(), there);
                    runs += check(kubectl, "merge", undo.mergePatch(), back);
                }
                default -> {
                    runs += check(
                            kubectl, "strategic", first.strategicMergePatch().orElse(null), there);
                    runs += check(
                            kubectl, "strategic", undo.strategicMergePatch().orElse(null), back);
                }
            }
            objects += same.size();
        }
        assertThat(objects).isGreaterThan(300);
        assertThat(runs).isGreaterThan(MOST_RUNS * 2 / 3);
    }

    /** Objects that one patch changed alike may differ in what they were, and then in what undoes it. */
    private static List<Pair> sameUndo(List<ObjectChange> undos, List<Pair> back) {
        List<Pair> same = new ArrayList<>();
        for (int i = 0; i < undos.size(); i++) {
            if (undos.get(i).jsonPatch().equals(undos.get(0).jsonPatch())) {
                same.add(back.get(i));
            }
        }
        return same;
    }

    private int check(Kubectl kubectl, String type, @Nullable Document patch, List<Pair> pairs) throws IOException {
        if (patch == null) {
            return 0;
        }
        Path file = folder.resolve(files++ + ".yaml");
        Files.writeString(
                file, YamlDocuments.toYaml(pairs.stream().map(Pair::from).toList()));
        List<Document> patched = kubectl.patch(file, type, patch);
        assertThat(patched)
                .as(kubectl + " " + type + " " + patch)
                .isEqualTo(pairs.stream().map(Pair::to).toList());
        return 1;
    }

    @Test
    void readsTheDocumentedPatchFromItsYaml() throws IOException {
        Path file = folder.resolve("ds.yaml");
        Map<?, ?> bare = Trees.map(
                Trees.readOne(
                        "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {spec: {hostNetwork: true}}}}"));
        Files.writeString(file, Document.of(bare).toYaml());
        String yaml = CloudNodeExclusion.documentedPatch().toYaml();

        for (Kubectl kubectl : Kubectl.all()) {
            assertThat(kubectl.patchText(file, "strategic", yaml))
                    .containsExactly(CloudNodeExclusion.applyTo(bare).after());
        }
    }
}
