// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.call.CallPolicy;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.AuditEvent;
import io.hybridcluster.testkit.kubernetes.FakeKubernetes;
import io.hybridcluster.testkit.kubernetes.Fault;
import io.hybridcluster.testkit.kubernetes.FaultRule;
import io.kubernetes.client.openapi.ApiClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cases of the area {@code live}. */
class LiveCasesTest {
    private static final ObjectRef MAP = ApiResource.CONFIG_MAPS.named("kube-system", "m");

    /** Somebody writes while the answer of our write is lost. */
    @Test
    void theirsBehindALostAnswer() throws InterruptedException {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            KubernetesApi api = api(fake);
            fake.put(configMap());
            fake.inject(FaultRule.next(Fault.closeAfter()).verb("patch"));
            Thread writer = new Thread(() -> {
                while (fake.auditEvents().stream().noneMatch(AuditEvent::writes)) {
                    Thread.onSpinWait();
                }
                api(fake).change(MAP, current -> set(current, "theirs", "2"));
            });
            writer.start();

            Change done = api.with(CallPolicy.standard().withPause(Duration.ofMillis(700)))
                    .change(MAP, current -> set(current, "ours", "1"));
            writer.join();
            api.undo(done);

            assertThat(api.get(MAP).tree().at("data")).isEqualTo(Map.of("a", "1", "theirs", "2"));
        }
    }

    /** The control: no answer is lost. */
    @Test
    void undoWithAllAnswers() {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            KubernetesApi api = api(fake);
            fake.put(configMap());

            Change done = api.change(MAP, current -> set(current, "ours", "1"));
            api.change(MAP, current -> set(current, "theirs", "2"));
            api.undo(done);

            assertThat(api.get(MAP).tree().at("data")).isEqualTo(Map.of("a", "1", "theirs", "2"));
        }
    }

    /** The answer of a confinement is lost, then the confinement is undone. */
    @Test
    void undoOfAConfinement() {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            KubernetesApi api = api(fake);
            fake.put(network("calico-node", "docker.io/calico/node:v3.28.1"));
            SeparationClient separation = new SeparationClient(api);
            fake.inject(FaultRule.next(Fault.closeAfter()).verb("patch"));

            Changes done = separation.confine(separation.survey(NodeProfile.cloudNode(), Set.of()));
            Changes undone = api.undo(done);

            assertThat(done).hasToString("[CHANGED DaemonSet kube-system/calico-node]");
            assertThat(undone).hasToString("[CHANGED DaemonSet kube-system/calico-node]");
            assertThat(affinity(api)).isNull();
        }
    }

    /** The same, and somebody adds a term to the affinity before the object is read again: it stays, without our requirements. */
    @Test
    void undoOfAConfinementBesideAnotherWriter() {
        try (FakeKubernetes fake = FakeKubernetes.start()) {
            KubernetesApi api = api(fake);
            fake.put(network("calico-node", "docker.io/calico/node:v3.28.1"));
            SeparationClient separation = new SeparationClient(api);
            fake.inject(FaultRule.next(Fault.closeAfter()).verb("patch"));
            Changes done = separation.confine(separation.survey(NodeProfile.cloudNode(), Set.of()));
            api.change(ApiResource.DAEMON_SETS.named("kube-system", "calico-node"), current -> merged(current, """
                            {"spec": {"template": {"spec": {"priorityClassName": "theirs"}}}}"""));

            api.undo(Changes.read(done.toDocument()));

            KubernetesObject left = api.get(ApiResource.DAEMON_SETS.named("kube-system", "calico-node"));
            assertThat(left.tree().at("spec", "template", "spec", "priorityClassName"))
                    .isEqualTo("theirs");
            assertThat(affinity(api)).isNull();
        }
    }

    private static @Nullable Object affinity(KubernetesApi api) {
        return api.get(ApiResource.DAEMON_SETS.named("kube-system", "calico-node"))
                .tree()
                .at("spec", "template", "spec", "affinity");
    }

    /** Empty pages with the same token, for ever. */
    @Test
    void continueForEver() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes =
                    ("{\"kind\":\"DaemonSetList\",\"apiVersion\":\"apps/v1\",\"metadata\":{\"continue\":\"same\","
                                    + "\"resourceVersion\":\"1\"},\"items\":[]}")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            KubernetesApi api = api(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token")
                    .with(CallPolicy.standard().withDeadline(Duration.ofSeconds(4)));

            KubernetesCallException failed = catchThrowableOfType(
                    KubernetesCallException.class, () -> api.list(Listing.of(ApiResource.DAEMON_SETS), each -> {}));

            assertThat(failed).hasMessage("list daemonsets.apps: ENDLESS");
        } finally {
            server.stop(0);
        }
    }

    private static KubernetesApi api(FakeKubernetes fake) {
        return api(fake.server(), fake.adminToken());
    }

    private static KubernetesApi api(URI server, String token) {
        ApiClient client = new ApiClient().setBasePath(server.toString());
        client.setApiKeyPrefix("Bearer");
        client.setApiKey(token);
        return KubernetesApi.of(client);
    }

    private static Document network(String name, String image) {
        return Document.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                Map.of("name", name, "namespace", "kube-system"),
                "spec",
                Map.of(
                        "selector",
                        Map.of("matchLabels", Map.of("k8s-app", name)),
                        "template",
                        Map.of(
                                "metadata",
                                Map.of("labels", Map.of("k8s-app", name)),
                                "spec",
                                Map.of("containers", List.of(Map.of("name", name, "image", image)))))));
    }

    private static Document configMap() {
        return Document.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "m", "namespace", "kube-system"),
                "data",
                Map.of("a", "1")));
    }

    private static ObjectChange set(KubernetesObject current, String key, String value) {
        return merged(current, "{\"data\": {\"" + key + "\": \"" + value + "\"}}");
    }

    /** A merge patch that only adds. */
    private static ObjectChange merged(KubernetesObject current, String patch) {
        Map<?, ?> more = new com.google.gson.Gson().fromJson(patch, Map.class);
        return ObjectChange.of(current, merge(current.root().object(), more));
    }

    private static Map<String, @Nullable Object> merge(Map<?, ?> tree, Map<?, ?> more) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        tree.forEach((name, value) -> merged.put((String) name, value));
        more.forEach((name, value) -> merged.put(
                (String) name,
                value instanceof Map<?, ?> members && tree.get(name) instanceof Map<?, ?> old
                        ? merge(old, members)
                        : value));
        return merged;
    }
}
