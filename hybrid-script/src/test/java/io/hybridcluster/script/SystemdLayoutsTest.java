// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's script, converted, under a real systemd in each layout of the kubelet's packages. */
@Tag("systemd")
@Tag("matrix")
class SystemdLayoutsTest {
    private static final String CONVERTED = NodeScript.parse(ScriptGolden.read("guide/init-node.sh"))
            .withKubeletFlags()
            .text();

    static Stream<Arguments> matrix() {
        return Stream.of("rpm", "rpm-x", "rpm-none", "deb", "deb-none", "dropin")
                .map(layout -> Arguments.of(layout, "twice", Values.SAMPLE, 2));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("matrix")
    void giveTheKubeletWhatTheModelSays(String layout, String what, Values values, int runs) {
        List<String> before = switch (layout) {
            case "rpm-x" -> List.of("--node-ip=10.10.24.9");
            case "dropin" -> List.of("--v=2");
            default -> List.of();
        };
        List<String> expected = new ArrayList<>(SystemdBench.BASE);
        expected.addAll(KubeletModel.merge(before, values));

        SystemdBench.Result result = SystemdBench.run(CONVERTED, layout, values, runs);

        assertThat(result.arguments()).isEqualTo(expected);
        assertThat(result.exit()).isZero();
    }
}
