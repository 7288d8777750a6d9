// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.closure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kubernetes client links and works with what our POM leaves out and pins: answers, refusals, nobody there. */
class KubernetesClientTest {
    private HttpServer server;
    private ApiClient client;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new ApiClient()
                .setBasePath("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.getHttpClient().connectionPool().evictAll();
        client.getHttpClient().dispatcher().executorService().shutdown();
    }

    @Test
    void readsAnObjectAsJsonWithFieldsThatTheClientDoesNotKnow() throws ApiException {
        answer = "{\"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"eni-config\"}, \"aFieldOfTheFuture\": [1]}";

        assertThat(eniConfig())
                .hasToString(
                        "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"eni-config\"},\"aFieldOfTheFuture\":[1]}");
    }

    @Test
    void readsAnObjectAsAModel() throws ApiException {
        answer = "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"eni-config\","
                + " \"creationTimestamp\": \"2022-08-01T00:00:00Z\"}, \"data\": {\"eni_conf\": \"{}\"}}";

        var map = new CoreV1Api(client)
                .readNamespacedConfigMap("eni-config", "kube-system")
                .execute();

        assertThat(map.getData()).isEqualTo(Map.of("eni_conf", "{}"));
    }

    @Test
    void tellsCodeAndStatusOfARefusal() {
        status = 404;
        answer = "{\"kind\": \"Status\", \"status\": \"Failure\", \"reason\": \"NotFound\", \"code\": 404}";

        ApiException refused = catchThrowableOfType(ApiException.class, this::eniConfig);

        assertThat(refused.getCode()).isEqualTo(404);
        assertThat(refused.getResponseBody()).isEqualTo(answer);
        assertThat(refused.getResponseHeaders()).containsEntry("content-type", List.of("application/json"));
    }

    @Test
    void tellsThatNobodyListens() {
        server.stop(0);

        ApiException failed = catchThrowableOfType(ApiException.class, this::eniConfig);

        assertThat(failed.getCode()).isZero();
        assertThat(failed).hasRootCauseInstanceOf(SocketException.class);
    }

    private JsonObject eniConfig() throws ApiException {
        var call = new CoreV1Api(client)
                .readNamespacedConfigMap("eni-config", "kube-system")
                .buildCall(null);
        return client.<JsonObject>execute(call, JsonObject.class).getData();
    }
}
