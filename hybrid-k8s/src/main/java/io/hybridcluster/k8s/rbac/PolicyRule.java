// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.rbac;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.List;
import java.util.Optional;

/**
 * One rule: what may be done to which objects (Kubernetes: Using RBAC Authorization).
 *
 * @param namespace where it holds; empty for the whole cluster
 * @param resource the resource
 * @param names the objects, empty for all of the resource. RBAC cannot limit {@code create} and {@code list} by name
 *     (but {@code list} and {@code watch} of one name by field selector)
 * @param verbs what may be done, such as {@code get}, in the order in which they are written
 */
public record PolicyRule(Optional<String> namespace, ApiResource resource, List<String> names, List<String> verbs) {
    /** @throws IllegalArgumentException if there is no verb, or create is limited by names */
    public PolicyRule {
        requireNonNull(namespace, "namespace");
        requireNonNull(resource, "resource");
        names = List.copyOf(requireNonNull(names, "names"));
        verbs = List.copyOf(requireNonNull(verbs, "verbs"));
        if (verbs.isEmpty()) {
            throw new IllegalArgumentException("a rule on " + resource + " without verbs allows nothing");
        }
        if (verbs.contains("create") && !names.isEmpty()) {
            throw new IllegalArgumentException("create of " + resource + " cannot be limited to the names " + names);
        }
    }

    static PolicyRule cluster(ApiResource resource, String... verbs) {
        return new PolicyRule(Optional.empty(), resource, List.of(), List.of(verbs));
    }

    static PolicyRule in(String namespace, ApiResource resource, String... verbs) {
        return new PolicyRule(Optional.of(namespace), resource, List.of(), List.of(verbs));
    }

    static PolicyRule named(String namespace, ApiResource resource, String name, String... verbs) {
        return new PolicyRule(Optional.of(namespace), resource, List.of(name), List.of(verbs));
    }

    /** Returns the rule as an element of a Role's or ClusterRole's {@code rules}. */
    public Document document() {
        ObjectBuilder rule = Document.object()
                .put("apiGroups", List.of(resource.group()))
                .put("resources", List.of(resource.plural()));
        if (!names.isEmpty()) {
            rule.put("resourceNames", names);
        }
        return rule.put("verbs", verbs).build();
    }
}
