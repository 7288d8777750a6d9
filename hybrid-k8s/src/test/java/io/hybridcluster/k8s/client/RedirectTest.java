// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A proxy or load balancer in front of the API server that points to another server, which would answer. */
class RedirectTest {
    private static final Listing LISTING = Listing.of(CONFIG_MAPS).inNamespace("a");
    private static final KubernetesObject OBJECT = KubernetesObject.of(Map.of(
            "apiVersion",
            "v1",
            "kind",
            "ConfigMap",
            "metadata",
            Map.of("name", "b", "namespace", "a", "uid", "u", "resourceVersion", "1")));

    /** What is called, and what the server answers before it redirects. */
    enum Operation {
        GET("get ConfigMap a/b", List.of(), api -> api.get(CONFIG_MAPS.named("a", "b"))),
        LIST("list configmaps in a", List.of(), api -> api.list(LISTING, object -> {})),
        WATCH(
                "watch configmaps in a",
                List.of(Answers.list("1", null)),
                api -> api.watch(LISTING, Duration.ofSeconds(30), event -> true)),
        CREATE("create ConfigMap a/b", List.of(), api -> api.create(CONFIG_MAPS, OBJECT)),
        PATCH(
                "patch ConfigMap a/b",
                List.of(Answers.object("b", "1")),
                api -> api.change(CONFIG_MAPS.named("a", "b"), object -> Changed.data(object, "x"))),
        DELETE("delete ConfigMap a/b", List.of(), api -> api.delete(CONFIG_MAPS, OBJECT));

        private final String text;
        private final List<String> before;
        private final Consumer<KubernetesApi> call;

        Operation(String text, List<String> before, Consumer<KubernetesApi> call) {
            this.text = text;
            this.before = before;
            this.call = call;
        }

        boolean isWrite() {
            return this == CREATE || this == PATCH || this == DELETE;
        }
    }

    private final Answers answers = new Answers();
    private final Answers elsewhere = new Answers().then(200, Answers.object("b", "2"));

    @AfterEach
    void stop() {
        answers.close();
        elsewhere.close();
    }

    static Stream<Arguments> redirects() {
        return Stream.of(Operation.values())
                .flatMap(
                        operation -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(operation, status)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void isNotFollowedByOkHttp(Operation operation, int status) {
        assertNotFollowed(operation, status, KubernetesApi.of(following(), answers.uri(), () -> "canary-token"));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void isNotFollowedByTheOfficialClient(Operation operation, int status) {
        ApiClient client = new ApiClient(following()).setBasePath(answers.uri().toString());

        assertNotFollowed(operation, status, KubernetesApi.of(client));
    }

    private OkHttpClient following() {
        return answers.http()
                .newBuilder()
                .followRedirects(true)
                .followSslRedirects(true)
                .build();
    }

    private void assertNotFollowed(Operation operation, int status, KubernetesApi api) {
        operation.before.forEach(body -> answers.then(200, body));
        String other = elsewhere.uri().getAuthority();
        answers.then(
                status,
                "<html>canary</html>",
                "Location",
                "http://user:canary@" + other + "/signin?state=canary#canary");

        KubernetesCallException failed = catchThrowableOfType(
                KubernetesCallException.class, () -> operation.call.accept(api.with(Answers.quick())));

        boolean open = operation.isWrite() && status == 303;
        assertThat(failed)
                .hasMessage(operation.text + ": REDIRECTED (" + status + "): the server answered " + status
                        + " and pointed to http://" + other
                        + "/signin; set the API server's own address, and check the proxy in front of it"
                        + (open ? "; whether it took effect is not known" : ""));
        assertThat(failed.reason()).isEqualTo(Reason.REDIRECTED);
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.outcomeUnknown()).isEqualTo(open);
        assertThat(elsewhere.asked()).isEmpty();
        assertThat(answers.asked()).hasSize(operation.before.size() + 1);
    }

    @Test
    void isNotFollowedOnTheSameServer() {
        answers.then(302, "", "Location", "/signin").then(200, Answers.object("b", "1"));

        KubernetesCallException failed = failure();

        assertThat(failed)
                .hasMessage(
                        "get ConfigMap a/b: REDIRECTED (302): the server answered 302 and pointed to " + answers.uri()
                                + "/signin; set the API server's own address, and check the proxy in front of it");
        assertThat(answers.asked()).hasSize(1);
    }

    @Test
    void needsNoLocation() {
        answers.then(300, "");

        assertThat(failure())
                .hasMessage("get ConfigMap a/b: REDIRECTED (300): the server answered 300 and pointed nowhere; set the"
                        + " API server's own address, and check the proxy in front of it");
    }

    @Test
    void isNoAnswerToAConditionalRead() {
        answers.then(304, "");

        assertThat(failure()).hasMessage("get ConfigMap a/b: OTHER (304)");
    }

    private KubernetesCallException failure() {
        return catchThrowableOfType(
                KubernetesCallException.class, () -> answers.api().get(CONFIG_MAPS.named("a", "b")));
    }
}
