// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes DaemonSets and Installations with every kind of node affinity, from a seed. */
public final class DaemonSets {
    private final Random random;

    public DaemonSets(long seed) {
        this.random = new Random(seed);
    }

    public Map<String, @Nullable Object> daemonSet() {
        Map<String, @Nullable Object> podSpec = podSpec();
        podSpec.put("containers", List.of(Map.of("name", "calico-node", "image", "calico/node:v3.26.1")));
        return object(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                metadata("calico-node"),
                "spec",
                object("template", object("spec", podSpec)));
    }

    public Map<String, @Nullable Object> installation() {
        Map<String, @Nullable Object> tree =
                object("apiVersion", "operator.tigera.io/v1", "kind", "Installation", "metadata", metadata("default"));
        int depth = random.nextInt(6);
        Map<String, @Nullable Object> at = tree;
        String[] path = {"spec", "calicoNodeDaemonSet", "spec", "template"};
        for (int i = 0; i < Math.min(depth, path.length); i++) {
            Map<String, @Nullable Object> next = new LinkedHashMap<>();
            at.put(path[i], next);
            at = next;
            if (random.nextInt(3) == 0) {
                at.put("kept" + i, "x");
            }
        }
        if (depth > path.length) {
            at.put("spec", podSpec());
        }
        return tree;
    }

    private Map<String, @Nullable Object> metadata(String name) {
        Map<String, @Nullable Object> metadata = object("name", name, "namespace", "kube-system");
        if (random.nextBoolean()) {
            metadata.put("resourceVersion", Integer.toString(random.nextInt(1000)));
        }
        return metadata;
    }

    private Map<String, @Nullable Object> podSpec() {
        Map<String, @Nullable Object> podSpec = new LinkedHashMap<>();
        podSpec.put("hostNetwork", true);
        if (random.nextInt(6) > 0) {
            podSpec.put("affinity", affinity());
        }
        return podSpec;
    }

    private @Nullable Object affinity() {
        if (random.nextInt(12) == 0) {
            return null;
        }
        Map<String, @Nullable Object> affinity = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            affinity.put("podAffinity", Map.of());
        }
        if (random.nextInt(6) > 0) {
            Map<String, @Nullable Object> nodeAffinity = new LinkedHashMap<>();
            if (random.nextInt(3) == 0) {
                nodeAffinity.put("preferredDuringSchedulingIgnoredDuringExecution", List.of());
            }
            if (random.nextInt(6) > 0) {
                nodeAffinity.put("requiredDuringSchedulingIgnoredDuringExecution", required());
            }
            affinity.put("nodeAffinity", nodeAffinity);
        }
        return affinity;
    }

    private Map<String, @Nullable Object> required() {
        List<Object> terms = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            terms.add(term());
        }
        Map<String, @Nullable Object> required = object("nodeSelectorTerms", terms);
        if (random.nextInt(8) == 0) {
            required.put("unknown", 1);
        }
        return required;
    }

    public Map<String, @Nullable Object> term() {
        Map<String, @Nullable Object> term = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            List<Object> expressions = new ArrayList<>();
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                expressions.add(requirement());
            }
            term.put("matchExpressions", expressions);
        }
        if (random.nextInt(4) == 0) {
            term.put(
                    "matchFields",
                    List.of(object("key", "metadata.name", "operator", "In", "values", List.of("node-1"))));
        }
        return term;
    }

    public Map<String, @Nullable Object> requirement() {
        return switch (random.nextInt(8)) {
            case 0 -> object("key", "kubernetes.io/os", "operator", "In", "values", List.of("linux"));
            case 1 -> object("key", "type", "operator", "NotIn", "values", List.of("virtual-kubelet"));
            case 2 -> object("key", "alibabacloud.com/external", "operator", "NotIn", "values", List.of("true"));
            case 3 -> object("key", "gpu", "operator", "Exists");
            case 4 -> object("key", "spot", "operator", "DoesNotExist");
            case 5 -> object("key", "cores", "operator", "Gt", "values", List.of("4"));
            case 6 -> object("key", "type", "operator", "NotIn", "values", List.of("virtual-kubelet", "edge"));
            default -> object("key", "rack", "operator", "In", "values", List.of("a", "b"));
        };
    }

    private static Map<String, @Nullable Object> object(Object... members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }
}
