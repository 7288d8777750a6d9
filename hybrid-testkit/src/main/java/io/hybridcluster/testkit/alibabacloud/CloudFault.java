// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Something that goes wrong with one request to a {@link FakeAlibabaCloud}. Which one, a {@link CloudFaultRule} says.
 *
 * <p>Immutable and thread-safe.
 */
public final class CloudFault {
    enum Kind {
        ERROR,
        HTML,
        HANG_BEFORE,
        HANG_AFTER,
        CLOSE_BEFORE,
        CLOSE_AFTER,
        TRUNCATE,
        EMPTY,
        HTML_AFTER,
        STALE
    }

    private static final String PAGE =
            "<html><head><title>gateway</title></head><body>from something in between</body>" + "</html>\n";

    private final Kind kind;
    private final int status;
    private final String code;
    private final String message;
    private final int calls;
    private final Duration time;

    private CloudFault(Kind kind, int status, String code, String message, int calls, Duration time) {
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.message = message;
        this.calls = calls;
        this.time = time;
    }

    private static CloudFault of(Kind kind, int status) {
        return new CloudFault(kind, status, "", "", 0, Duration.ZERO);
    }

    /**
     * Returns: this error instead of doing anything.
     *
     * @throws IllegalArgumentException if the status is not between 400 and 599
     */
    public static CloudFault error(int status, String code) {
        return error(status, code, "a fault that the test asked for");
    }

    private static CloudFault error(int status, String code, String message) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a fault answers with " + status + "; expected 400 to 599");
        }
        return new CloudFault(Kind.ERROR, status, requireNonNull(code, "code"), message, 0, Duration.ZERO);
    }

    /** Returns: {@code Throttling.User}, with status 400 as the cloud has it, instead of doing anything. */
    public static CloudFault throttled() {
        return error(400, "Throttling.User", "Request was denied due to user flow control.");
    }

    /** Returns: {@code ServiceUnavailable}, 503, instead of doing anything. */
    public static CloudFault unavailable() {
        return error(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
    }

    /** Returns: {@code InternalError}, 500, instead of doing anything. */
    public static CloudFault internalError() {
        return error(
                500,
                "InternalError",
                "The request processing has failed due to some unknown error, exception or failure.");
    }

    /** Returns: {@code InvalidSecurityToken.Expired}, 400, as if the session had ended right before this request. */
    public static CloudFault tokenExpired() {
        return error(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
    }

    /**
     * Returns: a page of HTML instead of doing anything, as a proxy in between answers; 200 too, as that of a hotel does.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public static CloudFault html(int status) {
        return of(Kind.HTML, page(status));
    }

    /**
     * Returns: everything is done, and the answer is a page of HTML all the same.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public static CloudFault htmlAfter(int status) {
        return of(Kind.HTML_AFTER, page(status));
    }

    private static int page(int status) {
        if (status < 200 || status > 599 || status == 204 || status == 304) {
            throw new IllegalArgumentException(
                    "a page has the status " + status + "; expected 200 to 599, and neither 204 nor 304");
        }
        return status;
    }

    /** Returns: nothing is done, and nothing answered until the client gives up or the fake is closed. */
    public static CloudFault hangBefore() {
        return of(Kind.HANG_BEFORE, 0);
    }

    /** Returns: everything is done, and nothing answered until the client gives up or the fake is closed. */
    public static CloudFault hangAfter() {
        return of(Kind.HANG_AFTER, 0);
    }

    /** Returns: the connection is closed before anything is done. */
    public static CloudFault closeBefore() {
        return of(Kind.CLOSE_BEFORE, 0);
    }

    /** Returns: everything is done, and the connection is closed before the answer: the client cannot know. */
    public static CloudFault closeAfter() {
        return of(Kind.CLOSE_AFTER, 0);
    }

    /** Returns: everything is done, half of the answer's body is sent, and the connection is closed. */
    public static CloudFault truncate() {
        return of(Kind.TRUNCATE, 0);
    }

    /** Returns: everything is done, and the answer has its status, but no body. */
    public static CloudFault emptyBody() {
        return of(Kind.EMPTY, 0);
    }

    /**
     * Returns: the request sees nothing that was made by this many requests before it, as a replica that lags behind. What
     * was changed or deleted is seen as it is.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public static CloudFault stale(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("a replica lags " + requests + " requests behind; expected 1 or more");
        }
        return new CloudFault(Kind.STALE, 0, "", "", requests, Duration.ZERO);
    }

    /**
     * Returns: the request sees nothing that was made within this time before it.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public static CloudFault stale(Duration time) {
        if (requireNonNull(time, "time").isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a replica lags " + time + " behind; expected more than none");
        }
        return new CloudFault(Kind.STALE, 0, "", "", 0, time);
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    int calls() {
        return calls;
    }

    Duration time() {
        return time;
    }

    /** Returns whether the request is processed. */
    boolean commits() {
        return switch (kind) {
            case ERROR, HTML, HANG_BEFORE, CLOSE_BEFORE -> false;
            case HANG_AFTER, CLOSE_AFTER, TRUNCATE, EMPTY, HTML_AFTER, STALE -> true;
        };
    }

    FakeFailure failure() {
        return new FakeFailure(status, code, message);
    }

    Answer page() {
        return Answer.text(status, "text/html", PAGE);
    }

    /** Returns what kind of fault it is. */
    @Override
    public String toString() {
        return kind + (status == 0 ? "" : " " + status) + (code.isEmpty() ? "" : " " + code);
    }
}
