// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that watch over WebSocket first, such as fabric8's, get on with the fake, which has no WebSocket. */
@Timeout(30)
class WebSocketTest {
    private static final int SECONDS = 10;

    private final FakeKubernetes fake = FakeKubernetes.start();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.empty())
                    .withMasterUrl(fake.server().toString())
                    .withOauthToken(fake.adminToken())
                    .build())
            .build();

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void anInformerSeesWhatIsThereAndWhatHappens() throws Exception {
        client.configMaps().inNamespace("default").resource(map("1")).create();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps()
                .inNamespace("default")
                .inform(recorder(each -> each.getData().get("a")))) {
            assertThat(next()).isEqualTo("added settings 1");

            client.configMaps().inNamespace("default").resource(map("2")).update();
            assertThat(next()).isEqualTo("updated settings 1 to 2");

            client.configMaps().inNamespace("default").resource(map("2")).delete();
            assertThat(next()).isEqualTo("deleted settings 2");

            client.configMaps().inNamespace("default").resource(map("3")).create();
            assertThat(next()).isEqualTo("added settings 3");
            assertThat(informer.getStore().list())
                    .extracting(each -> each.getData().get("a"))
                    .containsExactly("3");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void anInformerListsAgainOnceItsVersionHasExpired() throws Exception {
        client.nodes().resource(node("1")).create();
        try (SharedIndexInformer<Node> informer = client.nodes()
                .inform(recorder(each -> each.getMetadata().getLabels().get("a")))) {
            assertThat(next()).isEqualTo("added n 1");
            long lists = requests("list", 200);

            fake.inject(FaultRule.next(Fault.closeBefore()).verb("watch").times(100));
            fake.endWatches();
            awaitRequest("watch", 0);
            client.nodes().resource(node("2")).update();
            fake.expire();
            fake.clearFaults();

            assertThat(next()).isEqualTo("updated n 1 to 2");
            assertThat(requests("list", 200)).isGreaterThan(lists);

            client.nodes().resource(node("3")).update();
            assertThat(next()).isEqualTo("updated n 2 to 3");
            assertThat(informer.getStore().list()).hasSize(1);
        }
    }

    @Test
    void aFaultBefallsTheWatchThatFollowsTheRefusedOne() throws Exception {
        fake.inject(FaultRule.next(Fault.status(410)).verb("watch"));

        try (SharedIndexInformer<Node> informer = client.nodes()
                .inform(recorder(each -> each.getMetadata().getLabels().get("a")))) {
            client.nodes().resource(node("1")).create();
            assertThat(next()).isEqualTo("added n 1");
            assertThat(informer.hasSynced()).isTrue();
        }
        assertThat(fake.auditEvents().stream()
                        .filter(each -> each.verb().equals("watch"))
                        .map(AuditEvent::code)
                        .limit(2))
                .containsExactly(200, 410);
    }

    @Test
    void anUpgradeToWebSocketIsAnsweredByAWatchThatHasEnded() throws Exception {
        String answer = upgrade("/api/v1/nodes?watch=1", "websocket", fake.adminToken());

        assertThat(answer.lines().filter(line -> !line.startsWith("Date: ")))
                .containsExactlyInAnyOrder(
                        "HTTP/1.1 200 OK",
                        "Warning: 299 - \"the fake has no WebSocket; watch over plain HTTP\"",
                        "Content-type: application/json",
                        "Transfer-encoding: chunked",
                        "",
                        "0",
                        "");
        assertThat(fake.auditEvents())
                .extracting(AuditEvent::toString)
                .containsExactly("admin watch /api/v1/nodes?watch=1: 200");
    }

    @Test
    void anUpgradeOfAStrangerIsRefusedAsAnyWatchIs() throws Exception {
        assertThat(upgrade("/api/v1/nodes?watch=1", "WebSocket", "nobody")).startsWith("HTTP/1.1 401 Unauthorized");
    }

    @Test
    void anyOtherUpgradeIsIgnored() throws Exception {
        client.nodes().resource(node("1")).create();
        assertThat(upgrade("/api/v1/nodes?watch=1&timeoutSeconds=0", "h2c", fake.adminToken()))
                .startsWith("HTTP/1.1 200 OK")
                .contains("\"type\":\"ADDED\"")
                .doesNotContain("Warning");
        assertThat(upgrade("/api/v1/nodes/m", "websocket", fake.adminToken())).startsWith("HTTP/1.1 404 Not Found");
    }

    /** Sends a request by hand: no client shows an answer that refuses its upgrade. */
    private String upgrade(String path, String protocol, String token) throws Exception {
        URI server = fake.server();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(SECONDS * 1000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                            + token + "\r\nConnection: Upgrade\r\nUpgrade: " + protocol
                            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            // The server closes the connection after its answer, and so shows that the answer ends.
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private <T extends HasMetadata> ResourceEventHandler<T> recorder(Function<T, String> shown) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                seen.add("added " + name(object) + " " + shown.apply(object));
            }

            @Override
            public void onUpdate(T before, T after) {
                seen.add("updated " + name(after) + " " + shown.apply(before) + " to " + shown.apply(after));
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                seen.add("deleted " + name(object) + " " + shown.apply(object));
            }

            private String name(T object) {
                return object.getMetadata().getName();
            }
        };
    }

    private String next() throws InterruptedException {
        String event = seen.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("an event within %s s", SECONDS).isNotNull();
        return event;
    }

    private long requests(String verb, int code) {
        return fake.auditEvents().stream()
                .filter(each -> each.verb().equals(verb) && each.code() == code)
                .count();
    }

    private void awaitRequest(String verb, int code) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (requests(verb, code) == 0) {
            assertThat(System.nanoTime()).as("a %s with code %s", verb, code).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static ConfigMap map(String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .endMetadata()
                .withData(Map.of("a", value))
                .build();
    }

    private static Node node(String label) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName("n")
                .withLabels(Map.of("a", label))
                .endMetadata()
                .build();
    }
}
