// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import io.hybridcluster.k8s.object.TreeNode;

/** How a {@link NodeSelectorRequirement} compares a node's label (Kubernetes: Assigning Pods to Nodes, "Operators"). */
public enum NodeSelectorOperator {
    /** The label is there and has one of the values. */
    IN("In"),

    /** The label is absent, or has none of the values. */
    NOT_IN("NotIn"),

    /** The label is there. */
    EXISTS("Exists"),

    /** The label is absent. */
    DOES_NOT_EXIST("DoesNotExist"),

    /** The label is there and is a whole number greater than the value. */
    GT("Gt"),

    /** The label is there and is a whole number less than the value. */
    LT("Lt");

    private final String text;

    NodeSelectorOperator(String text) {
        this.text = text;
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

    /** Returns the operator as Kubernetes writes it. */
    @Override
    public String toString() {
        return text;
    }
}
