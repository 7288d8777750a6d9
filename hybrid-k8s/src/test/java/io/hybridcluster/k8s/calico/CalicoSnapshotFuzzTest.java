// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hybridcluster.model.file.UnreadableFileException;

class CalicoSnapshotFuzzTest {
    /** Whatever the file is, it is read and written the same, or refused with the file's name. */
    @FuzzTest
    void file(byte[] content) {
        try {
            CalicoSnapshot snapshot = CalicoSnapshot.read("a.json", content);
            assertThat(CalicoSnapshot.read("a.json", snapshot.toJson().getBytes(UTF_8)))
                    .isEqualTo(snapshot);
        } catch (UnreadableFileException | IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("a.json:");
        }
    }
}
