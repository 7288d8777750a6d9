// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.model.file.UnreadableFileException;
import java.util.Set;

/** Any bytes at all; {@code JAZZER_FUZZ=1} looks for more than the seeds beside this class. */
class ManifestsFuzzTest {
    @FuzzTest
    void readsOrRefusesAndJudges(byte[] content) {
        try {
            Manifests manifests = Manifests.read("a.yaml", content);
            NetworkSeparation separation = NetworkSeparation.of(manifests.objects(), NodeProfile.cloudNode(), Set.of());
            separation
                    .findings()
                    .forEach(finding -> assertThat(finding.remedy()).isNotBlank());
            separation.changes().forEach(change -> assertThat(change.isChange()).isTrue());
        } catch (UnreadableFileException e) {
            assertThat(e.problems()).hasSize(1);
        } catch (TemplateException e) {
            assertThat(e.problem().message()).startsWith("found a template (");
        }
    }
}
