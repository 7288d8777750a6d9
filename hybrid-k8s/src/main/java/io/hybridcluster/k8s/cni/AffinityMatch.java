// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.affinity.NodeSelectorOperator;
import io.hybridcluster.k8s.affinity.NodeSelectorRequirement;
import io.hybridcluster.k8s.affinity.NodeSelectorTerm;
import io.hybridcluster.k8s.affinity.RequiredNodeAffinity;
import io.hybridcluster.model.node.NodeName;
import java.util.Optional;

/**
 * Which nodes fit a required node affinity (k8s.io/component-helpers scheduling/corev1/nodeaffinity, and k8s.io/apimachinery
 * pkg/labels/selector.go for the operators).
 */
final class AffinityMatch {
    private final NodeProfile node;

    AffinityMatch(NodeProfile node) {
        this.node = node;
    }

    /** Returns whether the node fits; terms are alternatives, and an empty one matches no node. */
    Truth matches(RequiredNodeAffinity affinity) {
        if (!affinity.isPresent()) {
            return Truth.YES;
        }
        Truth any = Truth.NO;
        for (NodeSelectorTerm term : affinity.terms()) {
            any = any.or(matches(term));
        }
        return any;
    }

    Truth matches(NodeSelectorTerm term) {
        if (term.isEmpty()) {
            return Truth.NO;
        }
        Truth all = Truth.YES;
        for (NodeSelectorRequirement requirement : term.matchExpressions()) {
            all = all.and(matches(requirement));
        }
        for (NodeSelectorRequirement requirement : term.matchFields()) {
            all = all.and(matchesField(requirement));
        }
        return all;
    }

    Truth matches(NodeSelectorRequirement requirement) {
        Truth there = node.has(requirement.key());
        Optional<String> value = node.value(requirement.key());
        return switch (requirement.operator()) {
            case EXISTS -> there;
            case DOES_NOT_EXIST -> there.not();
            case IN -> in(requirement, there, value);
            case NOT_IN -> in(requirement, there, value).not();
            case GT, LT ->
                there.and(
                        value.map(text -> Truth.of(compares(requirement, text))).orElse(Truth.UNKNOWN));
        };
    }

    private static Truth in(NodeSelectorRequirement requirement, Truth there, Optional<String> value) {
        return there.and(
                value.map(text -> Truth.of(requirement.values().contains(text))).orElse(Truth.UNKNOWN));
    }

    /** Both are whole numbers of 64 bits, or nothing matches. */
    private static boolean compares(NodeSelectorRequirement requirement, String label) {
        try {
            long limit = Long.parseLong(requirement.values().get(0));
            long number = Long.parseLong(label);
            return requirement.operator() == NodeSelectorOperator.GT ? number > limit : number < limit;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Kubernetes knows one field, the node's name, and compares it with one value. */
    private Truth matchesField(NodeSelectorRequirement requirement) {
        boolean negative = requirement.operator() == NodeSelectorOperator.NOT_IN;
        boolean known = requirement.key().equals("metadata.name")
                && requirement.values().size() == 1
                && (negative || requirement.operator() == NodeSelectorOperator.IN);
        if (!known) {
            return Truth.NO;
        }
        Truth same = node.name()
                .map(NodeName::value)
                .map(name -> Truth.of(name.equals(requirement.values().get(0))))
                .orElse(Truth.UNKNOWN);
        return negative ? same.not() : same;
    }
}
