// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.model.call.CallPolicy;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A server that answers as it is told, one answer after another and the last one for ever. */
final class Answers implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final OkHttpClient http = new OkHttpClient();

    private @Nullable Supplier<String> endless;

    /** One answer; a length of the body may be told that is not its own. */
    record Answer(int status, Map<String, String> headers, byte[] body, boolean cutOff, Duration pause) {}

    /** What was asked. */
    record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    Answers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
        Answer answer = next();
        answer.headers.forEach(exchange.getResponseHeaders()::set);
        int more = answer.cutOff ? 10 : 0;
        exchange.sendResponseHeaders(answer.status, answer.body.length + more == 0 ? -1 : answer.body.length + more);
        if (answer.pause.isZero()) {
            exchange.getResponseBody().write(answer.body);
        } else {
            trickle(answer, exchange.getResponseBody());
        }
        if (answer.cutOff) {
            letItArrive(exchange);
        }
        exchange.close();
    }

    private static void trickle(Answer answer, OutputStream to) throws IOException {
        for (byte each : answer.body) {
            pause(answer.pause);
            to.write(each);
            to.flush();
        }
    }

    /** A connection that is closed at once may be reset, and what was not read yet is lost with it. */
    private static void letItArrive(HttpExchange exchange) throws IOException {
        exchange.getResponseBody().flush();
        pause(Duration.ofMillis(200));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer next() {
        if (endless != null) {
            return new Answer(200, Map.of(), endless.get().getBytes(UTF_8), false, Duration.ZERO);
        }
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    synchronized Answers then(int status, String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        answers.add(new Answer(status, all, body.getBytes(UTF_8), false, Duration.ZERO));
        return this;
    }

    /** Another answer each time. */
    synchronized Answers forEver(Supplier<String> bodies) {
        endless = bodies;
        return this;
    }

    /** A body that is sent compressed. */
    synchronized Answers thenGzip(byte[] packed) {
        answers.add(new Answer(200, Map.of("Content-Encoding", "gzip"), packed, false, Duration.ZERO));
        return this;
    }

    synchronized Answers thenCutOff(String body) {
        answers.add(new Answer(200, Map.of(), body.getBytes(UTF_8), true, Duration.ZERO));
        return this;
    }

    /** An answer that comes byte by byte, with a pause before each. */
    synchronized Answers thenTrickling(String body, Duration pause) {
        answers.add(new Answer(200, Map.of(), body.getBytes(UTF_8), false, pause));
        return this;
    }

    synchronized void clear() {
        answers.clear();
        asked.clear();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    OkHttpClient http() {
        return http;
    }

    ApiClient apiClient() {
        return new ApiClient(http).setBasePath(uri().toString());
    }

    /** An API that pauses for a moment only. */
    KubernetesApi api() {
        return KubernetesApi.of(http, uri(), () -> "").with(quick());
    }

    static CallPolicy quick() {
        return CallPolicy.standard()
                .withPause(Duration.ofMillis(2))
                .withAttempts(3)
                .withDeadline(Duration.ofSeconds(30));
    }

    static String object(String name, String version) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name
                + "\",\"namespace\":\"a\",\"uid\":\"u\",\"resourceVersion\":\"" + version + "\"}}";
    }

    static String list(String version, @Nullable String next, String... items) {
        String more = next == null ? "" : ",\"continue\":\"" + next + "\"";
        return "{\"kind\":\"ConfigMapList\",\"items\":[" + String.join(",", items)
                + "],\"metadata\":{\"resourceVersion\":\"" + version + "\"" + more + "}}";
    }

    @Override
    public void close() {
        server.stop(0);
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
