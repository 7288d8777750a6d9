// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alternative of a required node affinity: a node fits when it meets every requirement of the term.
 *
 * <p>A term without any requirement matches no node at all (k8s.io/api core/v1, NodeSelectorTerm: "A null or empty node
 * selector term matches no objects"). Two terms are equal when their trees are. Immutable and thread-safe.
 */
public final class NodeSelectorTerm {
    private static final String MATCH_EXPRESSIONS = "matchExpressions";

    private final Document tree;
    private final List<NodeSelectorRequirement> matchExpressions;
    private final List<NodeSelectorRequirement> matchFields;

    private NodeSelectorTerm(
            Document tree, List<NodeSelectorRequirement> matchExpressions, List<NodeSelectorRequirement> matchFields) {
        this.tree = tree;
        this.matchExpressions = matchExpressions;
        this.matchFields = matchFields;
    }

    /** Returns the term of these requirements on labels, in this order. */
    public static NodeSelectorTerm of(List<NodeSelectorRequirement> matchExpressions) {
        return withExpressions(new LinkedHashMap<>(), requireNonNull(matchExpressions, "matchExpressions"), List.of());
    }

    /** Reads a term of an existing object; keeps what it does not know. */
    static NodeSelectorTerm read(TreeNode node) {
        return new NodeSelectorTerm(
                Document.of(node.object()),
                requirements(node.member(MATCH_EXPRESSIONS)),
                requirements(node.member("matchFields")));
    }

    private static List<NodeSelectorRequirement> requirements(TreeNode list) {
        return list.elements().stream().map(NodeSelectorRequirement::read).toList();
    }

    private static NodeSelectorTerm withExpressions(
            Map<String, @Nullable Object> members,
            List<NodeSelectorRequirement> matchExpressions,
            List<NodeSelectorRequirement> matchFields) {
        members.put(
                MATCH_EXPRESSIONS,
                matchExpressions.stream()
                        .map(requirement -> requirement.tree().root())
                        .toList());
        return new NodeSelectorTerm(Document.of(members), List.copyOf(matchExpressions), matchFields);
    }

    /** Returns the requirements on labels, all of which must be met. */
    public List<NodeSelectorRequirement> matchExpressions() {
        return matchExpressions;
    }

    /** Returns the requirements on fields, all of which must be met; Kubernetes knows {@code metadata.name}. */
    public List<NodeSelectorRequirement> matchFields() {
        return matchFields;
    }

    /** Returns whether there is no requirement, and so no node that fits. */
    public boolean isEmpty() {
        return matchExpressions.isEmpty() && matchFields.isEmpty();
    }

    /**
     * Returns this term with those of the requirements on labels that it does not have yet, added at the end.
     *
     * <p>An empty term is returned as it is: it matches no node, and would match some with a requirement. Idempotent.
     */
    public NodeSelectorTerm and(List<NodeSelectorRequirement> requirements) {
        requireNonNull(requirements, "requirements");
        List<NodeSelectorRequirement> all = new ArrayList<>(matchExpressions);
        requirements.stream().filter(requirement -> !all.contains(requirement)).forEach(all::add);
        return isEmpty() || all.size() == matchExpressions.size()
                ? this
                : withExpressions(new LinkedHashMap<>(members()), all, matchFields);
    }

    /** Returns this term without these requirements, each taken away once, the last one first. */
    NodeSelectorTerm without(List<NodeSelectorRequirement> requirements, boolean keepEmptyList) {
        List<NodeSelectorRequirement> left = new ArrayList<>(matchExpressions);
        for (NodeSelectorRequirement requirement : requirements) {
            int last = left.lastIndexOf(requirement);
            if (last >= 0) {
                left.remove(last);
            }
        }
        if (left.size() == matchExpressions.size()) {
            return this;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>(members());
        if (left.isEmpty() && !keepEmptyList) {
            members.remove(MATCH_EXPRESSIONS);
            return new NodeSelectorTerm(Document.of(members), List.of(), matchFields);
        }
        return withExpressions(members, left, matchFields);
    }

    /** Returns whether the member for requirements on labels is there, be it empty. */
    boolean listsExpressions() {
        return members().get(MATCH_EXPRESSIONS) != null;
    }

    private Map<String, @Nullable Object> members() {
        return TreeNode.at("", tree.root()).object();
    }

    /** Returns the term as Kubernetes writes it, with members that this class does not know. */
    public Document tree() {
        return tree;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeSelectorTerm that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** Returns the term as compact JSON. */
    @Override
    public String toString() {
        return tree.toString();
    }
}
