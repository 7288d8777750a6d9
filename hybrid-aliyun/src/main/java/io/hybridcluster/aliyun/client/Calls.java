// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import com.aliyun.credentials.models.CredentialModel;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAction.Repetition;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Failure;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends requests, again where that is safe. */
final class Calls {
    private final Transport transport;
    private final CallPolicy policy;
    private final RetryBudget budget;
    private final Pauses pauses;
    private final CallListener listener;

    Calls(Transport transport, CallPolicy policy, RetryBudget budget, Pauses pauses, CallListener listener) {
        this.transport = transport;
        this.policy = policy;
        this.budget = budget;
        this.pauses = pauses;
        this.listener = listener;
    }

    ApiAnswer call(ApiRequest request) {
        ApiAction action = request.action();
        boolean open = false;
        try {
            ApiRequest repeatable = withToken(request);
            Deadline deadline = new Deadline(policy, pauses);
            CredentialModel credentials = transport.credentials();
            for (int attempt = 1; ; attempt++) {
                try {
                    ApiAnswer answer = attempt(repeatable, credentials, deadline.nextAttempt(), attempt);
                    budget.succeeded();
                    return answer;
                } catch (FailedCall e) {
                    Failure failure = e.failure();
                    open |= failure.leavesOutcomeOpen();
                    if (attempt == 1 && hasExpired(failure)) {
                        CredentialModel renewed = transport.credentials();
                        if (!isSame(renewed, credentials)) {
                            credentials = renewed;
                            continue;
                        }
                    }
                    if (!mayRepeat(action, failure) || attempt >= policy.attempts() || !budget.take()) {
                        throw deadline.hasPassed() && failure.reason() == Reason.UNREACHABLE
                                ? new FailedCall(Failure.of(Reason.TIMED_OUT, failure.neverSent(), failure.cause()))
                                : e;
                    }
                    if (deadline.hasPassed()) {
                        throw new FailedCall(Failure.of(Reason.TIMED_OUT, failure.neverSent(), failure.cause()));
                    }
                    deadline.pauseAfter(failure);
                }
            }
        } catch (FailedCall e) {
            open |= e.failure().leavesOutcomeOpen();
            throw new AlibabaCloudException(action, e.failure(), open && action.repetition() != Repetition.READ);
        }
    }

    private ApiAnswer attempt(ApiRequest request, CredentialModel credentials, Duration timeout, int number)
            throws FailedCall {
        long start = System.nanoTime();
        @Nullable Reason reason = null;
        @Nullable String requestId = null;
        try {
            ApiAnswer answer = transport.send(request, credentials, timeout);
            requestId = answer.tree() instanceof java.util.Map ? Answers.requestId(answer) : null;
            return answer;
        } catch (FailedCall e) {
            reason = e.failure().reason();
            requestId = e.failure().requestId();
            throw e;
        } finally {
            listener.attempted(new CallListener.Attempt(
                    request.action(),
                    number,
                    Duration.ofNanos(System.nanoTime() - start),
                    Optional.ofNullable(reason),
                    Optional.ofNullable(requestId)));
        }
    }

    /** The same token in each attempt of a call: what the cloud has done for it, it does not do again. */
    private static ApiRequest withToken(ApiRequest request) {
        boolean needed = request.action().repetition() == Repetition.TOKEN
                && !request.parameters().containsKey("ClientToken");
        return needed ? request.with("ClientToken", UUID.randomUUID().toString()) : request;
    }

    /** A throttled request was not processed, and one that was never sent neither. */
    private static boolean mayRepeat(ApiAction action, Failure failure) {
        return failure.isTransient()
                && (action.repetition() != Repetition.ONCE
                        || failure.reason() == Reason.THROTTLED
                        || failure.neverSent());
    }

    private static boolean hasExpired(Failure failure) {
        return failure.reason() == Reason.UNAUTHENTICATED && failure.status() != 0;
    }

    private static boolean isSame(CredentialModel a, CredentialModel b) {
        return Objects.equals(a.accessKeyId, b.accessKeyId)
                && Objects.equals(a.securityToken, b.securityToken)
                && Objects.equals(a.bearerToken, b.bearerToken);
    }
}
