// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of kube-system, with and without a key. */
final class Objects {
    static final String ID = "LTAI4FakeCanaryId00";
    static final String SECRET = "FakeCanarySecret/with+odd=\"chars\"<&>";

    private Objects() {}

    static Map<String, Object> configMap(String name, String eniConf, Map<String, String> annotations) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", "kube-system");
        metadata.put("resourceVersion", "7");
        metadata.put("annotations", annotations);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("apiVersion", "v1");
        map.put("kind", "ConfigMap");
        map.put("data", Map.of("eni_conf", eniConf, "10-terway.conf", "{\"type\": \"terway\"}"));
        map.put("metadata", metadata);
        return map;
    }

    static String eniConf(String id, String secret) {
        return "{\n  \"version\": \"1\",\n  \"access_key\": " + json(id) + ",\n  \"access_secret\": " + json(secret)
                + ",\n  \"x\": 1\n}\n";
    }

    static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    static Map<String, Object> secret(Map<String, String> values) {
        Map<String, Object> data = new LinkedHashMap<>();
        values.forEach((key, value) -> data.put(key, Base64.getEncoder().encodeToString(value.getBytes(UTF_8))));
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                Map.of("name", "alibaba-addon-secret", "namespace", "kube-system", "resourceVersion", "3"),
                "type",
                "Opaque",
                "data",
                data);
    }

    static Map<String, Object> daemonSet(boolean mounts) {
        Map<String, Object> volume = Map.of("name", "ak", "secret", Map.of("secretName", "alibaba-addon-secret"));
        Map<String, Object> terway = Map.of(
                "name",
                "terway",
                "volumeMounts",
                mounts ? List.of(Map.of("name", "ak", "mountPath", "/var/alibaba-addon-secret")) : List.of());
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                Map.of("name", "terway-eniip", "namespace", "kube-system"),
                "spec",
                Map.of(
                        "template",
                        Map.of(
                                "spec",
                                Map.of(
                                        "containers", List.of(Map.of("name", "policy"), terway),
                                        "volumes", List.of(volume)))));
    }
}
