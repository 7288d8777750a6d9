// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pod template says of itself, read leniently: whatever has not the form that Kubernetes knows is as good as not
 * there.
 */
final class PodTemplate {
    private final KubernetesObject object;

    PodTemplate(KubernetesObject object) {
        this.object = object;
    }

    /** Whether there is one. */
    boolean isPresent() {
        return object.tree().at("spec", "template", "spec") instanceof Map<?, ?>;
    }

    /** The labels of the pods, and those of the object that the pods have not. */
    Map<String, String> labels() {
        Map<String, String> labels = strings(object.tree().at("metadata", "labels"));
        labels.putAll(strings(object.tree().at("spec", "template", "metadata", "labels")));
        return labels;
    }

    static Map<String, String> strings(@Nullable Object tree) {
        Map<String, String> strings = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (value instanceof String text) {
                    strings.put((String) name, text);
                }
            });
        }
        return strings;
    }

    List<String> containers() {
        return texts(all(), "name");
    }

    List<String> images() {
        return texts(all(), "image").stream().distinct().toList();
    }

    /** The folders and files of the node that the pods see. */
    List<String> hostPaths() {
        List<String> paths = new ArrayList<>();
        objects("volumes").forEach(volume -> {
            if (volume.get("hostPath") instanceof Map<?, ?> host && host.get("path") instanceof String path) {
                paths.add(path);
            }
        });
        return paths;
    }

    /** The value of an environment variable, where it is written out. */
    Optional<String> environment(String name) {
        for (Map<?, ?> container : all()) {
            for (Map<?, ?> variable : objects(container.get("env"))) {
                if (name.equals(variable.get("name")) && variable.get("value") instanceof String value) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    /** The names of all environment variables. */
    List<String> environmentNames() {
        List<String> names = new ArrayList<>();
        all().forEach(container -> names.addAll(texts(objects(container.get("env")), "name")));
        return names;
    }

    /** The words of all commands. */
    List<String> arguments() {
        List<String> words = new ArrayList<>();
        for (Map<?, ?> container : all()) {
            for (String part : List.of("command", "args")) {
                if (container.get(part) instanceof List<?> list) {
                    list.stream()
                            .filter(word -> word instanceof String)
                            .map(word -> (String) word)
                            .forEach(words::add);
                }
            }
        }
        return words;
    }

    private List<Map<?, ?>> all() {
        List<Map<?, ?>> all = new ArrayList<>(objects("initContainers"));
        all.addAll(objects("containers"));
        return all;
    }

    private List<Map<?, ?>> objects(String member) {
        return objects(object.tree().at("spec", "template", "spec", member));
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (list instanceof List<?> elements) {
            elements.forEach(element -> {
                if (element instanceof Map<?, ?> one) {
                    objects.add(one);
                }
            });
        }
        return objects;
    }

    private static List<String> texts(List<Map<?, ?>> objects, String member) {
        List<String> texts = new ArrayList<>();
        objects.forEach(one -> {
            if (one.get(member) instanceof String text) {
                texts.add(text);
            }
        });
        return texts;
    }
}
