// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hybridcluster.k8s.client.procedure.AgentConfigClient;
import io.hybridcluster.k8s.client.procedure.BootstrapTokenClient;
import io.hybridcluster.k8s.client.procedure.CalicoGuardClient;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.client.procedure.TerwayClient;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.rbac.Feature;
import io.hybridcluster.k8s.rbac.Permissions;
import io.hybridcluster.model.call.CallPolicy;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.WriteMode;
import io.kubernetes.client.openapi.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientNullArgumentsTest {
    private static final OkHttpClient HTTP = new OkHttpClient();
    private static final URI SERVER = URI.create("http://127.0.0.1:1");
    private static final KubernetesApi API = KubernetesApi.of(HTTP, SERVER, () -> "");
    private static final ObjectRef REF = CONFIG_MAPS.named("a", "b");
    private static final Listing LISTING = Listing.of(CONFIG_MAPS);
    private static final List<Feature> FEATURES = List.of(Feature.DOCTOR);

    static Stream<Arguments> calls() {
        return Stream.of(
                call("client", () -> KubernetesApi.of((ApiClient) null)),
                call("http", () -> KubernetesApi.of(null, SERVER, () -> "")),
                call("server", () -> KubernetesApi.of(HTTP, null, () -> "")),
                call("bearerToken", () -> KubernetesApi.of(HTTP, SERVER, null)),
                call("other", () -> API.with((CallPolicy) null)),
                call("other", () -> API.with((WriteMode) null)),
                call("ref", () -> API.change(null, object -> null)),
                call("compute", () -> API.change(REF, null)),
                call("listing", () -> API.list(null, object -> {})),
                call("each", () -> API.list(LISTING, null)),
                call("listing", () -> API.watch(null, Duration.ZERO, event -> true)),
                call("atMost", () -> API.watch(LISTING, null, event -> true)),
                call("each", () -> API.watch(LISTING, Duration.ZERO, null)),
                call("resource", () -> API.create(null, null)),
                call("object", () -> API.delete(CONFIG_MAPS, null)),
                call("ref", () -> API.get(null)),
                call("ref", () -> API.find(null)),
                call("done", () -> API.undo((Change) null)),
                call("done", () -> API.undo((Changes) null)),
                call("planned", () -> API.changeAffinity(null, change -> null)),
                call("other", () -> API.withListener(null)),
                call("paths", () -> FieldMask.of(null)),
                call("resource", () -> Listing.of(null)),
                call("ref", () -> Listing.ofOne(null)),
                call("type", () -> new WatchEvent(null, null)),
                call("features", () -> Permissions.ofUser(null, "a", "b")),
                call("name", () -> Permissions.ofUser(FEATURES, null, "b")),
                call("user", () -> Permissions.ofUser(FEATURES, "a", null)),
                call("account", () -> Permissions.ofServiceAccount(FEATURES, "a", "b", null)),
                call("namespace", () -> Permissions.ofServiceAccount(FEATURES, "a", null, "b")),
                call("api", () -> new AgentConfigClient(null)),
                call("api", () -> new BootstrapTokenClient(null)),
                call("api", () -> new CalicoGuardClient(null)),
                call("api", () -> new SeparationClient(null)),
                call("api", () -> new TerwayClient(null)));
    }

    private static Arguments call(String name, ThrowingCallable call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void areRefusedByName(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name);
    }
}
