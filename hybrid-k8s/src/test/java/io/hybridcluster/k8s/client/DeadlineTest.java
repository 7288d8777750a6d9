// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    private static final CallPolicy POLICY = CallPolicy.standard().withPause(Duration.ofMillis(1));

    @Test
    void waitsAsLongAsTheServerWants() throws FailedCall {
        Deadline deadline = new Deadline(POLICY);
        long start = System.nanoTime();

        deadline.pauseAfter(throttled(1));

        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(999).toNanos());
    }

    @Test
    void failsWithWhatHappenedLastWhereThereIsNoTimeToWait() {
        Deadline deadline = new Deadline(POLICY);

        FailedCall failed = catchThrowableOfType(FailedCall.class, () -> deadline.pauseAfter(throttled(60)));

        assertThat(failed.failure()).isEqualTo(throttled(60));
        assertThat(deadline.hasPassed()).isFalse();
    }

    @Test
    void failsOnceItHasPassed() {
        Deadline deadline = new Deadline(POLICY.withDeadline(Duration.ofNanos(1)));

        FailedCall failed = catchThrowableOfType(FailedCall.class, deadline::nextAttempt);

        assertThat(failed.failure().reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void givesAnAttemptItsOwnTimeOrWhatIsLeft() throws FailedCall {
        assertThat(new Deadline(POLICY).nextAttempt()).isEqualTo(Duration.ofSeconds(20));
        assertThat(new Deadline(POLICY.withDeadline(Duration.ofSeconds(10))).nextAttempt())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void tellsOfAnInterruptAndKeepsIt() {
        Thread.currentThread().interrupt();

        FailedCall failed = catchThrowableOfType(FailedCall.class, () -> new Deadline(POLICY).pauseAfter(throttled(0)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failed).hasCauseInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {10_000_000_000L, Long.MAX_VALUE})
    void takesTimesLongerThanAClockCounts(long seconds) {
        Duration ages = Duration.ofSeconds(seconds);
        CallPolicy patient = POLICY.withDeadline(ages).withAttemptTimeout(ages);

        assertThatCode(() -> new Deadline(patient).nextAttempt()).doesNotThrowAnyException();
        FailedCall failed = catchThrowableOfType(
                FailedCall.class,
                () -> new Deadline(POLICY.withPause(ages).withDeadline(Duration.ofMillis(1))).pauseAfter(throttled(0)));
        assertThat(failed.failure()).isEqualTo(throttled(0));
    }

    private static Failure throttled(int seconds) {
        return new Failure(Reason.THROTTLED, 429, List.of(), Optional.of(seconds), Optional.empty(), null);
    }
}
