// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is served, for clients that ask: /version, /api, /apis and below. */
final class Discovery {
    private static final List<@Nullable Object> VERBS =
            new ArrayList<>(List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"));

    private final ResourceTypes types;

    Discovery(ResourceTypes types) {
        this.types = types;
    }

    /** Returns whether everybody may read the path, known or not. */
    static boolean isPublic(String path) {
        return path.matches("/(version|readyz|livez|healthz)/?");
    }

    Optional<Map<String, @Nullable Object>> at(String path) {
        String[] parts = path.replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1);
        if (parts[0].equals("version") && parts.length == 1) {
            return Optional.of(Trees.of(
                    "major",
                    "1",
                    "minor",
                    "20",
                    "gitVersion",
                    "v1.20.2",
                    "gitTreeState",
                    "clean",
                    "platform",
                    "fake/fake"));
        }
        if (parts[0].equals("api")) {
            return parts.length == 1
                    ? Optional.of(Trees.of("kind", "APIVersions", "versions", new ArrayList<>(List.of("v1"))))
                    : parts.length == 2 ? resources("", parts[1]) : Optional.empty();
        }
        if (!parts[0].equals("apis")) {
            return Optional.empty();
        }
        return switch (parts.length) {
            case 1 -> Optional.of(groups());
            case 2 -> Optional.ofNullable(versions().get(parts[1])).map(versions -> group(parts[1], versions));
            case 3 -> resources(parts[1], parts[2]);
            default -> Optional.empty();
        };
    }

    private Map<String, Set<String>> versions() {
        Map<String, Set<String>> versions = new LinkedHashMap<>();
        types.all().stream()
                .filter(type -> !type.group().isEmpty())
                .forEach(type -> versions.computeIfAbsent(type.group(), group -> new TreeSet<>())
                        .add(type.version()));
        return versions;
    }

    private Map<String, @Nullable Object> groups() {
        List<@Nullable Object> groups = new ArrayList<>();
        versions().forEach((group, versions) -> groups.add(group(group, versions)));
        return Trees.of("kind", "APIGroupList", "apiVersion", "v1", "groups", groups);
    }

    private static Map<String, @Nullable Object> group(String group, Set<String> versions) {
        List<@Nullable Object> all = new ArrayList<>();
        versions.forEach(version -> all.add(Trees.of("groupVersion", group + "/" + version, "version", version)));
        return Trees.of(
                "kind",
                "APIGroup",
                "apiVersion",
                "v1",
                "name",
                group,
                "versions",
                all,
                "preferredVersion",
                Trees.copyOf(all.get(0)));
    }

    private Optional<Map<String, @Nullable Object>> resources(String group, String version) {
        List<@Nullable Object> resources = new ArrayList<>();
        types.all().stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .forEach(type -> {
                    resources.add(resource(type, type.plural()));
                    if (type.hasStatus()) {
                        resources.add(resource(type, type.plural() + "/status"));
                    }
                });
        String groupVersion = group.isEmpty() ? version : group + "/" + version;
        return resources.isEmpty()
                ? Optional.empty()
                : Optional.of(Trees.of(
                        "kind",
                        "APIResourceList",
                        "apiVersion",
                        "v1",
                        "groupVersion",
                        groupVersion,
                        "resources",
                        resources));
    }

    private static Map<String, @Nullable Object> resource(ResourceType type, String name) {
        return Trees.of(
                "name",
                name,
                "singularName",
                "",
                "namespaced",
                type.isNamespaced(),
                "kind",
                type.kind(),
                "verbs",
                Trees.copyOf(VERBS));
    }
}
