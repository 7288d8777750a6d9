// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.ram.RamAction;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to Alibaba Cloud failed. It names product, action, reason and code, and holds neither what was sent nor what was
 * received: parameters, headers, bodies and the cloud's own message may have secrets in them.
 */
public final class AlibabaCloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a call failed. */
    public enum Reason {
        /** What was asked for is not there, or not in this region or account. */
        NOT_FOUND,
        /** Something of that name is there already. */
        ALREADY_EXISTS,
        /** It is busy, in the wrong state, or still in use. */
        CONFLICT,
        /** The cloud refuses a parameter. */
        INVALID,
        /** The credentials are unknown, wrong, expired or cannot be had, or this machine's clock is off. */
        UNAUTHENTICATED,
        /** These credentials may not do this; {@link #missingPermission} says what they lack. */
        FORBIDDEN,
        /** Too many requests, each time that it was tried. */
        THROTTLED,
        /** The account's quota, or a limit of the product, is reached. */
        QUOTA_EXCEEDED,
        /** There is no stock of the instance type. */
        SOLD_OUT,
        /** 5xx, each time that it was tried. */
        SERVER_ERROR,
        /** No connection, or it broke, each time that it was tried. */
        UNREACHABLE,
        /** The deadline passed. */
        TIMED_OUT,
        /** The answer is not the JSON that it should be: cut off, or not from the cloud. */
        UNREADABLE,
        /**
         * 3xx: the server points to another address. No redirect is followed; the message says where it pointed, without
         * user info, query and fragment.
         */
        REDIRECTED,
        /** The thread was interrupted; it still is. */
        INTERRUPTED,
        /** Another code. */
        OTHER
    }

    private final Reason reason;
    private final ApiAction action;
    private final @Nullable String code;
    private final int status;
    private final @Nullable String requestId;
    private final @Nullable URI recommendation;
    private final transient @Nullable RamAction missingPermission;
    private final boolean outcomeUnknown;

    AlibabaCloudException(ApiAction action, Failure failure, boolean outcomeUnknown) {
        super(message(action, failure, outcomeUnknown), failure.cause());
        this.reason = failure.reason();
        this.action = requireNonNull(action, "action");
        this.code = failure.code();
        this.status = failure.status();
        this.requestId = failure.requestId();
        this.recommendation = failure.recommendation();
        this.missingPermission = missing(action, failure);
        this.outcomeUnknown = outcomeUnknown;
    }

    private static @Nullable RamAction missing(ApiAction action, Failure failure) {
        if (failure.reason() != Reason.FORBIDDEN) {
            return null;
        }
        return failure.deniedAction() == null ? action.ramAction().orElse(null) : failure.deniedAction();
    }

    private static String message(ApiAction action, Failure failure, boolean outcomeUnknown) {
        StringBuilder message =
                new StringBuilder(action.toString()).append(": ").append(failure.reason());
        if (failure.status() != 0) {
            message.append(" (").append(failure.status());
            if (failure.code() != null) {
                message.append(' ').append(failure.code());
            }
            message.append(')');
        } else if (failure.code() != null) {
            message.append(" (").append(failure.code()).append(')');
        }
        if (failure.reason() == Reason.REDIRECTED && failure.cause() != null) {
            message.append(": ").append(failure.cause().getMessage());
        }
        if (failure.requestId() != null) {
            message.append(", request ").append(failure.requestId());
        }
        if (outcomeUnknown) {
            message.append("; whether it took effect is not known");
        }
        return message.append("; ").append(Remedies.of(action, failure)).toString();
    }

    /** Returns why the call failed. */
    public Reason reason() {
        return reason;
    }

    /** Returns what was called. */
    public ApiAction action() {
        return action;
    }

    /** Returns the cloud's code, such as {@code InvalidVpcId.NotFound}; empty if there was no answer, or none of the cloud. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** Returns the HTTP status, 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** Returns the cloud's id of the request, which its support asks for. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Returns the page of the cloud that explains the code, if it gave one. */
    public Optional<URI> recommendation() {
        return Optional.ofNullable(recommendation);
    }

    /** Returns the RAM action that the caller lacks: what the cloud says, or else what the action needs; empty but for FORBIDDEN. */
    public Optional<RamAction> missingPermission() {
        return Optional.ofNullable(missingPermission);
    }

    /** Returns what to do about it, on one line. */
    public String remedy() {
        return Remedies.of(action, new Failure(reason, status, code, null, null, missingPermission, false, null));
    }

    /**
     * Returns whether a write may have taken effect although it failed: the connection broke, the deadline passed, or the
     * cloud answered 5xx, 303 or what cannot be read. False for reads, and whenever the cloud refused.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /**
     * One failed request.
     *
     * @param deniedAction the RAM action that the cloud says was missing
     * @param neverSent whether the request certainly did not reach the cloud
     */
    record Failure(
            Reason reason,
            int status,
            @Nullable String code,
            @Nullable String requestId,
            @Nullable URI recommendation,
            @Nullable RamAction deniedAction,
            boolean neverSent,
            @Nullable Throwable cause) {
        Failure {
            requireNonNull(reason, "reason");
        }

        static Failure of(Reason reason, boolean neverSent, @Nullable Throwable cause) {
            return new Failure(reason, 0, null, null, null, null, neverSent, cause);
        }

        /** Whether a write that ended so may have been made. */
        boolean leavesOutcomeOpen() {
            // RFC 9110, 15.4.4: 303 points to the result of what was done.
            boolean done = reason == Reason.REDIRECTED && status == 303;
            return !neverSent
                    && (done
                            || reason == Reason.SERVER_ERROR
                            || reason == Reason.UNREACHABLE
                            || reason == Reason.UNREADABLE
                            || reason == Reason.TIMED_OUT
                            || reason == Reason.INTERRUPTED);
        }

        /** Whether the same request may succeed in a moment, and be sent again if it changes nothing. */
        boolean isTransient() {
            return reason == Reason.THROTTLED
                    || reason == Reason.SERVER_ERROR
                    || reason == Reason.UNREACHABLE
                    || reason == Reason.UNREADABLE && status == 0;
        }
    }
}
