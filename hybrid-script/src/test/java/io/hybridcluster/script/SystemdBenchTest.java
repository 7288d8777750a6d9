// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SystemdBenchTest {
    @Test
    void failsATestWhoseBenchBrokeOff() {
        for (Tool.Result result : new Tool.Result[] {
            new Tool.Result(0, "", ""), new Tool.Result(1, "a", "killed"), new Tool.Result(137, "", "")
        }) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> SystemdBench.requireStarted(result))
                    .withMessageContaining("the systemd bench broke off");
        }
    }

    @Test
    void takesWhatTheBenchSays() {
        assertThatCode(() -> SystemdBench.requireStarted(new Tool.Result(0, "--a\nexit 1\n", "")))
                .doesNotThrowAnyException();
    }
}
