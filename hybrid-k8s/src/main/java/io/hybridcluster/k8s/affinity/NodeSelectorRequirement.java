// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.text.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a node's label, such as {@code type NotIn [virtual-kubelet]}. There is a factory for each operator,
 * with as many values as Kubernetes demands of it (kubernetes pkg/apis/core/validation, ValidateNodeSelectorRequirement).
 *
 * <p>Two requirements are equal when key, operator and values are; the order of the values does not count, as it does not
 * for Kubernetes. Immutable and thread-safe.
 */
public final class NodeSelectorRequirement {
    private final String key;
    private final NodeSelectorOperator operator;
    private final List<String> values;
    private final Document tree;

    private NodeSelectorRequirement(String key, NodeSelectorOperator operator, List<String> values, Document tree) {
        this.key = key;
        this.operator = operator;
        this.values = values;
        this.tree = tree;
    }

    /** Requires the label to have one of these values. */
    public static NodeSelectorRequirement in(String key, String first, String... others) {
        return withValues(key, NodeSelectorOperator.IN, first, others);
    }

    /** Requires the label to have none of these values; a node without the label will do. */
    public static NodeSelectorRequirement notIn(String key, String first, String... others) {
        return withValues(key, NodeSelectorOperator.NOT_IN, first, others);
    }

    /** Requires the label to be there. */
    public static NodeSelectorRequirement exists(String key) {
        return of(key, NodeSelectorOperator.EXISTS, List.of());
    }

    /** Requires the label to be absent. */
    public static NodeSelectorRequirement doesNotExist(String key) {
        return of(key, NodeSelectorOperator.DOES_NOT_EXIST, List.of());
    }

    /** Requires the label to be a whole number greater than this. */
    public static NodeSelectorRequirement gt(String key, long value) {
        return of(key, NodeSelectorOperator.GT, List.of(Long.toString(value)));
    }

    /** Requires the label to be a whole number less than this. */
    public static NodeSelectorRequirement lt(String key, long value) {
        return of(key, NodeSelectorOperator.LT, List.of(Long.toString(value)));
    }

    private static NodeSelectorRequirement withValues(
            String key, NodeSelectorOperator operator, String first, String... others) {
        List<String> values = Stream.concat(
                        Stream.of(requireNonNull(first, "first")), Stream.of(requireNonNull(others, "others")))
                .toList();
        requireNonNull(key, "key");
        values.forEach(value -> new Label(key, requireNonNull(value, "value")));
        return of(key, operator, values);
    }

    /** The grammar of the key is that of a label; {@link Label} says what is wrong with it. */
    private static NodeSelectorRequirement of(String key, NodeSelectorOperator operator, List<String> values) {
        String checked = new Label(requireNonNull(key, "key"), "").key();
        var tree = Document.object().put("key", checked).put("operator", operator.toString());
        if (!values.isEmpty()) {
            tree.put("values", values);
        }
        return new NodeSelectorRequirement(checked, operator, List.copyOf(values), tree.build());
    }

    /** Reads a requirement of an existing object; keeps what it does not know. */
    static NodeSelectorRequirement read(TreeNode node) {
        NodeSelectorOperator operator = NodeSelectorOperator.read(node.member("operator"));
        TreeNode valuesNode = node.member("values");
        List<String> values =
                valuesNode.elements().stream().map(TreeNode::string).toList();
        if (!operator.takes(values.size())) {
            throw valuesNode.expected(operator.arity() + " for " + operator);
        }
        return new NodeSelectorRequirement(node.member("key").string(), operator, values, Document.of(node.object()));
    }

    /** Returns the label's key. */
    public String key() {
        return key;
    }

    /** Returns how the label is compared. */
    public NodeSelectorOperator operator() {
        return operator;
    }

    /** Returns what the label is compared with, in the order given; none for Exists and DoesNotExist. */
    public List<String> values() {
        return values;
    }

    /** Returns the requirement as Kubernetes writes it, with members that this class does not know. */
    public Document tree() {
        return tree;
    }

    private Set<String> valueSet() {
        return new TreeSet<>(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeSelectorRequirement that
                && key.equals(that.key)
                && operator == that.operator
                && valueSet().equals(that.valueSet())
                && unknownMembers().equals(that.unknownMembers());
    }

    private Map<String, @Nullable Object> unknownMembers() {
        Map<String, @Nullable Object> members =
                new LinkedHashMap<>(TreeNode.at("", tree.root()).object());
        members.keySet().removeAll(List.of("key", "operator", "values"));
        return members;
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 * 31
                + operator.toString().hashCode() * 31
                + valueSet().hashCode();
    }

    /** Returns the requirement as documentation writes it, such as {@code type NotIn [virtual-kubelet]}. */
    @Override
    public String toString() {
        return key + " " + operator + (values.isEmpty() ? "" : " " + values);
    }
}
