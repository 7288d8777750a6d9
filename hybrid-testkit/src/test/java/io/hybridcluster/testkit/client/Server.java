// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.model.call.CallPolicy;
import io.hybridcluster.testkit.kubernetes.AuditEvent;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.hybridcluster.testkit.kubernetes.FakeOptions;
import io.hybridcluster.testkit.kubernetes.LocalControlPlane;
import io.hybridcluster.testkit.kubernetes.support.Planes;
import io.kubernetes.client.openapi.ApiClient;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * An API server that a test's clients talk to. A real one is started by the first who uses it; where there is none, that
 * use skips the test, and nothing else.
 */
final class Server {
    private static final Map<URI, OkHttpClient> CLIENTS = new ConcurrentHashMap<>();

    private static final Map<Class<?>, Server> FAKES = new ConcurrentHashMap<>();

    static final String NOBODYS_TOKEN = Planes.NOBODY.token();

    private final String name;
    private final Supplier<Connection> connection;

    private Server(String name, Supplier<Connection> connection) {
        this.name = name;
        this.connection = connection;
    }

    /** What there is of a server once it runs. */
    private record Connection(
            URI address, Optional<byte[]> ca, String adminToken, Supplier<List<AuditEvent>> auditEvents) {}

    /** Both servers, for this test class alone. */
    static List<Server> all(Class<?> test) {
        return List.of(real(test), FAKES.computeIfAbsent(test, key -> of(fake())));
    }

    private static FakeKubernetes fake() {
        return FakeKubernetes.start(FakeOptions.defaults().withUser(Planes.NOBODY));
    }

    static Server of(FakeKubernetes fake) {
        Connection connection = new Connection(fake.server(), Optional.empty(), fake.adminToken(), fake::auditEvents);
        return new Server("fake", () -> connection);
    }

    private static Server real(Class<?> test) {
        return new Server("kube-apiserver", () -> {
            LocalControlPlane plane = Planes.of(test);
            return new Connection(
                    plane.server(), Optional.of(plane.caCertificate()), plane.adminToken(), plane::auditEvents);
        });
    }

    String name() {
        return name;
    }

    URI address() {
        return connection.get().address();
    }

    String adminToken() {
        return connection.get().adminToken();
    }

    /** Returns the requests so far, those of the controllers of a real server too. */
    List<AuditEvent> auditEvents() {
        return connection.get().auditEvents().get();
    }

    KubernetesApi admin(Interceptor... interceptors) {
        return api(adminToken(), interceptors);
    }

    KubernetesApi api(String token, Interceptor... interceptors) {
        return KubernetesApi.of(client(token, interceptors))
                .with(CallPolicy.standard().withPause(Duration.ofMillis(5)));
    }

    /** Clients of one server share its connections. */
    ApiClient client(String token, Interceptor... interceptors) {
        Connection server = connection.get();
        OkHttpClient.Builder http =
                CLIENTS.computeIfAbsent(server.address(), key -> http(server)).newBuilder();
        for (Interceptor interceptor : interceptors) {
            http.addInterceptor(interceptor);
        }
        ApiClient client = new ApiClient(http.build())
                .setBasePath(server.address().toString().replaceAll("/$", ""));
        client.setApiKeyPrefix("Bearer");
        client.setApiKey(token);
        return client;
    }

    private static OkHttpClient http(Connection server) {
        ApiClient client = new ApiClient();
        server.ca().ifPresent(pem -> client.setSslCaCert(new ByteArrayInputStream(pem)));
        return client.getHttpClient();
    }

    @Override
    public String toString() {
        return name;
    }
}
