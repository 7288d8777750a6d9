// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What the agents of k3s and RKE2 make of their configuration: a second implementation of readConfigFile (k3s,
 * pkg/configfilearg/parser.go), of kubeletArgs (pkg/daemons/agent) and of GetArgs (pkg/daemons/config), with a real
 * reader of YAML; then what the kubelet takes of its arguments.
 */
final class RancherModel {
    /** What is left of it all: the kubelet's name, its labels by key, its taints, and its other arguments. */
    record Kubelet(String name, Map<String, String> labels, List<String> taints, List<String> arguments) {}

    private RancherModel() {}

    /** Returns the files that are read, in their order: config.yaml, then the .yaml and .yml files by their bytes. */
    static List<String> inOrder(Map<String, String> files) {
        List<String> contents = new ArrayList<>();
        if (files.containsKey("config.yaml")) {
            contents.add(files.get("config.yaml"));
        }
        new TreeMap<>(files).forEach((path, content) -> {
            if (path.startsWith("config.yaml.d/") && path.matches("(?i).*\\.ya?ml")) {
                contents.add(content);
            }
        });
        return contents;
    }

    /** Returns the values of each key, as flags of the command line. */
    static Map<String, List<String>> flags(Collection<String> contents) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String content : contents) {
            for (NodeTuple entry : entries(content)) {
                String key = ((ScalarNode) entry.getKeyNode()).getValue();
                List<String> added = values(entry.getValueNode());
                String name = key.replaceFirst("\\+$", "");
                if (key.endsWith("+")) {
                    values.computeIfAbsent(name, k -> new ArrayList<>()).addAll(added);
                } else {
                    values.put(name, new ArrayList<>(added));
                }
            }
        }
        return values;
    }

    private static List<NodeTuple> entries(String content) {
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(true).build();
        for (Node document : new Compose(settings).composeAllFromString(content)) {
            return document instanceof MappingNode mapping ? mapping.getValue() : List.of();
        }
        return List.of();
    }

    private static List<String> values(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .toList();
        }
        String value = ((ScalarNode) node).getValue();
        return value.isEmpty() ? List.of() : List.of(value);
    }

    /** Returns what the kubelet is that these files start. */
    static Kubelet kubelet(Map<String, String> files) {
        Map<String, List<String>> flags = flags(inOrder(files));
        Map<String, String> own = new TreeMap<>();
        own.put("hostname-override", last(flags.get("node-name")));
        own.put("node-labels", String.join(",", flags.getOrDefault("node-label", List.of())));
        own.put("register-with-taints", String.join(",", flags.getOrDefault("node-taint", List.of())));

        Map<String, List<String>> arguments = new TreeMap<>();
        for (String item : flags.getOrDefault("kubelet-arg", List.of())) {
            String[] parts = item.replaceFirst("^--", "").split("=", 2);
            String flag = parts[0].replaceFirst("[-+]+$", "");
            arguments.computeIfAbsent(flag, k -> new ArrayList<>()).add(parts.length == 2 ? parts[1] : "true");
            if (!parts[0].equals(flag) && own.containsKey(flag)) {
                arguments.get(flag).add(own.get(flag));
            }
            own.remove(flag);
        }
        own.forEach((flag, value) -> arguments.put(flag, List.of(value)));
        return taken(arguments);
    }

    private static Kubelet taken(Map<String, List<String>> arguments) {
        Map<String, String> labels = new TreeMap<>();
        items(arguments.remove("node-labels")).forEach(item -> {
            String[] parts = item.split("=", 2);
            labels.put(parts[0], parts.length == 2 ? parts[1] : "");
        });
        List<String> taints = items(arguments.remove("register-with-taints"));
        if (new LinkedHashSet<>(taints.stream()
                                .map(taint -> taint.replaceFirst("[=:].*:", ":"))
                                .toList())
                        .size()
                < taints.size()) {
            throw new IllegalStateException("duplicated taints with the same key and effect: " + taints);
        }
        String name = last(arguments.remove("hostname-override"));
        List<String> others = new ArrayList<>();
        arguments.forEach((flag, values) -> values.forEach(value -> others.add("--" + flag + "=" + value)));
        return new Kubelet(name, labels, taints, others);
    }

    private static String last(List<String> values) {
        return values == null || values.isEmpty() ? "" : values.get(values.size() - 1);
    }

    static List<String> items(List<String> lists) {
        return lists == null
                ? List.of()
                : List.of(String.join(",", lists).split(",")).stream()
                        .filter(item -> !item.isEmpty())
                        .toList();
    }
}
