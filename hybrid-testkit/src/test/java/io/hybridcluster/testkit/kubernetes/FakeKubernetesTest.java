// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only a fake has: doors for a test, and a past that it can forget. */
class FakeKubernetesTest {
    private final FakeKubernetes fake = FakeKubernetes.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void storesWhatATestWantsWithItsStatus() {
        put("{'apiVersion':'v1','kind':'Node','metadata':{'name':'n'},'status':{'capacity':{'cpu':'4'}}}");
        put("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p','namespace':'kube-system'},'spec':{'containers':"
                + "[{'name':'c','image':'c:1'}]},'status':{'phase':'Failed'}}");
        put("{'apiVersion':'v1','kind':'Node','metadata':{'name':'n'},'status':{'capacity':{'cpu':'8'}}}");

        assertThat(fake.find("Node", "", "n").orElseThrow().at("status", "capacity", "cpu"))
                .isEqualTo("8");
        assertThat(fake.find("Pod", "kube-system", "p").orElseThrow().at("status", "phase"))
                .isEqualTo("Failed");
        assertThat(fake.objects("Node")).hasSize(1);
        assertThat(fake.remove("Node", "", "n")).isTrue();
        assertThat(fake.remove("Node", "", "n")).isFalse();
        assertThat(fake.find("Node", "", "n")).isEmpty();
    }

    @Test
    void saysWhatItDoesNotHave() {
        assertThatThrownBy(() -> fake.objects("Installation"))
                .hasMessage("the fake has no kind Installation; expected a built-in one, or one with a"
                        + " CustomResourceDefinition");
        assertThatThrownBy(() -> put("{'apiVersion':'batch/v1','kind':'Job','metadata':{'name':'a'}}"))
                .hasMessage("the fake has no kind Job of batch/v1; expected a built-in one, or one with a"
                        + " CustomResourceDefinition");
        assertThatThrownBy(() -> put("{'apiVersion':'v1','kind':'Node','metadata':{'name':'n/1'}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Node \"n/1\" is invalid: metadata.name: Invalid value: \"n/1\"");
    }

    @Test
    void isTheSameEachTimeAndAnotherOneWithAnotherSeed() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:34:56.789Z"), ZoneOffset.UTC);
        try (FakeKubernetes one = FakeKubernetes.start(FakeOptions.defaults().withClock(clock));
                FakeKubernetes same =
                        FakeKubernetes.start(FakeOptions.defaults().withClock(clock));
                FakeKubernetes other =
                        FakeKubernetes.start(FakeOptions.defaults().withSeed(2))) {
            assertThat(one.objects("Namespace")).hasSize(4).isEqualTo(same.objects("Namespace"));
            assertThat(one.objects("Namespace").get(0).at("metadata", "creationTimestamp"))
                    .isEqualTo("2026-11-23T12:34:56Z");
            assertThat(other.objects("Namespace").get(0).at("metadata", "uid"))
                    .isNotEqualTo(one.objects("Namespace").get(0).at("metadata", "uid"));
        }
    }

    @Test
    void listsTheRequestsOfEverybody() throws Exception {
        get("/api/v1/nodes?limit=5");
        get("/apis/apps/v1/namespaces/kube-system/daemonsets/a/status?dryRun=All");

        List<AuditEvent> events = fake.auditEvents();

        assertThat(events)
                .extracting(AuditEvent::toString)
                .containsExactly(
                        "admin list /api/v1/nodes?limit=5: 200",
                        "admin get /apis/apps/v1/namespaces/kube-system/daemonsets/a/status?dryRun=All: 404");
        assertThat(events.get(1).dryRun()).isTrue();
        assertThat(events.get(1).subresource()).isEqualTo("status");
        fake.clearAudit();
        assertThat(fake.auditEvents()).isEmpty();
    }

    @Test
    void answersGoneOnceItHasForgottenThePast() throws Exception {
        Object first = get("/api/v1/namespaces?limit=1");
        String next = Trees.text(first, "metadata", "continue");
        String version = Trees.text(first, "metadata", "resourceVersion");

        fake.expire();

        Object gone = get("/api/v1/namespaces?limit=1&continue=" + next);
        assertThat(Trees.number(gone, 0, "code")).isEqualTo(410);
        assertThat(Trees.text(gone, "reason")).isEqualTo("Expired");
        Object rest = get("/api/v1/namespaces?continue=" + Trees.text(gone, "metadata", "continue"));
        assertThat(Trees.list(rest, "items")).hasSize(3);
        Object event = get("/api/v1/namespaces?watch=1&resourceVersion=" + version);
        assertThat(Trees.text(event, "type")).isEqualTo("ERROR");
        assertThat(Trees.number(event, 0, "object", "code")).isEqualTo(410);
        assertThat(Trees.text(event, "object", "message")).matches("too old resource version: \\d+ \\(\\d+\\)");
    }

