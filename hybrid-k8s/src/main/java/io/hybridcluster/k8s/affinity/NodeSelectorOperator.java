// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import io.hybridcluster.k8s.object.TreeNode;

/** How a {@link NodeSelectorRequirement} compares a node's label (Kubernetes: Assigning Pods to Nodes, "Operators"). */
public enum NodeSelectorOperator {
    /** The label is there and has one of the values. */
    IN("In", 1, Integer.MAX_VALUE),

    /** The label is absent, or has none of the values. */
    NOT_IN("NotIn", 1, Integer.MAX_VALUE),

    /** The label is there. */
    EXISTS("Exists", 0, 0),

    /** The label is absent. */
    DOES_NOT_EXIST("DoesNotExist", 0, 0),

    /** The label is there and is a whole number greater than the value. */
    GT("Gt", 1, 1),

    /** The label is there and is a whole number less than the value. */
    LT("Lt", 1, 1);

    private final String text;
    private final int fewest;
    private final int most;

    NodeSelectorOperator(String text, int fewest, int most) {
        this.text = text;
        this.fewest = fewest;
        this.most = most;
    }

    static NodeSelectorOperator read(TreeNode node) {
        String text = node.string();
        for (NodeSelectorOperator operator : values()) {
            if (operator.text.equals(text)) {
                return operator;
            }
        }
        throw node.expected("one of In, NotIn, Exists, DoesNotExist, Gt, Lt");
    }

    /** Returns whether the operator compares with so many values. */
    boolean takes(int values) {
        return values >= fewest && values <= most;
    }

    /** Returns how many values the operator compares with, in words. */
    String arity() {
        return most == 0 ? "no value" : most == 1 ? "one value" : "at least one value";
    }

    /** Returns the operator as Kubernetes writes it. */
    @Override
    public String toString() {
        return text;
    }
}
