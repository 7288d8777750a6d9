// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends one request once, and turns whatever comes back into what was asked for or into a {@link FailedCall}. */
final class Transport {
    private final RequestFactory requests;

    Transport(RequestFactory requests) {
        this.requests = requests;
    }

    /** What reads an answer of status 2xx. */
    interface Reading<T> {
        T read(JsonReader in) throws IOException;
    }

    /** Sends a request and reads its answer, all within this time. */
    <T extends @Nullable Object> T send(ApiRequest request, Duration timeout, Reading<T> reading) throws FailedCall {
        return send(request, requests.client(), timeout, reading);
    }

    /** As {@link #send}, for an answer that comes piece by piece, with pauses of up to this time between them. */
    <T extends @Nullable Object> T stream(
            ApiRequest request, Duration timeout, Duration longestSilence, Reading<T> reading) throws FailedCall {
        OkHttpClient patient = requests.client()
                .newBuilder()
                .readTimeout(longestSilence.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        return send(request, patient, timeout, reading);
    }

    private <T extends @Nullable Object> T send(
            ApiRequest request, OkHttpClient client, Duration timeout, Reading<T> reading) throws FailedCall {
        Call call = client.newCall(build(request));
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw new FailedCall(StatusAnswers.failure(response));
            }
            return read(response, reading);
        } catch (Watch.EndOfWatch e) {
            throw new FailedCall(e.failure());
        } catch (IOException e) {
            throw new FailedCall(Failure.of(reason(e), e));
        }
    }

    private Request build(ApiRequest request) throws FailedCall {
        try {
            return requests.build(request);
        } catch (IOException e) {
            throw new FailedCall(Failure.of(Reason.UNREACHABLE, e));
        }
    }

    private static <T extends @Nullable Object> T read(Response response, Reading<T> reading)
            throws IOException, FailedCall {
        EndAwareReader text =
                new EndAwareReader(new InputStreamReader(response.body().byteStream(), UTF_8));
        JsonReader in = new JsonReader(text);
        in.setStrictness(Strictness.STRICT);
        try {
            return reading.read(in);
        } catch (IOException | RuntimeException e) {
            if (!JsonTrees.isUnreadable(e)) {
                throw e;
            }
            // JSON that was cut off may be whole when it is asked for again; a page of HTML stays one.
            throw new FailedCall(
                    text.hasEnded() ? Failure.of(Reason.UNREADABLE, e) : StatusAnswers.unreadable(response.code(), e));
        }
    }

    private static Reason reason(IOException e) {
        // An InterruptedIOException may also be a timeout, which leaves the thread as it was.
        boolean interrupted =
                e instanceof InterruptedIOException && Thread.currentThread().isInterrupted();
        return interrupted ? Reason.INTERRUPTED : Reason.UNREACHABLE;
    }
}
