// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Fills a cluster. One object of each shape goes through the API, status and all, so that defaults and managedFields are
 * the server's own; what the server stored is then copied with other names, nodes, uids and addresses.
 */
final class ClusterFill {
    static final int PODS_A_NODE = 30;

    private static final String IDC_NODE = "idc-00000";
    private static final String CLOUD_NODE = "cn-hangzhou.i-bp00000";
    private static final String IDC_ADDRESS = "192.168.100.100";
    private static final String CLOUD_ADDRESS = "10.10.100.100";
    private static final String IDC_POD = "10.128.100.100";
    private static final String CLOUD_POD = "10.20.100.100";
    private static final int BATCH = 64;

    private final Connection connection;
    private final OkHttpClient http;
    private final Etcd etcd;

    ClusterFill(Connection connection, Etcd etcd) throws IOException {
        this.connection = connection;
        this.http = connection.okHttp();
        this.etcd = etcd;
    }

    /** A shape, the uid of its first object, and how the objects on a node are called. */
    private record Shape(StoredTemplate stored, String uid, String number) {}

    void fill(int pods) throws IOException {
        int nodes = pods / PODS_A_NODE;
        int cloud = nodes / 5;
        fill(nodes - cloud, false);
        fill(cloud, true);
    }

    private void fill(int nodes, boolean cloud) throws IOException {
        Map<String, String> common = Map.of(
                "%NODE%", cloud ? CLOUD_NODE : IDC_NODE,
                "%HOSTIP%", cloud ? CLOUD_ADDRESS : IDC_ADDRESS,
                "%PODIP%", cloud ? CLOUD_POD : IDC_POD);
        Shape node = make("/api/v1/nodes", "/registry/minions/", text("node.json", common, nodeTexts(cloud)));
        List<Shape> pods = new ArrayList<>();
        pods.add(daemon(
                common, cloud ? "terway-eniip" : "calico-node", cloud ? "acs/terway:v1.8.2" : "calico/node:v3.26.1"));
        pods.add(daemon(common, cloud ? "kube-proxy-cloud" : "kube-proxy", "kube-proxy:v1.20.2"));
        pods.add(app(common, cloud ? "cloud-web" : "web"));
        pods.add(app(common, cloud ? "cloud-worker" : "worker"));
        IntStream.range(0, (nodes + 1) / 2).parallel().forEach(pair -> {
            List<Etcd.Entry> batch = new ArrayList<>(BATCH);
            for (int i = 2 * pair; i < Math.min(2 * pair + 2, nodes); i++) {
                batch.add(node.stored.copy(texts(node, i, i, cloud)));
                for (int j = 0; j < PODS_A_NODE; j++) {
                    Shape shape = pods.get(j < 2 ? j : 2 + j % 2);
                    batch.add(shape.stored.copy(texts(shape, i, i * PODS_A_NODE + j, cloud)));
                }
            }
            etcd.put(batch);
        });
    }

    private Shape daemon(Map<String, String> common, String name, String image) throws IOException {
        Map<String, String> own = Map.of("%APP%", name, "%CONTAINER%", name, "%IMAGE%", "docker.io/" + image);
        return make(
                "/api/v1/namespaces/kube-system/pods",
                "/registry/pods/kube-system/",
                text("daemon-pod.json", common, own));
    }

    private Shape app(Map<String, String> common, String name) throws IOException {
        return make(
                "/api/v1/namespaces/default/pods",
                "/registry/pods/default/",
                text("app-pod.json", common, Map.of("%APP%", name)));
    }

    private static Map<String, String> nodeTexts(boolean cloud) {
        return Map.of(
                "%LABELS%",
                cloud
                        ? ", \"alibabacloud.com/external\": \"true\", \"alibabacloud.com/nodepool-id\": \"np0123456789\","
                                + " \"ack.aliyun.com\": \"c0a1b2c3d4e5f60718293a4b5c6d7e8f9\","
                                + " \"node.kubernetes.io/instance-type\": \"ecs.g7.8xlarge\""
                        : "",
                "%ANNOTATIONS%",
                cloud ? ", \"k8s.aliyun.com/max-available-ip\": \"70\"" : "",
                "%SPEC%",
                cloud ? "\"providerID\": \"cn-hangzhou.i-bp00000\"" : "");
    }

    /** The texts of copy {@code number} on node {@code node}, by those of the first. */
    private static Map<String, String> texts(Shape shape, int node, int number, boolean cloud) {
        Map<String, String> texts = new HashMap<>();
        String nodeName = cloud ? CLOUD_NODE : IDC_NODE;
        texts.put(nodeName, nodeName.substring(0, nodeName.length() - 5) + digits(node, 5));
        if (!shape.number.isEmpty()) {
            texts.put(shape.number, shape.number.substring(0, shape.number.length() - 6) + digits(number, 6));
        }
        texts.put(shape.uid, shape.uid.substring(0, 24) + digits(number, 12));
        texts.put(cloud ? CLOUD_ADDRESS : IDC_ADDRESS, (cloud ? "10.10." : "192.168.") + octets(node));
        int block = number / 22_500;
        texts.put(
                cloud ? CLOUD_POD : IDC_POD,
                (cloud ? "10." + (20 + block) : "10." + (128 + block)) + "." + octets(number));
        return texts;
    }

    /** Two octets of three digits each. */
    private static String octets(int number) {
        return (100 + number / 150 % 150) + "." + (100 + number % 150);
    }

    private static String digits(int number, int width) {
        String text = Integer.toString(number);
        return "0".repeat(width - text.length()) + text;
    }

    private Shape make(String collection, String prefix, String text) throws IOException {
        JsonObject wanted = JsonParser.parseString(text).getAsJsonObject();
        JsonObject made = send("POST", collection, "application/json", text);
        JsonObject metadata = made.getAsJsonObject("metadata");
        String name = metadata.get("name").getAsString();
        JsonObject status = new JsonObject();
        status.add("status", wanted.get("status"));
        send("PATCH", collection + "/" + name + "/status", "application/merge-patch+json", status.toString());
        String key = prefix + name;
        return new Shape(
                new StoredTemplate(key, etcd.get(key)),
                metadata.get("uid").getAsString(),
                name.endsWith("-000000") ? name : "");
    }

    private JsonObject send(String method, String path, String type, String body) throws IOException {
        Request request = new Request.Builder()
                .url(connection.server().resolve(path).toString())
                .header("Authorization", "Bearer " + connection.token())
                .method(method, RequestBody.create(body, MediaType.get(type)))
                .build();
        try (Response response = http.newCall(request).execute()) {
            String answer = response.body().string();
            if (!response.isSuccessful()) {
                throw new IOException(method + " " + path + ": " + response.code() + " " + answer);
            }
            return JsonParser.parseString(answer).getAsJsonObject();
        }
    }

    private static String text(String resource, Map<String, String> common, Map<String, String> own)
            throws IOException {
        try (InputStream in = ClusterFill.class.getResourceAsStream("/cluster/" + resource)) {
            if (in == null) {
                throw new IOException("the class path lacks " + resource);
            }
            String text = new String(in.readAllBytes(), UTF_8);
            for (Map<String, String> texts : List.of(own, common)) {
                for (Map.Entry<String, String> entry : texts.entrySet()) {
                    text = text.replace(entry.getKey(), entry.getValue());
                }
            }
            return text;
        }
    }
}
