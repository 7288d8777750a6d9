// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallPolicyTest {
    private static final CallPolicy STANDARD = CallPolicy.standard();

    @Test
    void differsInOneThing() {
        Duration other = Duration.ofSeconds(7);

        assertThat(STANDARD.withDeadline(other)).isEqualTo(policy(other, Duration.ofSeconds(20), 5, 500, 100));
        assertThat(STANDARD.withAttemptTimeout(other)).isEqualTo(policy(Duration.ofSeconds(60), other, 5, 500, 100));
        assertThat(STANDARD.withAttempts(2))
                .isEqualTo(policy(Duration.ofSeconds(60), Duration.ofSeconds(20), 2, 500, 100));
        assertThat(STANDARD.withPause(Duration.ofMillis(3)))
                .isEqualTo(policy(Duration.ofSeconds(60), Duration.ofSeconds(20), 5, 3, 100));
        assertThat(STANDARD.withRetries(0))
                .isEqualTo(policy(Duration.ofSeconds(60), Duration.ofSeconds(20), 5, 500, 0));
    }

    private static CallPolicy policy(Duration deadline, Duration attempt, int attempts, long pause, int retries) {
        return new CallPolicy(deadline, attempt, attempts, Duration.ofMillis(pause), retries);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> STANDARD.withDeadline(Duration.ZERO))
                .hasMessage("deadline PT0S is not more than nothing");
        assertThatThrownBy(() -> STANDARD.withAttemptTimeout(Duration.ofSeconds(-1)))
                .hasMessage("attemptTimeout PT-1S is not more than nothing");
        assertThatThrownBy(() -> STANDARD.withAttempts(11)).hasMessage("attempts 11 is not 1 to 10");
        assertThatThrownBy(() -> STANDARD.withPause(Duration.ofMillis(-1)))
                .hasMessage("a pause of PT-0.001S is negative");
        assertThatThrownBy(() -> STANDARD.withRetries(-1)).hasMessage("retries -1 is not 0 to 10000");
    }
}
