// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.model.text.JsonLayout;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Turns our requests into OkHttp's, with the embedder's server and credentials. */
abstract class RequestFactory {
    private static final String[] BEARER_TOKEN = {"BearerToken"};

    abstract OkHttpClient client();

    /** @throws IOException if the credentials cannot be had */
    abstract Request build(ApiRequest request) throws IOException;

    /** The official client: its address, credentials, default headers and user agent. All are asked for on each call. */
    static RequestFactory over(ApiClient api) {
        return new RequestFactory() {
            @Override
            OkHttpClient client() {
                return api.getHttpClient();
            }

            @Override
            Request build(ApiRequest request) throws IOException {
                List<Pair> query = request.query().entrySet().stream()
                        .map(parameter -> new Pair(parameter.getKey(), parameter.getValue()))
                        .toList();
                Map<String, String> headers = new HashMap<>();
                headers.put("Accept", ApiRequest.JSON);
                headers.put("Content-Type", request.mediaType());
                try {
                    return api.buildRequest(
                            null,
                            request.path(),
                            request.verb().method(),
                            query,
                            List.of(),
                            bytes(request),
                            headers,
                            new HashMap<>(),
                            new HashMap<>(),
                            BEARER_TOKEN,
                            null);
                } catch (ApiException e) {
                    // Of an authentication that fetches its token. Its message may hold an answer's body.
                    throw new IOException("the credentials for the API server could not be had");
                }
            }
        };
    }

    /** OkHttp alone, for those who do without the official client's models. */
    static RequestFactory over(OkHttpClient http, URI server, Supplier<String> bearerToken) {
        HttpUrl base = HttpUrl.get(server);
        if (base == null) {
            throw new IllegalArgumentException("server " + server + " is not an http or https address");
        }
        return new RequestFactory() {
            @Override
            OkHttpClient client() {
                return http;
            }

            @Override
            Request build(ApiRequest request) {
                HttpUrl.Builder url =
                        base.newBuilder().addPathSegments(request.path().substring(1));
                request.query().forEach(url::addQueryParameter);
                byte[] bytes = bytes(request);
                RequestBody body = bytes == null ? null : RequestBody.create(bytes, MediaType.get(request.mediaType()));
                Request.Builder builder = new Request.Builder()
                        .url(url.build())
                        .header("Accept", ApiRequest.JSON)
                        .method(request.verb().method(), body);
                String token = bearerToken.get();
                return (token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token)).build();
            }
        };
    }

    private static byte @Nullable [] bytes(ApiRequest request) {
        return request.body()
                .map(body -> body.toJson(JsonLayout.COMPACT).getBytes(UTF_8))
                .orElse(null);
    }
}
