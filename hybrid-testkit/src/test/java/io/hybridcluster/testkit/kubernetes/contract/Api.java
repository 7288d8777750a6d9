// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A server as a case sees it. In paths and bodies, {@code {id}} is unlike in any other case and {@code {ns}} a namespace of
 * the case's own; in bodies, {@code '} stands for a quotation mark.
 */
record Api(URI server, HttpClient http, String token, String id, Duration patience, List<String> headers) {
    static final String CONFIG_MAPS = "/api/v1/namespaces/{ns}/configmaps";
    static final String DAEMON_SETS = "/apis/apps/v1/namespaces/{ns}/daemonsets";

    Api(URI server, HttpClient http, String token, String id, Duration patience) {
        this(server, http, token, id, patience, List.of());
    }

    Api prepared() throws Exception {
        post("/api/v1/namespaces", "{'metadata':{'name':'{ns}'}}").is(201);
        return this;
    }

    Api as(String otherToken) {
        return new Api(server, http, otherToken, id, patience);
    }

    /** Sends these headers too, each a name and a value. */
    Api with(String... namesAndValues) {
        return new Api(server, http, token, id, patience, List.of(namesAndValues));
    }

    Reply get(String path) throws Exception {
        return call("GET", path, "", "");
    }

    Reply post(String path, String body) throws Exception {
        return call("POST", path, "application/json", body);
    }

    Reply put(String path, String body) throws Exception {
        return call("PUT", path, "application/json", body);
    }

    Reply merge(String path, String patch) throws Exception {
        return call("PATCH", path, "application/merge-patch+json", patch);
    }

    Reply json(String path, String patch) throws Exception {
        return call("PATCH", path, "application/json-patch+json", patch);
    }

    Reply strategic(String path, String patch) throws Exception {
        return call("PATCH", path, "application/strategic-merge-patch+json", patch);
    }

    Reply delete(String path) throws Exception {
        return call("DELETE", path, "", "");
    }

    Reply delete(String path, String options) throws Exception {
        return call("DELETE", path, "application/json", options);
    }

    Reply call(String method, String path, String contentType, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(filled(path)))
                .timeout(Duration.ofSeconds(30))
                .header("User-Agent", "contract/1.0 (tests)")
                .method(
                        method,
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(filled(body).replace('\'', '"')));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(filled(headers.get(i)), filled(headers.get(i + 1)));
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    /** Returns the events of a watch that ends by itself: type and object. */
    List<Map<String, @Nullable Object>> watch(String path) throws Exception {
        Reply reply = get(path).is(200);
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        reply.body().lines().filter(line -> !line.isBlank()).forEach(line -> events.add(Json.readObject(line)));
        return events;
    }

    /** Creates a ConfigMap and returns the answer. */
    Reply configMap(String name, String data) throws Exception {
        return post(CONFIG_MAPS, "{'metadata':{'name':'" + name + "'},'data':{" + data + "}}")
                .is(201);
    }

    /** Makes a node that is ready, with a label that tells it from those of other cases. */
    void node(String name, String labels, String taints) throws Exception {
        post(
                        "/api/v1/nodes",
                        "{'metadata':{'name':'" + name + "-{id}','labels':{'contract/case':'{id}'" + labels
                                + "}},'spec':{'taints':[" + taints + "]}}")
                .is(201);
        strategic(
                        "/api/v1/nodes/" + name + "-{id}/status",
                        "{'status':{'capacity':{'cpu':'4','memory':'8Gi','pods':'110'},"
                                + "'allocatable':{'cpu':'4','memory':'8Gi','pods':'110'},"
                                + "'conditions':[{'type':'Ready','status':'True','reason':'Test'}]}}")
                .is(200);
    }

    /** Asks until the answer is as wanted; a server's controllers take their time. */
    Reply until(String path, Predicate<Reply> wanted, Function<Reply, Object> shown) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        Reply reply = get(path);
        while (!wanted.test(reply)) {
            assertThat(System.nanoTime())
                    .as("%s: still %s", path, shown.apply(reply))
                    .isLessThan(deadline);
            Thread.sleep(50);
            reply = get(path);
        }
        return reply;
    }

    void awaitDesired(String daemonSet, long desired) throws Exception {
        until(
                DAEMON_SETS + "/" + daemonSet,
                reply -> Trees.number(reply.tree(), -1, "status", "desiredNumberScheduled") == desired
                        && Trees.number(reply.tree(), -1, "status", "observedGeneration")
                                == Trees.number(reply.tree(), 0, "metadata", "generation"),
                reply -> reply.at("status"));
    }

    String filled(String text) {
        return text.replace("{ns}", "contract-{id}").replace("{id}", id);
    }
}
