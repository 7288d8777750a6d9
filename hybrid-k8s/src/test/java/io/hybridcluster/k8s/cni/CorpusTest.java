// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.YamlDocuments;
import io.hybridcluster.k8s.support.Kubectl;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every manifest of the corpus: what it is taken for, what is said, and what kubectl makes of the patches. */
class CorpusTest {
    @TempDir
    private Path folder;

    private static NetworkSeparation separation(Path file) {
        return NetworkSeparation.of(Corpus.objects(file), NodeProfile.cloudNode(), Set.of());
    }

    @Test
    void isTakenForWhatItIs() {
        StringBuilder table = new StringBuilder();
        for (Path file : Corpus.files()) {
            table.append(file.getFileName()).append('\n');
            NetworkSeparation separation = separation(file);
            for (WorkloadVerdict verdict : separation.verdicts()) {
                table.append("  ").append(verdict).append('\n');
                verdict.recognition()
                        .ifPresent(one -> table.append("    ").append(one).append('\n'));
                verdict.mode().ifPresent(one -> table.append("    ").append(one).append('\n'));
                verdict.change()
                        .ifPresent(one -> table.append("    ")
                                .append(one.withoutPrecondition().mergePatch())
                                .append('\n'));
            }
            separation
                    .findings()
                    .forEach(finding -> table.append("  ")
                            .append(finding)
                            .append("\n    ")
                            .append(finding.remedy())
                            .append('\n'));
        }
        Golden.assertSame("cni/corpus.txt", table.toString());
    }

    @Test
    void isDeploymentsToo() {
        Map<String, String> deployments = new LinkedHashMap<>();
        for (Path file : Corpus.files()) {
            for (KubernetesObject object : Corpus.objects(file)) {
                if (object.kind().equals("Deployment")) {
                    deployments.put(
                            object.name(),
                            Recognition.of(object).orElseThrow().workload().toString());
                }
            }
        }
        assertThat(deployments)
                .containsOnly(
                        Map.entry("calico-kube-controllers", "CALICO_KUBE_CONTROLLERS"),
                        Map.entry("calico-typha", "CALICO_TYPHA"),
                        Map.entry("cilium-operator", "CILIUM_OPERATOR"),
                        Map.entry("ovn-central", "KUBE_OVN_CENTRAL"));
    }

    @Test
    void isChangedOnceAndTakenBackWhole() {
        int changes = 0;
        for (Path file : Corpus.files()) {
            for (AffinityChange change : separation(file).changes()) {
                changes++;
                Map<?, ?> after = Trees.map(change.after());
                assertThat(CloudNodeExclusion.applyTo(after).isChange()).isFalse();
                assertThat(change.undo(after).after()).isEqualTo(change.before().tree());
                WorkloadVerdict again = NetworkSeparation.of(
                                List.of(KubernetesObject.of(after)), NodeProfile.cloudNode(), Set.of())
                        .verdicts()
                        .get(0);
                assertThat(again.verdict()).isEqualTo(Verdict.ALREADY_AWAY);
                assertThat(again.change()).isEmpty();
            }
        }
        assertThat(changes).isGreaterThan(30);
    }

    /** kubectl takes several objects at once when they have the same patch. */
    @Test
    @Tag("generated")
    void becomesTheSameByKubectl() throws IOException {
        Map<String, List<AffinityChange>> byPatch = new LinkedHashMap<>();
        for (Path file : Corpus.files()) {
            for (AffinityChange change : separation(file).changes()) {
                AffinityChange later = change.withoutPrecondition();
                byPatch.computeIfAbsent(later.before().kind() + later.mergePatch(), patch -> new ArrayList<>())
                        .add(later);
            }
        }
        int checked = 0;
        for (Kubectl kubectl : Kubectl.all()) {
            for (List<AffinityChange> same : byPatch.values()) {
                AffinityChange first = same.get(0);
                boolean strategic = first.strategicMergePatch().isPresent();
                Path file = folder.resolve(checked + ".yaml");
                Files.writeString(
                        file,
                        YamlDocuments.toYaml(
                                same.stream().map(one -> one.before().tree()).toList()));
                List<Document> patched = kubectl.patch(
                        file,
                        strategic ? "strategic" : "merge",
                        first.strategicMergePatch().orElseGet(first::mergePatch));
                assertThat(patched)
                        .isEqualTo(same.stream().map(AffinityChange::after).toList());
                assertThat(strategic).isEqualTo(first.before().kind().equals("DaemonSet"));
                checked += same.size();
            }
        }
        assertThat(checked).isGreaterThan(30);
    }
}
