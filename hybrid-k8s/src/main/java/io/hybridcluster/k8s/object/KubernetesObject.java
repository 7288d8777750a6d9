// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object of any kind, as a client read it or as a manifest holds it. Every member is kept, known or not.
 *
 * <p>It prints as its kind and name, never as its contents. Immutable and thread-safe.
 */
public final class KubernetesObject {
    private final Document tree;
    private final String apiVersion;
    private final String kind;
    private final String name;
    private final Optional<String> namespace;
    private final Optional<String> resourceVersion;

    private KubernetesObject(Document tree) {
        TreeNode root = TreeNode.at("", tree.root());
        TreeNode metadata = root.member("metadata");
        this.tree = tree;
        this.apiVersion = root.member("apiVersion").string();
        this.kind = root.member("kind").string();
        this.name = metadata.member("name").string();
        this.namespace = metadata.member("namespace").optionalString();
        this.resourceVersion = metadata.member("resourceVersion").optionalString();
    }

    /**
     * Returns the object of a deep copy of this tree.
     *
     * <p>Takes what Kubernetes clients, Jackson, Gson and SnakeYAML yield. A floating-point number without a fraction
     * becomes a whole number and a date becomes text, since Kubernetes knows neither.
     *
     * @throws IllegalArgumentException if {@code apiVersion}, {@code kind} or {@code metadata.name} is missing or not a
     *     string, or a value has no place in JSON; says where
     */
    public static KubernetesObject of(Map<?, ?> tree) {
        return new KubernetesObject(Document.of(PlainTree.object(requireNonNull(tree, "tree"))));
    }

    /**
     * Returns the object of this document, which is not copied.
     *
     * @throws IllegalArgumentException if the document is a list, or {@code apiVersion}, {@code kind} or {@code
     *     metadata.name} is missing or not a string; says where
     */
    public static KubernetesObject of(Document tree) {
        return new KubernetesObject(requireNonNull(tree, "tree"));
    }

    /** Returns the group and version, such as {@code apps/v1}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** Returns the kind, such as {@code DaemonSet}. */
    public String kind() {
        return kind;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the namespace; empty for an object that has none, or a manifest that leaves it to kubectl. */
    public Optional<String> namespace() {
        return namespace;
    }

    /** Returns the version that a server gave this state of the object; empty for a manifest. */
    public Optional<String> resourceVersion() {
        return resourceVersion;
    }

    /** Returns the whole tree. */
    public Document tree() {
        return tree;
    }

    /** Returns the root of the tree, for reading it. */
    public TreeNode root() {
        return TreeNode.at("", tree.root());
    }

    /** Returns whether both name the same object: kind, group, namespace and name. */
    public boolean isSameObjectAs(KubernetesObject other) {
        return kind.equals(requireNonNull(other, "other").kind)
                && group(apiVersion).equals(group(other.apiVersion))
                && name.equals(other.name)
                && namespace.equals(other.namespace);
    }

    private static String group(String apiVersion) {
        return apiVersion.substring(0, Math.max(apiVersion.indexOf('/'), 0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KubernetesObject that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** Returns the kind and name, such as {@code DaemonSet kube-system/calico-node}. */
    @Override
    public String toString() {
        return kind + " " + namespace.map(ns -> ns + "/").orElse("") + name;
    }
}
