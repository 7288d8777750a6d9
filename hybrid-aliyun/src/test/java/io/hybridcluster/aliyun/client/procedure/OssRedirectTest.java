// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.oss.BucketName;
import io.hybridcluster.aliyun.oss.ObjectKey;
import io.hybridcluster.aliyun.oss.OssCredentials;
import io.hybridcluster.aliyun.oss.OssEndpoint;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A proxy in front of OSS that points to another server, which would answer. */
class OssRedirectTest {
    private static final ObjectKey KEY = new ObjectKey("init-node.sh");
    private static final byte[] SCRIPT = "canary-script".getBytes(UTF_8);

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final HttpServer other = server(exchange -> {
        elsewhere.incrementAndGet();
        exchange.sendResponseHeaders(200, SCRIPT.length);
        exchange.getResponseBody().write(SCRIPT);
    });
    private final String host = "127.0.0.1:" + other.getAddress().getPort();
    private final HttpServer server = server(this::answer);
    private final OssEndpoint endpoint = OssEndpoint.withBucketInPath(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new RegionId("cn-hangzhou"));
    private final OssScriptStore store =
            builder(HttpClient.Redirect.NEVER).pauses(time -> {}).build();

    /** Which method is redirected, and how; the others find nothing. */
    private String redirected = "";

    private int status;

    OssRedirectTest() throws IOException {}

    private static HttpServer server(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                handler.handle(exchange);
            }
        });
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        server.stop(0);
        other.stop(0);
    }

    private synchronized void redirect(String method, int with) {
        redirected = method;
        status = with;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        seen.add(exchange.getRequestMethod());
        if (exchange.getRequestMethod().equals(redirected)) {
            exchange.getResponseHeaders().add("Location", "http://user:canary@" + host + "/signin?a=canary#canary");
            exchange.getResponseHeaders().add("x-oss-request-id", "canary not an id");
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private OssScriptStore.Builder builder(HttpClient.Redirect policy) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(policy)
                .build();
        return OssScriptStore.builder(
                http,
                endpoint,
                new BucketName("my-bucket"),
                () -> OssCredentials.of(new AccessKey("LTAItestkey0", Secret.of("canary-secret"))));
    }

    static Stream<Arguments> redirects() {
        return Stream.of("HEAD", "GET", "PUT", "DELETE")
                .flatMap(method -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(method, status)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void isNotFollowedAndShowsNoPageOfAProxy(String method, int with) {
        redirect(method, with);

        ScriptStoreException failure = catchThrowableOfType(ScriptStoreException.class, () -> call(method));

        boolean open = with == 303 && (method.equals("PUT") || method.equals("DELETE"));
        assertThat(failure)
                .hasMessage(method + " oss://my-bucket/init-node.sh: REDIRECTED (" + with + "): the server answered "
                        + with + " and pointed to http://" + host + "/signin"
                        + (open ? ", and whether it took effect is not known" : "")
                        + "; set OSS's own endpoint for the bucket's region, and check the proxy in front of it");
        assertThat(failure.reason()).isEqualTo(Reason.REDIRECTED);
        assertThat(failure.status()).isEqualTo(with);
        assertThat(failure.outcomeUnknown()).isEqualTo(open);
        assertThat(failure.code()).isEmpty();
        assertThat(failure.requestId()).isEmpty();
        assertThat(failure.detailCode()).isEmpty();
        assertThat(elsewhere).hasValue(0);
        assertThat(seen.stream().filter(method::equals)).hasSize(1);
    }

    private void call(String method) {
        switch (method) {
            case "GET" -> store.find(KEY);
            case "DELETE" -> store.delete(KEY);
            default -> store.put(KEY, SCRIPT);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpClient.Redirect.class,
            names = {"ALWAYS", "NORMAL"})
    void isNotLeftToAClientThatFollows(HttpClient.Redirect policy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(policy))
                .withMessage("http follows redirects (" + policy
                        + "); build it with followRedirects(HttpClient.Redirect.NEVER)");
    }
}
