// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.manifest;

import io.hybridcluster.model.file.FileProblem;
import io.hybridcluster.model.file.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells templates from manifests. The marks alone do not: a ConfigMap may hold a template for somebody else. A file is one
 * if it is no YAML from such a mark on, or if a mark stands where the API server takes no such character.
 */
final class Template {
    /** Of Helm and Go, of Jinja; these are what makes a file no YAML. */
    private static final List<String> BREAKING = List.of("{{", "{%", "{#");

    /** Also of envsubst and ERB, which YAML mostly takes for text, as scripts in a ConfigMap hold it. */
    private static final List<String> MARKS = List.of("{{", "{%", "{#", "${", "<%");

    private Template() {}

    static TemplateException refuse(String file, Position at, String mark) {
        return new TemplateException(
                new FileProblem(
                        file,
                        at,
                        "found a template (\"" + mark
                                + "\"), expected a manifest as the API server takes it; fill it in first:"
                                + " helm template, kustomize build, envsubst, or take the live object from kubectl get -o yaml"));
    }

    /** Returns the refusal of a file that is no YAML at this line, if a mark on it or above it explains that. */
    static Optional<TemplateException> explains(String file, byte[] content, Position problem) {
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\r\n|\n|\r", problem.line() + 1);
        for (int i = 0; i < Math.min(lines.length, problem.line()); i++) {
            for (String mark : MARKS) {
                int column = lines[i].indexOf(mark);
                if (column >= 0 && (BREAKING.contains(mark) || i + 1 == problem.line())) {
                    Position at = new Position(i + 1, lines[i].codePointCount(0, column) + 1);
                    return Optional.of(refuse(file, at, mark));
                }
            }
        }
        return Optional.empty();
    }

    /** Where a mark was found in an object. */
    record Mark(List<Object> path, String text) {}

    /** Returns the first mark in what names an object or decides where its pods run. */
    static Optional<Mark> in(Map<?, ?> object) {
        Map<String, @Nullable Object> decisive = new LinkedHashMap<>();
        decisive.put("apiVersion", object.get("apiVersion"));
        decisive.put("kind", object.get("kind"));
        if (object.get("metadata") instanceof Map<?, ?> metadata) {
            decisive.put("metadata", only(metadata, "name", "namespace", "labels"));
        }
        if (object.get("spec") instanceof Map<?, ?> spec && spec.get("template") instanceof Map<?, ?> template) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            if (template.get("metadata") instanceof Map<?, ?> metadata) {
                parts.put("metadata", only(metadata, "labels"));
            }
            if (template.get("spec") instanceof Map<?, ?> podSpec) {
                Map<String, @Nullable Object> pods =
                        only(podSpec, "nodeSelector", "affinity", "tolerations", "nodeName");
                pods.put("initContainers", images(podSpec.get("initContainers")));
                pods.put("containers", images(podSpec.get("containers")));
                parts.put("spec", pods);
            }
            decisive.put("spec", Map.of("template", parts));
        }
        return first(List.of(), decisive);
    }

    private static Map<String, @Nullable Object> only(Map<?, ?> object, String... names) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        for (String name : names) {
            some.put(name, object.get(name));
        }
        return some;
    }

    private static List<Object> images(@Nullable Object containers) {
        List<Object> images = new ArrayList<>();
        if (containers instanceof List<?> list) {
            list.forEach(one -> images.add(one instanceof Map<?, ?> container ? only(container, "image") : Map.of()));
        }
        return images;
    }

    private static Optional<Mark> first(List<Object> path, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> member : object.entrySet()) {
                Optional<Mark> found = first(with(path, member.getKey()), member.getValue());
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Optional<Mark> found = first(with(path, i), list.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (value instanceof String text) {
            return MARKS.stream().filter(text::contains).findFirst().map(mark -> new Mark(path, mark));
        }
        return Optional.empty();
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
