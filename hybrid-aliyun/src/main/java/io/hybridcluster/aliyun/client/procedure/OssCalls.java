// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.BaseEncoding;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.client.Pauses;
import io.hybridcluster.aliyun.oss.OssCredentials;
import io.hybridcluster.aliyun.oss.OssEndpoint;
import io.hybridcluster.aliyun.oss.OssFailure;
import io.hybridcluster.aliyun.oss.OssRequest;
import io.hybridcluster.aliyun.oss.OssSigner;
import io.hybridcluster.model.secret.Redirection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed requests to OSS, again when they failed by what may pass: all that are sent here do no more when they are
 * done twice.
 */
final class OssCalls {
    /** More than any script has, and than any error that OSS describes. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final int LONGEST_PAUSE_MILLIS = 10_000;

    private final HttpClient http;
    private final OssEndpoint endpoint;
    private final Supplier<OssCredentials> credentials;
    private final CallPolicy policy;
    private final Pauses pauses;
    private final InstantSource clock;

    OssCalls(
            HttpClient http,
            OssEndpoint endpoint,
            Supplier<OssCredentials> credentials,
            CallPolicy policy,
            Pauses pauses,
            InstantSource clock) {
        this.http = http;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.policy = policy;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** Returns a signer of the credentials of this moment. */
    OssSigner signer() {
        return new OssSigner(credentials.get(), endpoint.region());
    }

    InstantSource clock() {
        return clock;
    }

    /** An answer with a status of 2xx. */
    static final class Answer {
        private final HttpHeaders headers;
        private final byte[] body;

        private Answer(HttpHeaders headers, byte[] body) {
            this.headers = headers;
            this.body = body;
        }

        /** Returns the body itself, which nobody else has. */
        byte[] body() {
            return body;
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** Returns how long the object is, which an answer to HEAD tells without holding it. */
        long length() {
            return headers.firstValueAsLong("content-length").orElse(0);
        }
    }

    /**
     * Sends a request, and returns the answer.
     *
     * @throws ScriptStoreException if it failed
     */
    Answer send(OssRequest request, byte[] body) {
        long end = System.nanoTime() + policy.deadline().toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return sendOnce(request, body, Duration.ofNanos(end - System.nanoTime()));
            } catch (ScriptStoreException e) {
                boolean passes = e.reason() == Reason.SERVER_ERROR
                        || e.reason() == Reason.UNREACHABLE
                        || e.reason() == Reason.THROTTLED
                        || e.reason() == Reason.TIMED_OUT;
                long pause = pauseMillis(attempt);
                if (!passes
                        || attempt == policy.attempts()
                        || end - System.nanoTime() <= TimeUnit.MILLISECONDS.toNanos(pause)) {
                    throw e;
                }
                pause(request, pause, e);
            }
        }
    }

    /** Returns the answer, or nothing if there is no such object. */
    Optional<Answer> find(OssRequest request) {
        try {
            return Optional.of(send(request, new byte[0]));
        } catch (ScriptStoreException e) {
            boolean isAbsent = e.reason() == Reason.NOT_FOUND
                    && !e.code().filter("NoSuchBucket"::equals).isPresent();
            if (isAbsent) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private long pauseMillis(int attempt) {
        long longest = Math.min(policy.pause().toMillis() << Math.min(attempt - 1, 10), LONGEST_PAUSE_MILLIS);
        return longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    }

    private void pause(OssRequest request, long millis, ScriptStoreException failure) {
        try {
            pauses.pause(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScriptStoreException.of(request, Reason.INTERRUPTED, failure.outcomeUnknown(), e);
        }
    }

    private Answer sendOnce(OssRequest request, byte[] body, Duration left) {
        Duration timeout = left.compareTo(policy.attemptTimeout()) < 0 ? left : policy.attemptTimeout();
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(signed(request, body), info -> new BoundedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = sent.get(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 == 2) {
                return new Answer(response.headers(), response.body());
            }
            if (Redirection.isRedirect(response.statusCode())) {
                throw ScriptStoreException.redirected(
                        request,
                        response.statusCode(),
                        Redirection.describe(
                                response.statusCode(),
                                response.uri(),
                                response.headers().firstValue("Location")));
            }
            throw ScriptStoreException.of(request, response.statusCode(), failure(response));
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw ScriptStoreException.of(request, Reason.TIMED_OUT, OssCodes.isWrite(request), e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw ScriptStoreException.of(request, Reason.INTERRUPTED, OssCodes.isWrite(request), e);
        } catch (ExecutionException e) {
            throw unanswered(request, e.getCause());
        }
    }

    private static ScriptStoreException unanswered(OssRequest request, @Nullable Throwable cause) {
        boolean neverSent = cause instanceof ConnectException;
        boolean isQuiet = neverSent || cause instanceof HttpTimeoutException;
        // Others may quote what the server sent.
        Throwable safe = isQuiet
                ? cause
                : new IOException(cause == null ? "no cause" : cause.getClass().getName());
        return ScriptStoreException.of(request, Reason.UNREACHABLE, !neverSent && OssCodes.isWrite(request), safe);
    }

    private HttpRequest signed(OssRequest request, byte[] body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint.uri(request.bucket(), request.key()))
                .method(
                        request.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            signer().headers(request, clock.instant()).forEach(builder::header);
        } catch (IllegalArgumentException e) {
            // A token that no header can hold; the message would show it.
            throw ScriptStoreException.of(request, Reason.UNAUTHENTICATED, false, null);
        }
        return builder.build();
    }

    /** An answer to HEAD has no body; OSS puts the error into a header. */
    private static OssFailure failure(HttpResponse<byte[]> response) {
        String text = new String(response.body(), UTF_8);
        if (text.isEmpty()) {
            text = response.headers()
                    .firstValue("x-oss-err")
                    .map(OssCalls::decoded)
                    .orElse("");
        }
        OssFailure failure = OssFailure.of(text);
        return new OssFailure(
                failure.code(),
                failure.requestId().or(() -> header(response, "x-oss-request-id", "[A-Za-z0-9-]{1,64}")),
                failure.detailCode().or(() -> header(response, "x-oss-ec", "[0-9]{4}-[0-9]{8}")),
                failure.deniedAction());
    }

    private static Optional<String> header(HttpResponse<?> response, String name, String grammar) {
        return response.headers().firstValue(name).filter(value -> value.matches(grammar));
    }

    private static String decoded(String base64) {
        try {
            return new String(BaseEncoding.base64().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
