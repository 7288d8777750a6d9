// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import com.aliyun.credentials.models.CredentialModel;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Failure;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.model.secret.Redirection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends one request once, and turns whatever comes back into an answer or into a {@link FailedCall}. */
final class Transport {
    /** The longest answer that is read: far more than the largest page of any action. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Signer signer;
    private final HttpClients clients;
    private final Endpoints endpoints;
    private final String scheme;

    Transport(Signer signer, HttpClients clients, Endpoints endpoints, String scheme) {
        this.signer = signer;
        this.clients = clients;
        this.endpoints = endpoints;
        this.scheme = scheme;
    }

    CredentialModel credentials() throws FailedCall {
        return signer.credentials();
    }

    /** Sends a request and reads its answer, all within this time. */
    ApiAnswer send(ApiRequest request, CredentialModel credentials, Duration timeout) throws FailedCall {
        String host = endpoints.host(request.action().product());
        Signer.Signed signed = signer.sign(request, host, credentials);
        OkHttpClient client = clients.to(host);
        Call call = client.newCall(request(host, signed));
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            if (Redirection.isRedirect(response.code())) {
                throw new FailedCall(redirect(response));
            }
            byte[] body = body(response);
            if (response.code() < 200 || response.code() > 299) {
                throw new FailedCall(Answers.failure(response.code(), body));
            }
            return Answers.read(request.action(), body);
        } catch (IOException e) {
            throw new FailedCall(failure(e, call));
        } catch (Exception e) {
            // OkHttp is written in Kotlin, which knows no checked exceptions.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new FailedCall(Failure.of(Reason.INTERRUPTED, false, null));
            }
            throw e;
        }
    }

    private Request request(String host, Signer.Signed signed) throws FailedCall {
        HttpUrl base = HttpUrl.parse(scheme + "://" + host + signed.path());
        if (base == null) {
            throw new FailedCall(Failure.of(Reason.UNREACHABLE, true, new IOException("no URL for " + host)));
        }
        HttpUrl.Builder url = base.newBuilder();
        signed.query().forEach(url::addQueryParameter);
        Request.Builder builder = new Request.Builder().url(url.build());
        try {
            signed.headers().forEach(builder::header);
        } catch (IllegalArgumentException e) {
            // A token that no header can hold; OkHttp's message would show it.
            throw new FailedCall(Failure.of(
                    Reason.UNAUTHENTICATED, true, new IOException("a credential does not fit into a header")));
        }
        return builder.method(
                        signed.method(), signed.method().equals("GET") ? null : RequestBody.create(signed.body(), null))
                .build();
    }

    /** What stands in the body of a redirect is for a browser. */
    private static Failure redirect(Response response) {
        IOException pointed = new IOException(Redirection.describe(
                response.code(), response.request().url().uri(), Optional.ofNullable(response.header("Location"))));
        return new Failure(Reason.REDIRECTED, response.code(), null, null, null, null, false, pointed);
    }

    private static byte[] body(Response response) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
        }
        return body;
    }

    private static Failure failure(IOException e, Call call) {
        boolean neverSent = e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException;
        // An InterruptedIOException may also be a timeout, which leaves the thread as it was.
        if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return Failure.of(Reason.INTERRUPTED, neverSent, withoutQuotes(e));
        }
        return Failure.of(Reason.UNREACHABLE, neverSent && !call.isCanceled(), withoutQuotes(e));
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
}
