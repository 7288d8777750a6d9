// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resources that the fake serves: the built-in ones, and those of the CustomResourceDefinitions in the store. */
final class ResourceTypes {
    static final ResourceType NAMESPACES = core("namespaces", "Namespace", false, true);
    static final ResourceType NODES = core("nodes", "Node", false, true);
    static final ResourceType PODS = core("pods", "Pod", true, true);
    static final ResourceType CONFIG_MAPS = core("configmaps", "ConfigMap", true, false);
    static final ResourceType SECRETS = core("secrets", "Secret", true, false);
    static final ResourceType DAEMON_SETS = apps("daemonsets", "DaemonSet", true);
    static final ResourceType DEFINITIONS = new ResourceType(
            "apiextensions.k8s.io",
            "v1",
            "customresourcedefinitions",
            "CustomResourceDefinition",
            false,
            true,
            true,
            true);
    static final ResourceType ROLES = rbac("roles", "Role", true);
    static final ResourceType ROLE_BINDINGS = rbac("rolebindings", "RoleBinding", true);
    static final ResourceType CLUSTER_ROLES = rbac("clusterroles", "ClusterRole", false);
    static final ResourceType CLUSTER_ROLE_BINDINGS = rbac("clusterrolebindings", "ClusterRoleBinding", false);

    private static final List<ResourceType> BUILT_IN = List.of(
            NAMESPACES,
            NODES,
            PODS,
            CONFIG_MAPS,
            SECRETS,
            core("events", "Event", true, false),
            core("endpoints", "Endpoints", true, false),
            core("services", "Service", true, true),
            core("serviceaccounts", "ServiceAccount", true, false),
            DAEMON_SETS,
            apps("deployments", "Deployment", true),
            apps("controllerrevisions", "ControllerRevision", false),
            DEFINITIONS,
            ROLES,
            ROLE_BINDINGS,
            CLUSTER_ROLES,
            CLUSTER_ROLE_BINDINGS);

    private final Store store;

    ResourceTypes(Store store) {
        this.store = store;
    }

    /** Returns all, the built-in ones first. */
    List<ResourceType> all() {
        List<ResourceType> all = new ArrayList<>(BUILT_IN);
        store.list(DEFINITIONS, "").forEach(definition -> {
            Object spec = definition.get("spec");
            for (Object version : Trees.list(spec, "versions")) {
                if (Boolean.TRUE.equals(Trees.at(version, "served"))) {
                    all.add(custom(spec, version));
                }
            }
        });
        return List.copyOf(all);
    }

    Optional<ResourceType> find(String group, String version, String plural) {
        return all().stream()
                .filter(type -> type.is(group, plural) && type.version().equals(version))
                .findFirst();
    }

    Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return all().stream()
                .filter(type -> type.kind().equals(kind)
                        && (apiVersion.isEmpty() || type.apiVersion().equals(apiVersion)))
                .findFirst();
    }

    private static ResourceType custom(@Nullable Object spec, @Nullable Object version) {
        return new ResourceType(
                Trees.text(spec, "group"),
                Trees.text(version, "name"),
                Trees.text(spec, "names", "plural"),
                Trees.text(spec, "names", "kind"),
                Trees.text(spec, "scope").equals("Namespaced"),
                Trees.at(version, "subresources", "status") != null,
                true,
                false);
    }

    private static ResourceType core(String plural, String kind, boolean namespaced, boolean status) {
        return new ResourceType("", "v1", plural, kind, namespaced, status, false, true);
    }

    private static ResourceType apps(String plural, String kind, boolean status) {
        return new ResourceType("apps", "v1", plural, kind, true, status, status, true);
    }

    private static ResourceType rbac(String plural, String kind, boolean namespaced) {
        return new ResourceType("rbac.authorization.k8s.io", "v1", plural, kind, namespaced, false, false, true);
    }
}
