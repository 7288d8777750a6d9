// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.model.call.Attempts;
import io.hybridcluster.model.call.FailedAttempt;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request failed. Thrown and caught inside this package only. */
final class FailedCall extends FailedAttempt {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    FailedCall(Failure failure) {
        super(failure.cause());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }

    @Override
    public String reasonName() {
        return failure.reason().name();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return failure.retryAfterSeconds().map(Duration::ofSeconds);
    }

    /** How a call ends for which there is no more time. */
    static final class Endings implements Attempts.Endings<FailedCall> {
        @Override
        public FailedCall timedOut(@Nullable FailedCall last) {
            return new FailedCall(Failure.of(
                    Reason.TIMED_OUT, last == null ? null : last.failure().cause()));
        }

        @Override
        public FailedCall interrupted(@Nullable FailedCall last, InterruptedException cause) {
            return new FailedCall(Failure.of(Reason.INTERRUPTED, cause));
        }
    }
}
