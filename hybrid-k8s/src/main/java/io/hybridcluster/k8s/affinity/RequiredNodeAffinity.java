// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.text.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The node affinity that scheduling requires: {@code requiredDuringSchedulingIgnoredDuringExecution} of a pod's node
 * affinity. A node fits when it fits one of the terms (Kubernetes: Assigning Pods to Nodes, "Node affinity"). Without
 * any required affinity every node fits; with one that lists no terms, none does.
 *
 * <p>Immutable and thread-safe.
 */
public final class RequiredNodeAffinity {
    static final String TERMS = "nodeSelectorTerms";
    private static final RequiredNodeAffinity NONE = new RequiredNodeAffinity(Optional.empty(), List.of());

    private final Optional<Document> tree;
    private final List<NodeSelectorTerm> terms;

    private RequiredNodeAffinity(Optional<Document> tree, List<NodeSelectorTerm> terms) {
        this.tree = tree;
        this.terms = terms;
    }

    /** Returns the absence of any required affinity. */
    public static RequiredNodeAffinity none() {
        return NONE;
    }

    /** Returns the required affinity of these terms, in this order. */
    public static RequiredNodeAffinity of(List<NodeSelectorTerm> terms) {
        return withTerms(new LinkedHashMap<>(), requireNonNull(terms, "terms"));
    }

    /**
     * Returns the required affinity of this tree; none if it is null.
     *
     * @throws IllegalArgumentException if a term or requirement is not one that Kubernetes accepts; says where
     */
    public static RequiredNodeAffinity fromTree(@Nullable Map<?, ?> tree) {
        return read(TreeNode.at("", tree == null ? null : Document.of(tree).root()));
    }

    static RequiredNodeAffinity read(TreeNode node) {
        return node.isNothing()
                ? NONE
                : new RequiredNodeAffinity(
                        Optional.of(Document.of(node.object())),
                        node.member(TERMS).elements().stream()
                                .map(NodeSelectorTerm::read)
                                .toList());
    }

    private static RequiredNodeAffinity withTerms(Map<String, @Nullable Object> members, List<NodeSelectorTerm> terms) {
        members.put(TERMS, terms.stream().map(term -> term.tree().root()).toList());
        return new RequiredNodeAffinity(Optional.of(Document.of(members)), List.copyOf(terms));
    }

    /** Returns whether there is a required affinity at all. */
    public boolean isPresent() {
        return tree.isPresent();
    }

    /** Returns the terms, one of which a node must fit. */
    public List<NodeSelectorTerm> terms() {
        return terms;
    }

    /**
     * Returns what also requires all of these: they are added to every term, since terms are alternatives and a further
     * term would let nodes in. Only where there is no required affinity, one term is made. Terms that match no node stay
     * as they are. Idempotent.
     */
    public RequiredNodeAffinity and(List<NodeSelectorRequirement> requirements) {
        requireNonNull(requirements, "requirements");
        if (!isPresent()) {
            return requirements.isEmpty() ? this : of(List.of(NodeSelectorTerm.of(requirements)));
        }
        return withTerms(terms.stream().map(term -> term.and(requirements)).toList());
    }

    /** Returns this with these terms instead; itself if they are the same. */
    RequiredNodeAffinity withTerms(List<NodeSelectorTerm> newTerms) {
        return newTerms.equals(terms)
                ? this
                : withTerms(
                        new LinkedHashMap<>(
                                TreeNode.at("", tree.orElseThrow().root()).object()),
                        newTerms);
    }

    /** Returns the affinity as Kubernetes writes it, with members that this class does not know; empty if there is none. */
    public Optional<Document> tree() {
        return tree;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequiredNodeAffinity that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** Returns the affinity as compact JSON, {@code none} if there is none. */
    @Override
    public String toString() {
        return tree.map(Document::toString).orElse("none");
    }
}
