// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.model.call.Pauses;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends one request once, and turns whatever comes back into what was asked for or into a {@link FailedCall}. */
final class Transport {
    private final RequestFactory requests;
    private final int answerLimit;
    private final Pauses clock;

    Transport(RequestFactory requests, int answerLimit, Pauses clock) {
        this.requests = requests;
        this.answerLimit = answerLimit;
        this.clock = clock;
    }

    /** What reads an answer of status 2xx. */
    interface Reading<T extends @Nullable Object> {
        T read(JsonReader in) throws IOException;
    }

    /** What reads an answer that comes piece by piece. */
    interface Following<T extends @Nullable Object> {
        /**
         * Reads the pieces.
         *
         * @param nextPiece to be run before each piece, which has a limit of its own
         */
        T read(JsonReader in, Runnable nextPiece) throws IOException;
    }

    /** Which connection a request takes. */
    enum Connection {
        /** One that an earlier request left, or a new one. */
        ANY,
        /** A new one: those that earlier requests left may be forgotten by whatever stands in between. */
        NEW
    }

    /** Sends a request and reads its answer, all within this time. */
    <T extends @Nullable Object> T send(ApiRequest request, Connection connection, Duration timeout, Reading<T> reading)
            throws FailedCall {
        OkHttpClient.Builder http = client();
        if (request.verb().isWrite()) {
            // OkHttp by itself sends a request again whose connection broke before an answer came, or that was answered
            // 503
            // with a Retry-After of 0, whatever the method. A write may have been made by then, and its repetition be
            // refused
            // for that very reason.
            http.retryOnConnectionFailure(false).addNetworkInterceptor(Transport::withoutRepetition);
        }
        if (connection == Connection.NEW) {
            http.connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS));
        }
        return send(request, http.build(), timeout, (in, nextPiece) -> reading.read(in));
    }

    private static Response withoutRepetition(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean atOnce = response.code() == 503 && "0".equals(response.header("Retry-After"));
        return atOnce ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }

    /** As {@link #send}, for an answer that comes piece by piece, with pauses of up to this time between them. */
    <T extends @Nullable Object> T stream(
            ApiRequest request, Duration timeout, Duration longestSilence, Following<T> reading) throws FailedCall {
        OkHttpClient patient = client().readTimeout(longestSilence.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        return send(request, patient, timeout, reading);
    }

    /**
     * The embedder's client, which follows no redirect here: OkHttp would make a read of a PATCH that is answered 301, and
     * send the body of one that is answered 307 to another server.
     */
    private OkHttpClient.Builder client() {
        return requests.client().newBuilder().followRedirects(false).followSslRedirects(false);
    }

    private <T extends @Nullable Object> T send(
            ApiRequest request, OkHttpClient client, Duration timeout, Following<T> reading) throws FailedCall {
        long start = clock.nanoTime();
        Call call = client.newCall(build(request));
        // Credentials may have taken their time.
        Duration left = timeout.minusNanos(clock.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
            throw new FailedCall(Failure.of(Reason.TIMED_OUT, null));
        }
        call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw new FailedCall(StatusAnswers.failure(response));
            }
            return read(response, reading);
        } catch (Watch.EndOfWatch e) {
            throw new FailedCall(e.failure());
        } catch (Calls.OtherObject e) {
            throw new FailedCall(Failure.of(Reason.OTHER_OBJECT, e));
        } catch (LimitedStream.TooLong e) {
            throw new FailedCall(Failure.of(Reason.ANSWER_TOO_LONG, e));
        } catch (IOException e) {
            throw new FailedCall(Failure.of(reason(e), withoutQuotes(e)));
        }
    }

    private Request build(ApiRequest request) throws FailedCall {
        try {
            return requests.build(request);
        } catch (IOException | RuntimeException e) {
            // Of what supplies the credentials, and of a token that no header can hold: a message may show either.
            throw new FailedCall(Failure.of(
                    Reason.UNREACHABLE,
                    new IOException("the credentials for the API server could not be had: "
                            + e.getClass().getName())));
        }
    }

    private <T extends @Nullable Object> T read(Response response, Following<T> reading)
            throws IOException, FailedCall {
        LimitedStream bytes = new LimitedStream(response.body().byteStream(), answerLimit);
        EndAwareReader text = new EndAwareReader(new InputStreamReader(bytes, UTF_8));
        JsonReader in = new AnswerReader(text, bytes);
        in.setStrictness(Strictness.STRICT);
        try {
            return reading.read(in, bytes::startAnew);
        } catch (IOException | RuntimeException e) {
            if (!JsonTrees.isUnreadable(e)) {
                throw e;
            }
            IOException cause = JsonTrees.withoutQuotes(e);
            // JSON that was cut off may be whole when it is asked for again; a page of HTML stays one.
            throw new FailedCall(
                    text.hasEnded()
                            ? Failure.of(Reason.UNREADABLE, cause)
                            : StatusAnswers.unreadable(response.code(), cause));
        }
    }

    /** Whoever breaks the protocol is quoted in the message. */
    private static IOException withoutQuotes(IOException e) {
        if (!(e instanceof ProtocolException)) {
            return e;
        }
        ProtocolException safe = new ProtocolException("the answer is not HTTP as it should be");
        safe.setStackTrace(e.getStackTrace());
        return safe;
    }

    private static Reason reason(IOException e) {
        // An InterruptedIOException may also be a timeout, which leaves the thread as it was.
        boolean interrupted =
                e instanceof InterruptedIOException && Thread.currentThread().isInterrupted();
        return interrupted ? Reason.INTERRUPTED : Reason.UNREACHABLE;
    }
}