    @Test
    void tellsAWatchWhatHappensAndEndsIt() throws Exception {
        CompletableFuture<HttpResponse<String>> watch =
                http.sendAsync(request("/api/v1/nodes?watch=1"), BodyHandlers.ofString());
        while (fake.auditEvents().isEmpty()) {
            Thread.sleep(5);
        }
        put("{'apiVersion':'v1','kind':'Node','metadata':{'name':'n'}}");
        fake.endWatches();

        // The watch may have been ended between its begin and the node; what it told is whole either way.
        assertThat(watch.get().statusCode()).isEqualTo(200);
        assertThat(watch.get().body().lines())
                .allSatisfy(line -> assertThat(Json.readObject(line)).isNotEmpty());
    }

    @Test
    void setsNoPropertyOfTheJvmForGood() {
        String property = "sun.net.httpserver.nodelay";
        String before = System.clearProperty(property);
        try (FakeKubernetes another = FakeKubernetes.start()) {
            assertThat(System.getProperty(property)).isNull();
            assertThat(another.server().getPort()).isPositive();
        } finally {
            if (before != null) {
                System.setProperty(property, before);
            }
        }
    }

    @Test
    void takesAwayTheDaemonPodsOfADeletedNode() {
        put("{'apiVersion':'v1','kind':'Node','metadata':{'name':'n'}}");
        put("{'apiVersion':'v1','kind':'Node','metadata':{'name':'m'}}");
        put("{'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'d'},'spec':{'selector':{'matchLabels':"
                + "{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':"
                + "[{'name':'c','image':'c:1'}]}}}}");
        assertThat(fake.objects("Pod"))
                .hasSize(2)
                .allSatisfy(pod -> assertThat(pod.at("status", "phase")).isEqualTo("Running"));

        fake.remove("Node", "", "n");

        assertThat(fake.objects("Pod"))
                .extracting(pod -> pod.at("spec", "nodeName"))
                .containsExactly("m");
        assertThat(fake.find("DaemonSet", "default", "d").orElseThrow().at("status", "numberReady"))
                .isEqualTo(1L);
        fake.remove("DaemonSet", "default", "d");
        assertThat(fake.objects("Pod")).isEmpty();
    }

    @Test
    void replacesThePodsOfAChangedTemplateUnlessItIsToldNotTo() {
        put("{'apiVersion':'v1','kind':'Node','metadata':{'name':'n'}}");
        for (String strategy : List.of("RollingUpdate", "OnDelete")) {
            for (String image : List.of("c:1", "c:2")) {
                put("{'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'d'},'spec':{'selector':"
                        + "{'matchLabels':{'a':'b'}},'updateStrategy':{'type':'" + strategy + "'},'template':"
                        + "{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'" + image
                        + "'}]}}}}");
            }
            Object container = Trees.list(fake.objects("Pod").get(0).root(), "spec", "containers")
                    .get(0);
            Object updated =
                    fake.find("DaemonSet", "default", "d").orElseThrow().at("status", "updatedNumberScheduled");
            assertThat(Trees.text(container, "image")).isEqualTo(strategy.equals("OnDelete") ? "c:1" : "c:2");
            assertThat(updated).isEqualTo(strategy.equals("OnDelete") ? null : (Object) 1L);
            fake.remove("DaemonSet", "default", "d");
        }
    }

    @Test
    void signsForATokenUntilItHasExpired() {
        put("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'cluster-info','namespace':'kube-public'},"
                + "'data':{'kubeconfig':'x','jws-kubeconfig-gone00':'old'}}");
        assertThat(signatures()).containsExactly("kubeconfig");
        token("aaaaaa", "2026-01-02T00:00:00Z", "true");
        token("bbbbbb", "2026-01-01T00:00:00Z", "true");
        token("cccccc", "2026-01-02T00:00:00Z", "false");
        assertThat(signatures()).containsExactlyInAnyOrder("kubeconfig", "jws-kubeconfig-aaaaaa");

        fake.remove("Secret", "kube-system", "bootstrap-token-aaaaaa");

        assertThat(signatures()).containsExactly("kubeconfig");
    }

    private List<String> signatures() {
        Document info = fake.find("ConfigMap", "kube-public", "cluster-info").orElseThrow();
        return List.copyOf(Trees.map(info.root(), "data").keySet());
    }

    private void token(String id, String expiration, String signing) {
        put(
                "{'apiVersion':'v1','kind':'Secret','type':'bootstrap.kubernetes.io/token','metadata':{'name':'bootstrap-token-"
                        + id + "','namespace':'kube-system'},'stringData':{'token-id':'" + id
                        + "','token-secret':'0123456789abcdef','expiration':'" + expiration
                        + "','usage-bootstrap-signing':'"
                        + signing + "'}}");
    }

    private void put(String json) {
        fake.put(Document.of(Json.readObject(json.replace('\'', '"'))));
    }

    private Object get(String path) throws Exception {
        return Json.readObject(http.send(request(path), BodyHandlers.ofString()).body());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(fake.server().resolve(path))
                .header("Authorization", "Bearer " + fake.adminToken())
                .build();
    }
}
