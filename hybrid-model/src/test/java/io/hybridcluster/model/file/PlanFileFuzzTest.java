// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hybridcluster.model.plan.HybridPlan;

class PlanFileFuzzTest {
    @FuzzTest
    void planFile(byte[] content) {
        try {
            HybridPlan plan = PlanFile.parse("a.yaml", content).plan();
            assertThat(PlanFile.parse("a.yaml", PlanFile.write(plan)).plan()).isEqualTo(plan);
        } catch (UnreadableFileException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    @FuzzTest
    void yaml(byte[] content) {
        try {
            assertThat(YamlText.read("a.yaml", content)).isNotNull();
        } catch (UnreadableFileException e) {
            assertThat(e.problems()).hasSize(1);
        }
    }

    @FuzzTest
    void documents(byte[] content) {
        try {
            YamlText.readAll("a.yaml", content)
                    .forEach(document -> assertThat(document.position()).isNotNull());
        } catch (UnreadableFileException e) {
            assertThat(e.problems()).hasSize(1);
        }
    }
}
