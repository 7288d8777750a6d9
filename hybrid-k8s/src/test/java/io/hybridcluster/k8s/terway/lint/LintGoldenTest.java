// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testsupport.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole ConfigMaps as they are met, each as six versions of Terway take it. */
class LintGoldenTest {
    private static final List<String> VERSIONS = List.of("1.0.10", "1.2.0", "1.5.6", "1.8.2", "1.13.7", "1.17.5");

    @ParameterizedTest
    @ValueSource(strings = {"guide", "ack-2021", "issue-522", "dual-stack", "crd-mode", "typos", "notes"})
    void saysWhatEachVersionDoes(String name) {
        StringBuilder text = new StringBuilder();
        for (String version : VERSIONS) {
            text.append("== Terway ").append(version).append('\n');
            append(text, EniConfigLint.forTerway(TerwayVersion.parse(version)).configMap(configMap(name)));
        }

        Golden.assertSame("lint/" + name + ".txt", text.toString());
        assertThat(text.toString()).doesNotContain("Canary");
    }

    @Test
    void comparesWithAPlan() {
        StringBuilder text = new StringBuilder();
        append(
                text,
                EniConfigLint.forTerway(TerwayVersion.parse("1.17.5"))
                        .withPlan(Plans.dual())
                        .configMap(configMap("dual-stack")));

        Golden.assertSame("lint/dual-stack-with-plan.txt", text.toString());
    }

    private static Map<?, ?> configMap(String name) {
        return Trees.map(Trees.readOne(Golden.read("lint/" + name + ".yaml")));
    }

    private static void append(StringBuilder text, List<LiveFinding> findings) {
        for (LiveFinding finding : findings) {
            text.append(finding).append("\n    ").append(finding.remedy()).append('\n');
        }
    }
}
