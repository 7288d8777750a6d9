// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallPolicyTest {
    private static final CallPolicy STANDARD = CallPolicy.standard();

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(() -> STANDARD.withDeadline(Duration.ZERO), "deadline PT0S is not more than nothing"),
                refusal(() -> STANDARD.withDeadline(Duration.ofSeconds(-1)), "deadline PT-1S is not more than nothing"),
                refusal(
                        () -> STANDARD.withAttemptTimeout(Duration.ZERO),
                        "attemptTimeout PT0S is not more than nothing"),
                refusal(() -> STANDARD.withAttempts(0), "attempts 0 is not 1 to 10"),
                refusal(() -> STANDARD.withAttempts(11), "attempts 11 is not 1 to 10"),
                refusal(() -> STANDARD.withRereads(-1), "rereads -1 is not 0 to 100"),
                refusal(() -> STANDARD.withRereads(101), "rereads 101 is not 0 to 100"),
                refusal(() -> STANDARD.withPause(Duration.ofMillis(-1)), "a pause of PT-0.001S is negative"),
                refusal(() -> STANDARD.withPageSize(0), "pageSize 0 is not 1 to 5000"),
                refusal(() -> STANDARD.withPageSize(5_001), "pageSize 5001 is not 1 to 5000"));
    }

    private static Arguments refusal(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void takesTheEndsOfEachRange() {
        assertThat(STANDARD.withAttempts(1)
                        .withRereads(0)
                        .withPause(Duration.ZERO)
                        .withPageSize(1))
                .isEqualTo(new CallPolicy(Duration.ofSeconds(60), Duration.ofSeconds(20), 1, 0, Duration.ZERO, 1));
        assertThat(STANDARD.withAttempts(10).withRereads(100).withPageSize(5_000))
                .isEqualTo(new CallPolicy(
                        Duration.ofSeconds(60), Duration.ofSeconds(20), 10, 100, Duration.ofMillis(200), 5_000));
    }
}
