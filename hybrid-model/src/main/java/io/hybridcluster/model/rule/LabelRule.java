// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.List;
import java.util.Set;

/** The pool's labels must be such that a kubelet starts with them and that the node gets the right network plugin. */
final class LabelRule implements PlanRule {
    private static final RuleDescription REFUSED = RuleDescription.of(
            "Label.RefusedByKubelet",
            Severity.ERROR,
            "a label is one that a kubelet may not set on its own node",
            "Kubernetes enhancement 279; k8s.io/kubelet pkg/apis/well_known_labels.go");

    private static final RuleDescription SET_BY_CLUSTER = RuleDescription.of(
            "Label.SetByCluster",
            Severity.ERROR,
            "a label is one that the registered cluster sets itself on each cloud node, and the node would get both",
            "ACK: Create custom scripts for node pools");

    private static final RuleDescription MISSPELT = RuleDescription.of(
            "Label.Misspelt",
            Severity.ERROR,
            "a label has the domain alibabacloiud.com, a slip in an old page: nothing looks for it",
            "ACK documentation of 2021, Install and configure container network plug-ins");

    private static final RuleDescription NO_TERWAY = RuleDescription.of(
            "Label.KeepsTerwayAway",
            Severity.ERROR,
            "a label keeps Terway's DaemonSet off the node, which then has no network plugin",
            "terway charts/terway/templates/terwayd/daemonset.yaml");

    private static final Set<Label> AVOIDED_BY_TERWAY =
            Set.of(new Label("type", "virtual-kubelet"), new Label("k8s.aliyun.com/ignore-by-terway", "true"));

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(REFUSED, SET_BY_CLUSTER, MISSPELT, NO_TERWAY);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        List<Label> labels = plan.plan().nodePool().map(NodePoolPlan::labels).orElse(List.of());
        labels.forEach(label -> check(label, report));
    }

    private static void check(Label label, Report report) {
        FieldPath at = Places.NODE_POOL.child("labels").child(label.key());
        label.kubeletRefusal()
                .ifPresent(reason -> report.add(
                        REFUSED,
                        at,
                        "label " + label + " stops the kubelet or its registration: " + reason,
                        "use a domain of your own, such as example.com/" + nameOf(label)
                                + ", or set the label later with kubectl label"));
        if (label.isSetByCluster()) {
            report.add(
                    SET_BY_CLUSTER,
                    label.equals(Label.EXTERNAL_NODE) ? Severity.WARNING : Severity.ERROR,
                    at,
                    "label " + label + " is set by the registered cluster on every cloud node",
                    "leave it out");
        }
        if (label.key().contains("alibabacloiud.com")) {
            report.add(
                    MISSPELT,
                    at,
                    "label " + label + " is of alibabacloiud.com, with an i too many",
                    "write alibabacloud.com; the registered cluster sets alibabacloud.com/external itself");
        }
        if (AVOIDED_BY_TERWAY.contains(label)) {
            report.add(
                    NO_TERWAY,
                    at,
                    "nodes with label " + label + " get no Terway, and Calico is kept off cloud nodes",
                    "leave it out");
        }
    }

    private static String nameOf(Label label) {
        return label.key().substring(label.key().indexOf('/') + 1);
    }
}
