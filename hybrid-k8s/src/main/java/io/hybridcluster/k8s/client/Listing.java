// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.ObjectRef;
import java.util.Optional;

/**
 * Which objects of a resource, and which of their members.
 *
 * <p>Immutable and thread-safe.
 *
 * @param resource the resource
 * @param namespace the namespace; empty for all of them, and for a resource without namespaces
 * @param labelSelector as Kubernetes writes it, such as {@code alibabacloud.com/external=true}; empty for all
 * @param fieldSelector as Kubernetes writes it, such as {@code spec.nodeName=a}; empty for all
 * @param fields what is kept of each object
 */
public record Listing(
        ApiResource resource,
        Optional<String> namespace,
        Optional<String> labelSelector,
        Optional<String> fieldSelector,
        FieldMask fields) {
    /** @throws IllegalArgumentException if there is a namespace and the resource has none, or it is no name */
    public Listing {
        requireNonNull(resource, "resource");
        requireNonNull(namespace, "namespace");
        requireNonNull(labelSelector, "labelSelector");
        requireNonNull(fieldSelector, "fieldSelector");
        requireNonNull(fields, "fields");
        namespace.ifPresent(name -> {
            if (!resource.namespaced()) {
                throw new IllegalArgumentException(resource + " are in no namespace, found " + name);
            }
            ApiResource.NAMESPACES.named(name);
        });
    }

    /** Returns the listing of all objects of a resource, whole. */
    public static Listing of(ApiResource resource) {
        return new Listing(resource, Optional.empty(), Optional.empty(), Optional.empty(), FieldMask.everything());
    }

    /** Returns the listing of this one object: list and watch are granted by name, too. */
    public static Listing ofOne(ObjectRef ref) {
        requireNonNull(ref, "ref");
        return new Listing(
                ref.resource(),
                ref.namespace(),
                Optional.empty(),
                Optional.of("metadata.name=" + ref.name()),
                FieldMask.everything());
    }

    /** Returns this, of one namespace. */
    public Listing inNamespace(String name) {
        return new Listing(resource, Optional.of(name), labelSelector, fieldSelector, fields);
    }

    /** Returns this, of the objects with these labels. */
    public Listing withLabels(String selector) {
        return new Listing(resource, namespace, Optional.of(selector), fieldSelector, fields);
    }

    /** Returns this, of the objects with these fields. */
    public Listing withFieldSelector(String selector) {
        return new Listing(resource, namespace, labelSelector, Optional.of(selector), fields);
    }

    /** Returns this, with only these members of each object. */
    public Listing keeping(FieldMask mask) {
        return new Listing(resource, namespace, labelSelector, fieldSelector, mask);
    }

    /** Returns the resource and namespace, such as {@code pods in kube-system}. */
    @Override
    public String toString() {
        return resource + namespace.map(name -> " in " + name).orElse("");
    }
}
