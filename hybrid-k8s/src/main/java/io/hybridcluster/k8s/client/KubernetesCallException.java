// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to the Kubernetes API failed. It names the verb, the object and the reason, and holds neither what was sent nor
 * what was received: bodies, headers and the server's own message may have secrets in them.
 */
public final class KubernetesCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a call failed. */
    public enum Reason {
        /** 404: there is no such object, or the server does not serve the resource. */
        NOT_FOUND,
        /** 409 AlreadyExists. */
        ALREADY_EXISTS,
        /** 409: somebody wrote in between, each time that it was tried. */
        CONFLICT,
        /** 410: the state that was asked for is too old for the server. */
        EXPIRED,
        /** 422: the server refuses the object; {@link #fields} says where. */
        INVALID,
        /** 400: the server does not understand the request, or an admission webhook refuses it. */
        BAD_REQUEST,
        /** 413: the object is too large. */
        TOO_LARGE,
        /** 401: the credentials are unknown, expired or revoked. */
        UNAUTHORIZED,
        /** 403: these credentials may not do this; RBAC says so, or an admission plugin. */
        FORBIDDEN,
        /** 429, each time that it was tried. */
        THROTTLED,
        /** 5xx, each time that it was tried. */
        SERVER_ERROR,
        /** No connection, or it broke, each time that it was tried. */
        UNREACHABLE,
        /** The answer is longer than the policy's {@code answerLimit}, after decompression. */
        ANSWER_TOO_LONG,
        /** The answer is another object than the one that was asked for: of another name, namespace, kind or version. */
        OTHER_OBJECT,
        /** A list does not end: the server gives a token to go on with a second time, or more pages than any list has. */
        ENDLESS,
        /**
         * An undo found another object of the same name: it was deleted and created again since, or it is of another cluster.
         * Nothing was written.
         */
        REPLACED,
        /** What was read cannot be changed; the cause says why. Changes that were made before are in {@link #changes}. */
        STOPPED,
        /** The deadline passed. */
        TIMED_OUT,
        /** The answer is not the JSON that it should be: cut off, or not from a Kubernetes API server. */
        UNREADABLE,
        /**
         * 3xx: the server points to another address. No redirect is followed; the message says where it pointed, without
         * user info, query and fragment.
         */
        REDIRECTED,
        /** The thread was interrupted; it still is. */
        INTERRUPTED,
        /** Another status, such as 405 or 415. */
        OTHER
    }

    private final Reason reason;
    private final int status;
    private final String verb;
    private final String object;
    private final boolean outcomeUnknown;

    private final transient Changes changes;

    @SuppressWarnings("serial") // An unmodifiable list of strings, which is serializable.
    private final List<String> fields;

    private KubernetesCallException(
            Failure failure, String verb, String object, boolean outcomeUnknown, Changes changes) {
        super(message(failure, verb, object, outcomeUnknown), failure.cause());
        this.reason = failure.reason();
        this.status = failure.status();
        this.verb = verb;
        this.object = object;
        this.fields = failure.fields();
        this.outcomeUnknown = outcomeUnknown;
        this.changes = changes;
    }

    static KubernetesCallException of(Failure failure, String verb, String object, boolean outcomeUnknown) {
        return new KubernetesCallException(failure, verb, object, outcomeUnknown, Changes.none());
    }

    /** Returns the failure of an operation that stopped, behind these changes, since what was read cannot be changed. */
    public static KubernetesCallException stopped(String object, RuntimeException cause, Changes done) {
        return new KubernetesCallException(
                Failure.of(Reason.STOPPED, requireNonNull(cause, "cause")), "change", object, false, done);
    }

    private static String message(Failure failure, String verb, String object, boolean outcomeUnknown) {
        return verb + " " + object + ": " + failure.reason()
                + (failure.status() == 0 ? "" : " (" + failure.status() + ")")
                + redirected(failure)
                + (failure.fields().isEmpty() ? "" : " at " + String.join(", ", failure.fields()))
                + (outcomeUnknown ? "; whether it took effect is not known" : "");
    }

    private static String redirected(Failure failure) {
        return failure.reason() == Reason.REDIRECTED && failure.cause() != null
                ? ": " + failure.cause().getMessage()
                        + "; set the API server's own address, and check the proxy in front of it"
                : "";
    }

    /** Returns the same failure, of a change that an earlier attempt may have made. */
    KubernetesCallException withOutcomeUnknown(Change maybe) {
        return new KubernetesCallException(asFailure(), verb, object, true, changes.and(Changes.of(maybe)));
    }

    /** Returns the same failure, of an operation that made these changes before it. */
    public KubernetesCallException after(Changes earlier) {
        if (earlier.list().isEmpty()) {
            return this;
        }
        KubernetesCallException whole =
                new KubernetesCallException(asFailure(), verb, object, outcomeUnknown, earlier.and(changes));
        whole.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            whole.addSuppressed(suppressed);
        }
        return whole;
    }

    private Failure asFailure() {
        return new Failure(reason, status, fields, Optional.empty(), Optional.empty(), getCause());
    }

    /**
     * Returns what the operation did before it failed, in order, so that it can be {@linkplain KubernetesApi#undo(Changes) undone}.
     * With {@link #outcomeUnknown}, the last one is what may have been done: to undo it is right in both cases.
     */
    public Changes changes() {
        return changes == null ? Changes.none() : changes;
    }

    /** Returns why the call failed. */
    public Reason reason() {
        return reason;
    }

    /** Returns the HTTP status, 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** Returns what was done, as RBAC names it: {@code get}, {@code list}, {@code patch}. */
    public String verb() {
        return verb;
    }

    /** Returns what it was done to, such as {@code ConfigMap kube-system/eni-config} or {@code pods}. */
    public String object() {
        return object;
    }

    /** Returns the fields that the server names in a refusal, such as {@code spec.template.spec.affinity}. */
    public List<String> fields() {
        return fields;
    }

    /**
     * Returns whether a write may have taken effect although it failed: the connection broke, the deadline passed or the
     * server answered 5xx or 303 after it was sent, and reading the object again did not tell. False for reads, and whenever
     * the server refused.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /**
     * One failed request, before it is known what it was for.
     *
     * @param retryAfterSeconds the server's wish
     * @param continueToken what a server offers with 410 Expired to go on listing with
     */
    record Failure(
            Reason reason,
            int status,
            List<String> fields,
            Optional<Integer> retryAfterSeconds,
            Optional<String> continueToken,
            @Nullable Throwable cause) {
        Failure {
            requireNonNull(reason, "reason");
            fields = List.copyOf(fields);
        }

        static Failure of(Reason reason, @Nullable Throwable cause) {
            return new Failure(reason, 0, List.of(), Optional.empty(), Optional.empty(), cause);
        }

        /** Whether the same request may succeed in a moment. */
        boolean isTransient() {
            return reason == Reason.THROTTLED
                    || reason == Reason.SERVER_ERROR
                    || reason == Reason.UNREACHABLE
                    || reason == Reason.UNREADABLE && status == 0;
        }

        /** Whether a write that was answered so may have been made. */
        boolean leavesOutcomeOpen() {
            // RFC 9110, 15.4.4: 303 points to the result of what was done.
            boolean done = reason == Reason.REDIRECTED && status == 303;
            boolean neverSent = cause instanceof ConnectException || cause instanceof UnknownHostException;
            return !neverSent
                    && (done
                            || reason == Reason.SERVER_ERROR
                            || reason == Reason.UNREACHABLE
                            || reason == Reason.UNREADABLE
                            || reason == Reason.ANSWER_TOO_LONG
                            || reason == Reason.OTHER_OBJECT
                            || reason == Reason.INTERRUPTED);
        }
    }
}
