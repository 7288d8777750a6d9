// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A resource that an API server serves: what a kind is called in URLs and in RBAC rules (Kubernetes: API Concepts,
 * "Resource URIs").
 *
 * @param group the API group, empty for the core group
 * @param version the version in the group, such as {@code v1}
 * @param plural the name in URLs, such as {@code daemonsets}
 * @param kind the kind of its objects, such as {@code DaemonSet}
 * @param namespaced whether its objects are in namespaces
 */
public record ApiResource(String group, String version, String plural, String kind, boolean namespaced) {
    /** What may stand in a URL's path as it is: DNS names and CamelCase. Before the constants, which need it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[-.A-Za-z0-9]*[A-Za-z0-9])?");

    private static final String EVERY = "*";

    /** Nodes. */
    public static final ApiResource NODES = cluster("", "v1", "nodes", "Node");

    /** Namespaces. */
    public static final ApiResource NAMESPACES = cluster("", "v1", "namespaces", "Namespace");

    /** Pods. */
    public static final ApiResource PODS = namespaced("", "v1", "pods", "Pod");

    /** Events of the core group, which is where Terway reports. */
    public static final ApiResource EVENTS = namespaced("", "v1", "events", "Event");

    /** ConfigMaps. */
    public static final ApiResource CONFIG_MAPS = namespaced("", "v1", "configmaps", "ConfigMap");

    /** Secrets. */
    public static final ApiResource SECRETS = namespaced("", "v1", "secrets", "Secret");

    /** Services. */
    public static final ApiResource SERVICES = namespaced("", "v1", "services", "Service");

    /** Endpoints, among them the API server's own addresses. */
    public static final ApiResource ENDPOINTS = namespaced("", "v1", "endpoints", "Endpoints");

    /** DaemonSets. */
    public static final ApiResource DAEMON_SETS = namespaced("apps", "v1", "daemonsets", "DaemonSet");

    /** The earlier templates of DaemonSets. */
    public static final ApiResource CONTROLLER_REVISIONS =
            namespaced("apps", "v1", "controllerrevisions", "ControllerRevision");

    /** CustomResourceDefinitions. */
    public static final ApiResource CUSTOM_RESOURCE_DEFINITIONS =
            cluster("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition");

    /** The tigera-operator's configuration of Calico. */
    public static final ApiResource INSTALLATIONS =
            cluster("operator.tigera.io", "v1", "installations", "Installation");

    /** Calico's pools, as a CRD serves them. */
    public static final ApiResource IP_POOLS = cluster("crd.projectcalico.org", "v1", "ippools", "IPPool");

    /** Calico's pools, as its API server serves them, which the tigera-operator installs. */
    public static final ApiResource IP_POOLS_V3 = cluster("projectcalico.org", "v3", "ippools", "IPPool");

    private static final List<ApiResource> KNOWN = List.of(
            NODES,
            NAMESPACES,
            PODS,
            EVENTS,
            CONFIG_MAPS,
            SECRETS,
            SERVICES,
            ENDPOINTS,
            DAEMON_SETS,
            CONTROLLER_REVISIONS,
            CUSTOM_RESOURCE_DEFINITIONS,
            INSTALLATIONS,
            IP_POOLS,
            IP_POOLS_V3);

    /** @throws IllegalArgumentException if a name has other characters than letters, digits, "-" and "." */
    public ApiResource {
        requireNonNull(group, "group");
        if (!group.isEmpty()) {
            requireName("group", group);
        }
        requireName("version", version);
        if (!requireNonNull(plural, "plural").equals(EVERY)) {
            requireName("plural", plural);
        }
        requireName("kind", kind);
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(requireNonNull(name, what)).matches()) {
            throw new IllegalArgumentException(
                    what + " \"" + name + "\" is not letters and digits, with \"-\" and \".\" between them");
        }
    }

    /** Returns a resource without namespaces. */
    public static ApiResource cluster(String group, String version, String plural, String kind) {
        return new ApiResource(group, version, plural, kind, false);
    }

    /** Returns a resource in namespaces. */
    public static ApiResource namespaced(String group, String version, String plural, String kind) {
        return new ApiResource(group, version, plural, kind, true);
    }

    /** Returns what RBAC rules call all resources of a group, {@code *}; it can be neither listed nor read. */
    public static ApiResource everyResourceOf(String group) {
        return new ApiResource(group, "v1", EVERY, "Any", false);
    }

    /** Returns the constant of this class that serves this kind of objects; empty for other kinds. */
    public static Optional<ApiResource> known(String apiVersion, String kind) {
        requireNonNull(apiVersion, "apiVersion");
        requireNonNull(kind, "kind");
        return KNOWN.stream()
                .filter(resource ->
                        resource.kind.equals(kind) && resource.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** Returns group and version as objects state them: {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Returns the object of this name, of a resource without namespaces. */
    public ObjectRef named(String name) {
        return new ObjectRef(this, Optional.empty(), name);
    }

    /** Returns the object of this name in this namespace. */
    public ObjectRef named(String namespace, String name) {
        return new ObjectRef(this, Optional.of(namespace), name);
    }

    /** Returns {@code daemonsets.apps}, as kubectl and RBAC messages have it. */
    @Override
    public String toString() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
