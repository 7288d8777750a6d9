// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import io.hybridcluster.model.call.CallPolicy;
import io.hybridcluster.k8s.client.KubernetesApi;
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
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** An API server that a test's clients talk to. */
record Server(String name, URI address, Optional<byte[]> ca, String adminToken) {
    private static final Map<URI, OkHttpClient> CLIENTS = new ConcurrentHashMap<>();

    private static final Map<Class<?>, Server> FAKES = new ConcurrentHashMap<>();

    static final String NOBODYS_TOKEN = Planes.NOBODY.token();

    /** Both servers, for this test class alone. */
    static List<Server> all(Class<?> test) {
        return List.of(real(test), FAKES.computeIfAbsent(test, key -> fake()));
    }

    private static Server fake() {
        FakeKubernetes fake = FakeKubernetes.start(FakeOptions.defaults().withUser(Planes.NOBODY));
        return new Server("fake", fake.server(), Optional.empty(), fake.adminToken());
    }

    static Server real(Class<?> test) {
        LocalControlPlane plane = Planes.of(test);
        return new Server("kube-apiserver", plane.server(), Optional.of(plane.caCertificate()), plane.adminToken());
    }

    KubernetesApi admin(Interceptor... interceptors) {
        return api(adminToken, interceptors);
    }

    KubernetesApi api(String token, Interceptor... interceptors) {
        return KubernetesApi.of(client(token, interceptors))
                .with(CallPolicy.standard().withPause(Duration.ofMillis(5)));
    }

    /** Clients of one server share its connections. */
    ApiClient client(String token, Interceptor... interceptors) {
        OkHttpClient.Builder http =
                CLIENTS.computeIfAbsent(address, key -> http()).newBuilder();
        for (Interceptor interceptor : interceptors) {
            http.addInterceptor(interceptor);
        }
        ApiClient client =
                new ApiClient(http.build()).setBasePath(address.toString().replaceAll("/$", ""));
        client.setApiKeyPrefix("Bearer");
        client.setApiKey(token);
        return client;
    }

    private OkHttpClient http() {
        ApiClient client = new ApiClient();
        ca.ifPresent(pem -> client.setSslCaCert(new ByteArrayInputStream(pem)));
        return client.getHttpClient();
    }

    @Override
    public String toString() {
        return name;
    }
}
