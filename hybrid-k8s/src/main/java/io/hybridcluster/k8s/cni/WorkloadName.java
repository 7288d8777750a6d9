// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;

/**
 * The namespace and name of a workload.
 *
 * @param namespace the namespace
 * @param name the name
 */
public record WorkloadName(String namespace, String name) implements Comparable<WorkloadName> {
    /** Where an object stands whose manifest leaves that to kubectl. */
    private static final String DEFAULT_NAMESPACE = "default";

    /** @throws IllegalArgumentException if a part is empty or has a slash */
    public WorkloadName {
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
        if (namespace.isEmpty() || name.isEmpty() || namespace.contains("/") || name.contains("/")) {
            throw new IllegalArgumentException("\"" + namespace + "/" + name
                    + "\" is not the name of a workload: expected NAMESPACE/NAME, such as kube-system/calico-node");
        }
    }

    /**
     * Returns the name written {@code NAMESPACE/NAME}.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static WorkloadName parse(String text) {
        int slash = requireNonNull(text, "text").indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not the name of a workload: expected NAMESPACE/NAME, such as kube-system/calico-node");
        }
        return new WorkloadName(text.substring(0, slash), text.substring(slash + 1));
    }

    /**
     * Returns the name of this object; its namespace is {@code default} if it does not say.
     *
     * @throws IllegalArgumentException if a part is empty or has a slash, which no API server takes
     */
    public static WorkloadName of(KubernetesObject object) {
        return new WorkloadName(requireNonNull(object, "object").namespace().orElse(DEFAULT_NAMESPACE), object.name());
    }

    /** Returns whether this object has the name; its namespace is {@code default} if it does not say. */
    public boolean isNameOf(KubernetesObject object) {
        return text(requireNonNull(object, "object")).equals(toString());
    }

    /** A file may hold objects whose names no API server takes. */
    static String text(KubernetesObject object) {
        return object.namespace().orElse(DEFAULT_NAMESPACE) + "/" + object.name();
    }

    @Override
    public int compareTo(WorkloadName other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** Returns {@code NAMESPACE/NAME}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
