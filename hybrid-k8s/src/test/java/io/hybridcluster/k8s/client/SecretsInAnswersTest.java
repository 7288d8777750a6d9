// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.call.CallPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server answers, no exception shows a word of it, nor of the credentials. */
class SecretsInAnswersTest {
    private static final String CANARY = "LTAI5tCanaryCanaryCanary";
    private static final ObjectRef REF = CONFIG_MAPS.named("a", "b");
    private static final KubernetesObject OBJECT = KubernetesObject.of(Map.of(
            "apiVersion",
            "v1",
            "kind",
            "ConfigMap",
            "metadata",
            Map.of("name", "b", "namespace", "a", "uid", "u", "resourceVersion", "1"),
            "data",
            Map.of("key", CANARY)));

    static final List<String> MALFORMED = List.of(
            CANARY,
            "<html>" + CANARY + "</html>",
            "\"" + CANARY + "\"",
            "{\"" + CANARY,
            "{\"" + CANARY + "\"",
            "{\"" + CANARY + "\":",
            "{\"" + CANARY + "\":{\"" + CANARY + "\":" + CANARY,
            "{\"data\":{\"" + CANARY + "\":nul}}",
            "{\"kind\":\"" + CANARY + "\"}",
            "{\"kind\":{\"" + CANARY + "\":1},\"apiVersion\":\"v1\"}",
            "{\"apiVersion\":\"" + CANARY + " \",\"kind\":\"X\",\"metadata\":{\"name\":[\"" + CANARY + "\"]}}",
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":\"" + CANARY + "\"}",
            "{\"" + CANARY + "\":1e999999}",
            "[\"" + CANARY + "\"]",
            "{\"items\":{\"" + CANARY + "\":1},\"metadata\":{}}",
            "{\"items\":[\"" + CANARY + "\"],\"metadata\":{}}",
            "{\"metadata\":\"" + CANARY + "\"}",
            "{\"type\":\"" + CANARY + "\",\"object\":{}}",
            "{\"type\":{\"" + CANARY + "\":1}}",
            "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":\"" + CANARY + "\"}}",
            "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":[\"" + CANARY + "\"]}}}",
            "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"" + CANARY + "\"}}}",
            "{\"type\":\"ERROR\",\"object\":{\"message\":\"" + CANARY + "\",\"reason\":\"" + CANARY + "\"}}",
            "");

    private final Answers answers = new Answers();

    @AfterEach
    void stop() {
        answers.close();
    }

    static IntStream statuses() {
        return IntStream.rangeClosed(400, 504).filter(status -> status != 401 && status != 407);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void areNotShownWhateverTheStatus(int status) {
        String body = "{\"kind\":\"Status\",\"message\":\"" + CANARY + "\",\"reason\":\"" + CANARY
                + "\",\"details\":{\"name\":\"" + CANARY + "\",\"causes\":[{\"field\":\"data." + "key\",\"message\":\""
                + CANARY + "\"},{\"field\":\"is " + CANARY + "\"}]},\"metadata\":{\"continue\":\"" + CANARY + "\"}}";
        for (String answer :
                List.of(body, CANARY, "{\"reason\":[\"" + CANARY + "\"],\"details\":\"" + CANARY + "\"}")) {
            allCalls(status, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407})
    void areNotShownWhereCredentialsAreRefused(int status) {
        allCalls(status, CANARY);
    }

    @ParameterizedTest
    @FieldSource("MALFORMED")
    void areNotShownHoweverMalformed(String body) {
        allCalls(200, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CANARY + "\r\n\r\n",
                "HTTP/1.1 " + CANARY + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + CANARY + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + CANARY + "\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CANARY + "\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;" + CANARY + "\r\n{\"a\":\r\n-1" + CANARY,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 24\r\n\r\n" + CANARY,
                "HTTP/1.1 204 No\r\nContent-Length: 24\r\n\r\n" + CANARY,
                "HTTP/1.1 302 Found\r\nLocation: ftp://" + CANARY + "\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /" + CANARY + "\r\nContent-Length: 0\r\n\r\n"
            })
    void areNotShownWhereTheAnswerIsNotHttp(String raw) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, raw));
            answering.setDaemon(true);
            answering.start();
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());

            assertSafe(() -> KubernetesApi.of(answers.http(), uri, () -> CANARY)
                    .with(Answers.quick().withAttemptTimeout(Duration.ofMillis(500)))
                    .get(REF));
        }
    }

    private static void answer(ServerSocket server, String raw) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[4_096]);
                socket.getOutputStream().write(raw.getBytes(UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // The client went away, or the test is over.
                continue;
            }
        }
    }

    @Test
    void areNotShownWhereTheTokenIsNoToken() {
        for (String token : List.of(CANARY + "\n", CANARY + "\u0000", CANARY + "\u00e9")) {
            KubernetesCallException failed =
                    assertSafe(() -> KubernetesApi.of(answers.http(), answers.uri(), () -> token)
                            .with(Answers.quick())
                            .get(REF));
            assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void areNotShownWhereTheTokenCannotBeHad() {
        KubernetesCallException failed = assertSafe(() -> KubernetesApi.of(answers.http(), answers.uri(), () -> {
                    throw new IllegalStateException(CANARY);
                })
                .with(Answers.quick())
                .get(REF));

        assertThat(failed)
                .hasMessage("get ConfigMap a/b: UNREACHABLE")
                .hasRootCauseMessage(
                        "the credentials for the API server could not be had: java.lang.IllegalStateException");
    }

    private void allCalls(int status, String body) {
        answers.clear();
        answers.then(status, body, "X-Note", CANARY, "Warning", "299 - \"" + CANARY + "\"");
        KubernetesApi api = KubernetesApi.of(answers.http(), answers.uri(), () -> CANARY)
                .with(CallPolicy.standard().withPause(Duration.ZERO).withAttempts(2))
                .withRereads(1);

        Listing listing = Listing.of(CONFIG_MAPS).inNamespace("a");
        Stream.<ThrowingCallable>of(
                        () -> api.get(REF),
                        () -> api.list(listing, object -> {}),
                        () -> api.create(CONFIG_MAPS, OBJECT),
                        () -> api.delete(CONFIG_MAPS, OBJECT),
                        () -> api.changeFrom(CONFIG_MAPS, OBJECT, object -> Changed.data(object, "other")))
                .forEach(SecretsInAnswersTest::assertSafeIfThrown);
        answers.clear();
        answers.then(200, Answers.list("1", null)).then(status, body, "X-Note", CANARY);
        assertSafeIfThrown(() -> api.watch(listing, Duration.ofMillis(50), event -> true));
    }

    private static KubernetesCallException assertSafe(ThrowingCallable call) {
        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, call);
        assertThat(failed).isNotNull();
        assertThat(printed(failed)).doesNotContain("Canary");
        return failed;
    }

    private static void assertSafeIfThrown(ThrowingCallable call) {
        KubernetesCallException failed = catchThrowableOfType(KubernetesCallException.class, call);
        if (failed != null) {
            assertThat(printed(failed)).doesNotContain("Canary");
            assertThat(failed.toString() + failed.fields() + failed.object()).doesNotContain("Canary");
        }
    }

    /** The whole, with causes and what was suppressed. */
    private static String printed(Throwable failed) {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
