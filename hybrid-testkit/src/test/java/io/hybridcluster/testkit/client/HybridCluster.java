// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.fail;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The cluster of the tests: three nodes in the data centre and two in the cloud, made of Node objects only. */
final class HybridCluster {
    private final Server server;
    private final KubernetesApi api;

    HybridCluster(Server server) {
        this.server = server;
        this.api = server.admin();
    }

    /** Makes the nodes, as often as it is asked. */
    HybridCluster withNodes() {
        for (int i = 1; i <= 3; i++) {
            node("idc-" + i, "192.168.0." + i, Map.of("rack", i == 3 ? "b" : "a"));
        }
        for (int i = 1; i <= 2; i++) {
            node(
                    "cn-hangzhou.10.10.24." + i,
                    "10.10.24." + i,
                    Map.of(
                            "alibabacloud.com/external",
                            "true",
                            "rack",
                            "a",
                            "ack.aliyun.com",
                            "c0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                            "alibabacloud.com/nodepool-id",
                            "np0123456789",
                            "alibabacloud.com/instance-id",
                            "i-bp100000000000000000" + i));
        }
        return this;
    }

    void node(String name, String address, Map<String, String> labels) {
        make(
                ApiResource.NODES,
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Node",
                        "metadata",
                        Map.of("name", name, "labels", labels),
                        "spec",
                        Map.of()));
        Map<String, Object> status = Map.of(
                "status",
                Map.of(
                        "capacity", Map.of("cpu", "8", "memory", "32Gi", "pods", "110"),
                        "allocatable", Map.of("cpu", "8", "memory", "32Gi", "pods", "110"),
                        "addresses", List.of(Map.of("type", "InternalIP", "address", address)),
                        "conditions", List.of(Map.of("type", "Ready", "status", "True", "reason", "KubeletReady"))));
        raw("PATCH", "/api/v1/nodes/" + name + "/status", "application/merge-patch+json", new Gson().toJson(status));
        // The node lifecycle controller of a real cluster takes a new node for not ready, until it looks again.
        raw("PATCH", "/api/v1/nodes/" + name, "application/merge-patch+json", "{\"spec\":{\"taints\":null}}");
    }

    /** Makes an object, if there is none of that name. */
    KubernetesObject make(ApiResource resource, Map<String, ?> tree) {
        KubernetesObject wanted = KubernetesObject.of(tree);
        return Objects.object(api.createOrChange(
                resource,
                wanted,
                current -> io.hybridcluster.k8s.object.ObjectChange.of(
                        current, current.root().object())));
    }

    /** A DaemonSet with this image, pod spec members and labels; on every node, whatever its taints. */
    KubernetesObject daemonSet(String name, String image, Map<String, ?> podSpec) {
        Map<String, Object> spec = new LinkedHashMap<>(podSpec);
        spec.put("containers", List.of(Map.of("name", name, "image", image)));
        spec.put("tolerations", List.of(Map.of("operator", "Exists")));
        // As in Calico's own manifest; without it a pod waits for a kubelet to end it, and here is none.
        spec.put("terminationGracePeriodSeconds", 0);
        return make(
                ApiResource.DAEMON_SETS,
                Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "DaemonSet",
                        "metadata",
                        Map.of("name", name, "namespace", "kube-system", "labels", Map.of("k8s-app", name)),
                        "spec",
                        Map.of(
                                "selector",
                                Map.of("matchLabels", Map.of("k8s-app", name)),
                                "template",
                                Map.of("metadata", Map.of("labels", Map.of("k8s-app", name)), "spec", spec))));
    }

    /** Removes objects of these names from kube-system, if they are there. */
    void remove(ApiResource resource, String... names) {
        for (String name : names) {
            Optional<KubernetesObject> there = api.find(resource.named("kube-system", name));
            there.ifPresent(object -> raw(
                    "DELETE",
                    (resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/") + resource.version()
                            + "/namespaces/kube-system/" + resource.plural() + "/" + name,
                    "application/json",
                    "{}"));
            eventually(() -> api.find(resource.named("kube-system", name)).isEmpty(), () -> name + " is still there");
        }
    }

    /** Waits until the pods of this DaemonSet are on exactly these nodes, in any order. */
    void awaitPods(String daemonSet, String... nodes) {
        List<String> wanted = List.of(nodes).stream().sorted().toList();
        List<List<String>> last = new ArrayList<>();
        eventually(
                () -> {
                    last.add(pods(daemonSet));
                    return last.get(last.size() - 1).equals(wanted);
                },
                () -> daemonSet + " runs on " + last.get(last.size() - 1) + ", expected " + wanted);
    }

    /** The nodes that have a pod of this DaemonSet which is not being removed. */
    List<String> pods(String daemonSet) {
        Map<String, String> nodes = new TreeMap<>();
        api.list(Listing.of(ApiResource.PODS).inNamespace("kube-system").withLabels("k8s-app=" + daemonSet), pod -> {
            if (pod.tree().at("metadata", "deletionTimestamp") == null
                    && pod.tree().at("spec", "nodeName") instanceof String node) {
                nodes.put(pod.name(), node);
            }
        });
        return nodes.values().stream().sorted().toList();
    }

    static void eventually(Supplier<Boolean> holds, Supplier<String> otherwise) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!holds.get()) {
            if (System.nanoTime() > end) {
                fail(otherwise.get());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** A request that the clients under test do not make. */
    JsonObject raw(String method, String path, String mediaType, String body) {
        Request request = new Request.Builder()
                .url(server.address().resolve(path).toString())
                .header("Authorization", "Bearer " + server.adminToken())
                .method(method, method.equals("GET") ? null : RequestBody.create(body, MediaType.get(mediaType)))
                .build();
        try (Response response = server.client(server.adminToken())
                .getHttpClient()
                .newCall(request)
                .execute()) {
            String text = response.body().string();
            if (!response.isSuccessful()) {
                throw new IllegalStateException(method + " " + path + ": " + response.code() + " " + text);
            }
            return new Gson().fromJson(text, JsonObject.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
