// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which object: a resource, a namespace where it has them, and a name.
 *
 * @param resource the resource
 * @param namespace the namespace, empty exactly for a resource without namespaces
 * @param name the name: letters, digits, {@code - _ . :}, at most 253 characters
 */
public record ObjectRef(ApiResource resource, Optional<String> namespace, String name) {
    /** What all resources allow in names together; none allows "/" or "%" (Kubernetes: Object Names and IDs). */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[-._:A-Za-z0-9]{0,251}[A-Za-z0-9])?");

    /** @throws IllegalArgumentException if the namespace is missing or too much, or a name has other characters */
    public ObjectRef {
        requireNonNull(resource, "resource");
        requireNonNull(namespace, "namespace");
        if (namespace.isPresent() != resource.namespaced()) {
            throw new IllegalArgumentException(resource
                    + (resource.namespaced() ? " are in namespaces, and none is given" : " are in no namespace, found ")
                    + namespace.orElse(""));
        }
        requireName("name", requireNonNull(name, "name"));
        namespace.ifPresent(text -> requireName("namespace", text));
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " \"" + name + "\" is not the name of an object");
        }
    }

    /**
     * Returns what an object of this resource is.
     *
     * @throws IllegalArgumentException if the object is of another resource, or lacks its namespace
     */
    public static ObjectRef of(ApiResource resource, KubernetesObject object) {
        requireNonNull(resource, "resource");
        requireNonNull(object, "object");
        if (!object.kind().equals(resource.kind()) || !object.apiVersion().equals(resource.apiVersion())) {
            throw new IllegalArgumentException(
                    object + " of " + object.apiVersion() + " is not one of " + resource + " " + resource.version());
        }
        return new ObjectRef(resource, object.namespace(), object.name());
    }

    /**
     * Returns what an object of a resource that {@link ApiResource} knows is.
     *
     * @throws IllegalArgumentException if it does not know the resource
     */
    public static ObjectRef of(KubernetesObject object) {
        requireNonNull(object, "object");
        return of(
                ApiResource.known(object.apiVersion(), object.kind())
                        .orElseThrow(() -> new IllegalArgumentException("how " + object + " of " + object.apiVersion()
                                + " is served is not known here: name its ApiResource")),
                object);
    }

    /** Returns kind and name, such as {@code DaemonSet kube-system/calico-node}. */
    @Override
    public String toString() {
        return resource.kind() + " " + namespace.map(ns -> ns + "/").orElse("") + name;
    }
}
