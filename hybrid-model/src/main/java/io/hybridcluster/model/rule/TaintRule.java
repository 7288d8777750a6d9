// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.node.TaintEffect;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pool's taints must be such that the nodes register with them, and keep them. */
final class TaintRule implements PlanRule {
    private static final RuleDescription DUPLICATE = RuleDescription.of(
            "Taint.Duplicate",
            Severity.ERROR,
            "two taints have the same key and effect, with which Kubernetes takes no node",
            "kubernetes pkg/apis/core/validation, taints are unique by key and effect");

    private static final RuleDescription SET_BY_KUBERNETES = RuleDescription.of(
            "Taint.SetByKubernetes",
            Severity.WARNING,
            "a taint is one that Kubernetes sets and takes away itself, as the node's state changes",
            "Kubernetes: Taints and Tolerations");

    private static final List<String> DOMAINS =
            ImmutableList.of("node.kubernetes.io/", "node.cloudprovider.kubernetes.io/");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(DUPLICATE, SET_BY_KUBERNETES);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        List<Taint> taints = plan.plan().nodePool().map(NodePoolPlan::taints).orElse(List.of());
        Map<KeyAndEffect, FieldPath> first = new HashMap<>();
        for (int i = 0; i < taints.size(); i++) {
            Taint taint = taints.get(i);
            FieldPath at = Places.NODE_POOL.child("taints").index(i);
            FieldPath before = first.putIfAbsent(new KeyAndEffect(taint.key(), taint.effect()), at);
            if (before != null) {
                report.add(
                        DUPLICATE,
                        at,
                        "taint " + taint + " has the key and effect of " + before,
                        "leave one of them out, or give it another effect");
            }
            if (DOMAINS.stream().anyMatch(taint.key()::startsWith)) {
                report.add(
                        SET_BY_KUBERNETES,
                        at,
                        "taint " + taint + " belongs to Kubernetes: it goes away when the node is ready, or never where"
                                + " no cloud controller runs",
                        "use a key of your own, such as dedicated=cloud:" + taint.effect());
            }
        }
    }

    private record KeyAndEffect(String key, TaintEffect effect) {}
}
