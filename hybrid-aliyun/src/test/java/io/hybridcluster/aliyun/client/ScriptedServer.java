// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.teaopenapi.models.Config;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.model.id.RegionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on loopback that records what it is asked and answers as the test says. */
final class ScriptedServer implements AutoCloseable {
    static final String SECRET = "canary-secret-0123456789abcd";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Function<Seen, Reply> script = any -> Reply.json(200, "{\"RequestId\": \"R-00000001\"}");

    /** A request as it came. */
    record Seen(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        String query(String name) {
            return query.getOrDefault(name, "");
        }
    }

    /** An answer; a status of 0 closes the connection without one. */
    record Reply(int status, String type, String body, Duration delay, int cutAt, Map<String, String> headers) {
        static Reply json(int status, String body) {
            return new Reply(status, "application/json", body, Duration.ZERO, -1, Map.of());
        }

        static Reply error(int status, String code) {
            return json(
                    status,
                    "{\"RequestId\":\"4C467B38-3910-447D-87BC-AC049166F216\",\"Code\":\"" + code
                            + "\",\"Message\":\"canary-message " + SECRET + "\",\"Recommend\":"
                            + "\"https://api.aliyun.com/troubleshoot?q=" + code + "\"}");
        }

        static Reply html(int status) {
            return new Reply(status, "text/html", "<html>canary-message</html>", Duration.ZERO, -1, Map.of());
        }

        static Reply redirect(int status, String location) {
            return html(status).with("Location", location);
        }

        static Reply close() {
            return new Reply(0, "", "", Duration.ZERO, -1, Map.of());
        }

        Reply with(String header, String value) {
            return new Reply(status, type, body, delay, cutAt, Map.of(header, value));
        }

        Reply after(Duration time) {
            return new Reply(status, type, body, time, cutAt, headers);
        }

        Reply cutAt(int length) {
            return new Reply(status, type, body, delay, length, headers);
        }
    }

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    void answer(Function<Seen, Reply> answers) {
        script = answers;
    }

    /** Answers the first requests so, one after the other, and all others with the last. */
    void answerInTurn(Reply... replies) {
        int before = seen.size();
        script = any -> replies[Math.min(seen.size() - before, replies.length) - 1];
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    String endpoint() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    Config config() {
        return new Config()
                .setAccessKeyId("canary-id-0123456789")
                .setAccessKeySecret(SECRET)
                .setProtocol("HTTP")
                .setEndpoint(endpoint());
    }

    AlibabaCloud cloud() {
        return cloud(CallPolicy.standard());
    }

    /** A client whose pauses take no time. */
    AlibabaCloud cloud(CallPolicy policy) {
        return AlibabaCloud.builder(new RegionId("cn-hangzhou"), config())
                .policy(policy)
                .pauses(time -> {})
                .build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        Seen request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                decoded(exchange.getRequestURI().getRawQuery()),
                headers,
                body);
        Reply reply;
        synchronized (this) {
            seen.add(request);
            reply = script.apply(request);
        }
        try {
            Thread.sleep(reply.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (reply.status() == 0) {
            // Nothing was sent, so closing leaves the client without an answer.
            exchange.getHttpContext();
            throw new IOException("closed on purpose");
        }
        byte[] bytes = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, reply.cutAt() < 0 ? bytes.length : reply.cutAt());
        exchange.close();
    }

    static Map<String, String> decoded(String form) {
        Map<String, String> parameters = new TreeMap<>();
        if (form != null && !form.isEmpty()) {
            for (String pair : form.split("&")) {
                int equals = pair.indexOf('=');
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
