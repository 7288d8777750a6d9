// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which nodes fit a required affinity, from the trees and Kubernetes' documentation alone. */
public final class NodeMatch {
    private NodeMatch() {}

    /** Every node of a data centre and cloud with these labels in all combinations. */
    public static List<Map<String, String>> nodes() {
        List<Map<String, String>> nodes = List.of(Map.of("metadata.name", "node-1"), Map.of("metadata.name", "node-2"));
        nodes = with(nodes, "alibabacloud.com/external", "true", "false");
        nodes = with(nodes, "type", "virtual-kubelet", "edge");
        nodes = with(nodes, "kubernetes.io/os", "linux", "windows");
        nodes = with(nodes, "gpu", "a10");
        nodes = with(nodes, "spot", "yes");
        nodes = with(nodes, "cores", "4", "8");
        return with(nodes, "rack", "a", "c");
    }

    private static List<Map<String, String>> with(List<Map<String, String>> nodes, String key, String... values) {
        List<Map<String, String>> all = new ArrayList<>(nodes);
        for (Map<String, String> node : nodes) {
            for (String value : values) {
                Map<String, String> labelled = new LinkedHashMap<>(node);
                labelled.put(key, value);
                all.add(labelled);
            }
        }
        return all;
    }

    static boolean isCloudOrVirtual(Map<String, String> node) {
        return "true".equals(node.get("alibabacloud.com/external")) || "virtual-kubelet".equals(node.get("type"));
    }

    /** Whether a node fits; {@code required} is the tree of the required affinity, null for none. */
    public static boolean fits(Map<String, String> node, @Nullable Object required) {
        if (required == null) {
            return true;
        }
        for (Object term : list(((Map<?, ?>) required).get("nodeSelectorTerms"))) {
            Map<?, ?> parts = (Map<?, ?>) term;
            List<Object> requirements = new ArrayList<>(list(parts.get("matchExpressions")));
            requirements.addAll(list(parts.get("matchFields")));
            if (!requirements.isEmpty() && requirements.stream().allMatch(one -> meets(node, (Map<?, ?>) one))) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(Map<String, String> node, Map<?, ?> requirement) {
        String label = node.get((String) requirement.get("key"));
        List<?> values = list(requirement.get("values"));
        return switch ((String) requirement.get("operator")) {
            case "In" -> label != null && values.contains(label);
            case "NotIn" -> label == null || !values.contains(label);
            case "Exists" -> label != null;
            case "DoesNotExist" -> label == null;
            case "Gt" -> label != null && Long.parseLong(label) > Long.parseLong((String) values.get(0));
            default -> throw new IllegalStateException(requirement.toString());
        };
    }

    private static List<?> list(@Nullable Object tree) {
        return tree == null ? List.of() : (List<?>) tree;
    }
}
