// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RBAC by the objects in the store. Source: "Kubernetes: Using RBAC Authorization". */
final class Authorizer {
    /** Somebody who asks. */
    record Identity(String name, List<String> groups) {}

    /** What somebody asks for. */
    record Access(String verb, String group, String resource, String subresource, String namespace, String name) {
        String qualified() {
            return subresource.isEmpty() ? resource : resource + "/" + subresource;
        }
    }

    private final Store store;

    Authorizer(Store store) {
        this.store = store;
    }

    boolean allows(Identity who, Access access) {
        if (who.groups().contains("system:masters")) {
            return true;
        }
        if (access.resource().equals("selfsubjectaccessreviews") && who.groups().contains("system:authenticated")) {
            return true;
        }
        Stream<Object> everywhere = store.list(ResourceTypes.CLUSTER_ROLE_BINDINGS, "").stream()
                .filter(binding -> names(binding, who))
                .flatMap(binding -> rules(binding).stream());
        Stream<Object> here = access.namespace().isEmpty()
                ? Stream.of()
                : store.list(ResourceTypes.ROLE_BINDINGS, access.namespace()).stream()
                        .filter(binding -> names(binding, who))
                        .flatMap(binding -> rules(binding).stream());
        return Stream.concat(everywhere, here).anyMatch(rule -> covers(rule, access));
    }

    /** Returns whether somebody may read a path that is no resource, by the bootstrap roles of every cluster. */
    static boolean allowsToRead(Identity who, String path) {
        return who.groups().contains("system:masters")
                || who.groups().contains("system:authenticated")
                || who.groups().contains("system:unauthenticated") && Discovery.isPublic(path);
    }

    private List<Object> rules(Object binding) {
        String name = Trees.text(binding, "roleRef", "name");
        Optional<Map<String, @Nullable Object>> role =
                Trees.text(binding, "roleRef", "kind").equals("ClusterRole")
                        ? store.find(ResourceTypes.CLUSTER_ROLES, "", name)
                        : store.find(ResourceTypes.ROLES, Trees.text(binding, "metadata", "namespace"), name);
        return role.map(each -> Trees.list(each, "rules")).stream()
                .flatMap(List::stream)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static boolean names(Object binding, Identity who) {
        return Trees.list(binding, "subjects").stream().anyMatch(subject -> {
            String name = Trees.text(subject, "name");
            return switch (Trees.text(subject, "kind")) {
                case "User" -> who.name().equals(name);
                case "Group" -> who.groups().contains(name);
                case "ServiceAccount" ->
                    who.name().equals("system:serviceaccount:" + Trees.text(subject, "namespace") + ":" + name);
                default -> false;
            };
        });
    }

    private static boolean covers(Object rule, Access access) {
        List<@Nullable Object> names = Trees.list(rule, "resourceNames");
        return has(rule, "verbs", access.verb())
                && has(rule, "apiGroups", access.group())
                && (has(rule, "resources", access.qualified())
                        || !access.subresource().isEmpty()
                                && Trees.list(rule, "resources").contains("*/" + access.subresource()))
                && (names.isEmpty() || names.contains(access.name()));
    }

    private static boolean has(Object rule, String list, String wanted) {
        List<@Nullable Object> values = Trees.list(rule, list);
        return values.contains("*") || values.contains(wanted);
    }
}
