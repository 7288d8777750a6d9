// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Something that goes wrong with one answer of a {@link FakeKubernetes}. Which answer it is, a {@link FaultRule} says.
 *
 * <p>A watch has no single answer: there, the faults of an answer close the connection before the first event.
 *
 * <p>Immutable and thread-safe.
 */
public final class Fault {
    enum Kind {
        STATUS,
        HTML,
        HANG,
        CLOSE_BEFORE,
        CLOSE_AFTER,
        TRUNCATE,
        SLOW
    }

    private final Kind kind;
    private final int code;
    private final Duration time;

    private Fault(Kind kind, int code, Duration time) {
        this.kind = kind;
        this.code = code;
        this.time = time;
    }

    /**
     * Returns: a Status of this code instead of doing anything; with {@code Retry-After: 1} for 429.
     *
     * @throws IllegalArgumentException if the code is not between 400 and 599
     */
    public static Fault status(int code) {
        return new Fault(Kind.STATUS, error(code), Duration.ofSeconds(1));
    }

    /**
     * Returns: 429 with {@code Retry-After} of this time, in whole seconds, instead of doing anything.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public static Fault tooManyRequests(Duration retryAfter) {
        return new Fault(Kind.STATUS, 429, positive(retryAfter));
    }

    /**
     * Returns: a page of HTML with this code instead of doing anything, as a proxy in between answers.
     *
     * @throws IllegalArgumentException if the code is not between 400 and 599
     */
    public static Fault html(int code) {
        return new Fault(Kind.HTML, error(code), Duration.ZERO);
    }

    /** Returns: nothing is done, and nothing is answered until the client gives up or the fake is closed. */
    public static Fault hang() {
        return new Fault(Kind.HANG, 0, Duration.ZERO);
    }

    /** Returns: the connection is closed before anything is done. */
    public static Fault closeBefore() {
        return new Fault(Kind.CLOSE_BEFORE, 0, Duration.ZERO);
    }

    /** Returns: everything is done, and the connection is closed before the answer: the client cannot know. */
    public static Fault closeAfter() {
        return new Fault(Kind.CLOSE_AFTER, 0, Duration.ZERO);
    }

    /** Returns: everything is done, half of the answer's body is sent, and the connection is closed. */
    public static Fault truncate() {
        return new Fault(Kind.TRUNCATE, 0, Duration.ZERO);
    }

    /**
     * Returns: everything is done, and the answer's body takes this time, in pieces.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public static Fault slowBody(Duration time) {
        return new Fault(Kind.SLOW, 0, positive(time));
    }

    private static int error(int code) {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("a fault answers with " + code + "; expected 400 to 599");
        }
        return code;
    }

    private static Duration positive(Duration time) {
        if (requireNonNull(time, "time").isNegative()) {
            throw new IllegalArgumentException("the time of a fault is " + time + "; expected none or more");
        }
        return time;
    }

    Kind kind() {
        return kind;
    }

    int code() {
        return code;
    }

    Duration time() {
        return time;
    }

    /** Returns whether the request is done all the same. */
    boolean commits() {
        return kind == Kind.CLOSE_AFTER || kind == Kind.TRUNCATE || kind == Kind.SLOW;
    }

    /** Returns the answer of a fault that has one of its own. */
    Answer answer() {
        if (kind == Kind.HTML) {
            return Answer.text(
                    code, "text/html", "<html><body><h1>" + code + " from something in between</h1></body></html>\n");
        }
        String reason = switch (code) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 410 -> "Expired";
            case 422 -> "Invalid";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> "";
        };
        Answer answer = Answer.of(ApiFailure.of(code, reason, "a fault that the test asked for"));
        return code == 429 ? answer.with("Retry-After", Long.toString(time.toSeconds())) : answer;
    }

    /** Returns what kind of fault it is. */
    @Override
    public String toString() {
        return code == 0 ? kind.name() : kind + " " + code;
    }
}
