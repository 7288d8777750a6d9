// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import com.aliyun.tea.okhttp.OkHttpClientBuilder;
import com.aliyun.teaopenapi.Client;
import com.google.common.base.Ascii;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of one configuration, with and without its proxy, made by the official SDK's builder. They belong to
 * their {@link AlibabaCloud}: the official SDK keeps its own in a map of the whole JVM, whose keys hold the password of the
 * proxy and leave out certificates.
 */
final class HttpClients {
    private final OkHttpClient direct;
    private final OkHttpClient proxied;
    private final List<String> noProxy;

    HttpClients(Client official, CallPolicy policy, boolean https) {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put("connectTimeout", official._connectTimeout);
        settings.put(
                "readTimeout",
                official._readTimeout == null ? policy.attemptTimeout().toMillis() : official._readTimeout);
        settings.put("maxIdleConns", official._maxIdleConns);
        settings.put("disableHttp2", official._disableHttp2);
        settings.put("ca", official._ca);
        settings.put("key", official._key);
        settings.put("cert", official._cert);
        direct = build(settings);
        String proxy = https && official._httpsProxy != null ? official._httpsProxy : official._httpProxy;
        settings.put("httpProxy", proxy);
        settings.put("socks5Proxy", official._socks5Proxy);
        proxied = proxy == null && official._socks5Proxy == null ? direct : build(settings);
        noProxy = official._noProxy == null
                ? List.of()
                : Arrays.stream(official._noProxy.split(",", -1))
                        .map(host -> Ascii.toLowerCase(host.strip()))
                        .filter(host -> !host.isEmpty())
                        .toList();
    }

    @SuppressWarnings("NullAway") // The builder takes what is not set as null.
    private static OkHttpClient build(Map<String, @Nullable Object> settings) {
        return new OkHttpClientBuilder()
                .protocols(settings)
                .connectTimeout(settings)
                .readTimeout(settings)
                .connectionPool(settings)
                .certificate(settings)
                .proxy(settings)
                .proxyAuthenticator(settings)
                .buildOkHttpClient()
                .newBuilder()
                // As the builder has it, and writes rely on it: OkHttp would send a request again that the cloud has
                // had.
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(HttpClients::withoutRepetition)
                // A signed request goes where it was signed for.
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** OkHttp by itself sends a request again that was answered 503 with a Retry-After of 0, whatever the method. */
    private static Response withoutRepetition(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean atOnce = response.code() == 503 && "0".equals(response.header("Retry-After"));
        return atOnce ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }

    /** Returns the client for this host; a host of noProxy stands for itself, with a leading dot or not also for what is below it. */
    OkHttpClient to(String endpoint) {
        int colon = endpoint.indexOf(':');
        String host = Ascii.toLowerCase(colon < 0 ? endpoint : endpoint.substring(0, colon));
        boolean without = noProxy.stream().anyMatch(name -> {
            String bare = name.startsWith(".") ? name.substring(1) : name;
            return name.equals("*") || host.equals(bare) || host.endsWith("." + bare);
        });
        return without ? direct : proxied;
    }
}
