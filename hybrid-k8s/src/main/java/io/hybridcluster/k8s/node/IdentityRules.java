// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.NodeName;
import io.hybridcluster.model.node.ProviderId;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the registered cluster hands to a cloud node by its node script: labels, taints, name, provider id. */
final class IdentityRules {
    private static final String SCRIPT = "ACK: Create custom scripts for node pools";

    private static final RuleDescription EXTERNAL_MISSING = Report.rule(
            "Node.ExternalLabelMissing",
            Severity.ERROR,
            "a cloud node lacks alibabacloud.com/external=true: Terway stays away from it, and the data centre's plugin"
                    + " does not",
            "the guide, step 1; " + SCRIPT);

    private static final RuleDescription EXTERNAL_MISSPELT = Report.rule(
            "Node.ExternalLabelMisspelt",
            Severity.ERROR,
            "a cloud node has the label alibabacloiud.com/external, a misprint that nothing reads; for information only where"
                    + " it has the right one too",
            "ACK: Create custom scripts for node pools, 2021 edition");

    private static final RuleDescription LABELS_MISSING = Report.rule(
            "Node.SystemLabelsMissing",
            Severity.ERROR,
            "a cloud node lacks labels by which ACK finds and manages it",
            SCRIPT);

    private static final RuleDescription OTHER_CLUSTER = Report.rule(
            "Node.OtherCluster", Severity.ERROR, "a cloud node carries the id of another registered cluster", SCRIPT);

    private static final RuleDescription POOL_LABELS = Report.rule(
            "Node.PoolLabelsMissing",
            Severity.WARNING,
            "a cloud node lacks labels of the plan's node pool; one of another pool may",
            SCRIPT);

    private static final RuleDescription POOL_TAINTS = Report.rule(
            "Node.PoolTaintsMissing",
            Severity.WARNING,
            "a cloud node lacks taints of the plan's node pool, so pods land there that should not; one of another pool"
                    + " may",
            SCRIPT);

    private static final RuleDescription NAME_INVALID = Report.rule(
            "Node.NameInvalid",
            Severity.ERROR,
            "a node's name does not fit the label kubernetes.io/hostname",
            "Kubernetes: Object Names and IDs");

    private static final RuleDescription NAME_NOT_GIVEN = Report.rule(
            "Node.NameNotGiven",
            Severity.WARNING,
            "a cloud node's name does not hold its address, so it is probably not the one that the node pool gave: the"
                    + " pool shows such a node in an abnormal state",
            SCRIPT);

    private static final RuleDescription PROVIDER_MISSING = Report.rule(
            "Node.ProviderIdMissing",
            Severity.ERROR,
            "a cloud node has no provider id, without which the registered cluster does not work",
            SCRIPT);

    private static final RuleDescription PROVIDER_MALFORMED = Report.rule(
            "Node.ProviderIdMalformed",
            Severity.ERROR,
            "a cloud node's provider id is not region, dot, instance id",
            "terway pkg/controller/common/types_default.go; " + SCRIPT);

    private static final RuleDescription PROVIDER_DISAGREES = Report.rule(
            "Node.ProviderIdDisagrees",
            Severity.ERROR,
            "a cloud node's provider id names another region than the plan, or another instance than its label",
            SCRIPT);

    static final List<RuleDescription> RULES = ImmutableList.of(
            EXTERNAL_MISSING,
            EXTERNAL_MISSPELT,
            LABELS_MISSING,
            OTHER_CLUSTER,
            POOL_LABELS,
            POOL_TAINTS,
            NAME_INVALID,
            NAME_NOT_GIVEN,
            PROVIDER_MISSING,
            PROVIDER_MALFORMED,
            PROVIDER_DISAGREES);

    private static final String PASS_THE_LABELS =
            "pass ALIBABA_CLOUD_LABELS on to the kubelet's --node-labels in the node"
                    + " script, and label this node by hand";

    /** A provider id is of a node for its lifetime: the API server refuses to change it (Kubernetes: validation of Node). */
    private static final String REJOIN = "pass ALIBABA_CLOUD_PROVIDER_ID on to the kubelet's --provider-id in the node"
            + " script, and let the node join anew: it cannot be changed on a node that has one";

    private IdentityRules() {}

    static void check(HybridPlan plan, LiveNode node, Report report) {
        checkLabels(plan, node, report);
        plan.nodePool().ifPresent(pool -> checkPool(pool, node, report));
        checkName(node, report);
        checkProviderId(plan, node, report);
    }

    private static void checkLabels(HybridPlan plan, LiveNode node, Report report) {
        Optional<String> misspelt = node.label(LiveNode.MISSPELT_EXTERNAL);
        if (misspelt.isPresent()) {
            report.add(
                    EXTERNAL_MISSPELT,
                    node.isExternal() ? Severity.INFO : Severity.ERROR,
                    "it has the label " + LiveNode.MISSPELT_EXTERNAL + ", which is a misprint for "
                            + Label.EXTERNAL_NODE.key(),
                    "label it " + Label.EXTERNAL_NODE + ", and correct the node script");
        } else if (!node.isExternal()) {
            report.add(
                    EXTERNAL_MISSING,
                    "it has no label " + Label.EXTERNAL_NODE
                            + ": Terway stays away from it, and the data centre's plugin does not",
                    PASS_THE_LABELS);
        }
        String missing = List.of(LiveNode.CLUSTER_ID, LiveNode.NODE_POOL_ID, LiveNode.INSTANCE_ID).stream()
                .filter(key -> node.label(key).filter(value -> !value.isEmpty()).isEmpty())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            report.add(LABELS_MISSING, "it lacks the labels of the registered cluster: " + missing, PASS_THE_LABELS);
        }
        node.label(LiveNode.CLUSTER_ID)
                .filter(id -> !id.isEmpty() && !id.equals(plan.cluster().id().value()))
                .ifPresent(id -> report.add(
                        OTHER_CLUSTER,
                        "label " + LiveNode.CLUSTER_ID + " is " + Shown.text(id) + ", and the plan's cluster is "
                                + plan.cluster().id(),
                        "find out which cluster the node belongs to, and correct the label or the plan"));
    }

    private static void checkPool(NodePoolPlan pool, LiveNode node, Report report) {
        String labels = pool.labels().stream()
                .filter(label -> !label.isSetByCluster() && !node.has(label))
                .map(Label::toString)
                .collect(Collectors.joining(", "));
        if (!labels.isEmpty()) {
            report.add(
                    POOL_LABELS,
                    "it lacks the labels of node pool " + Shown.name(pool.name()) + ": " + labels,
                    PASS_THE_LABELS);
        }
        String taints = pool.taints().stream()
                .filter(taint -> !node.poolTaints().contains(taint))
                .map(Taint::toString)
                .collect(Collectors.joining(", "));
        if (!taints.isEmpty()) {
            report.add(
                    POOL_TAINTS,
                    "it lacks the taints of node pool " + Shown.name(pool.name()) + ": " + taints,
                    "pass ALIBABA_CLOUD_TAINTS on to the kubelet's --register-with-taints in the node script, and taint"
                            + " this node by hand");
        }
    }

    private static void checkName(LiveNode node, Report report) {
        try {
            NodeName.parse(node.name());
        } catch (IllegalArgumentException e) {
            // The rule says the same without the text of the exception.
            report.add(
                    NAME_INVALID,
                    "its name of " + node.name().length()
                            + " characters is not 1 to 63 lower-case letters, digits, \"-\" and \".\"",
                    "give the node pool a name mode whose names fit, and let the node join anew");
        }
        boolean holdsAddress = node.addresses().stream()
                .anyMatch(address -> node.name().contains(address.toString())
                        || node.name().contains(address.toString().replace('.', '-')));
        if (!node.addresses().isEmpty() && !holdsAddress) {
            report.add(
                    NAME_NOT_GIVEN,
                    "its name does not hold its address " + node.addresses().get(0)
                            + ", so it is probably not the one that the node pool gave",
                    "pass ALIBABA_CLOUD_NODE_NAME on to kubeadm join --node-name and the kubelet's --hostname-override in"
                            + " the node script, and let the node join anew");
        }
    }

    private static void checkProviderId(HybridPlan plan, LiveNode node, Report report) {
        Optional<String> text = node.providerId().filter(id -> !id.isEmpty());
        if (text.isEmpty()) {
            report.add(PROVIDER_MISSING, "it has no provider id (spec.providerID)", REJOIN);
            return;
        }
        ProviderId id;
        try {
            id = ProviderId.parse(text.get());
        } catch (IllegalArgumentException e) {
            // The rule says the same without the text of the exception.
            report.add(
                    PROVIDER_MALFORMED,
                    "provider id " + Shown.text(text.get()) + " is not one like "
                            + plan.cluster().region() + ".i-bp1a2b3c4d5e6f",
                    REJOIN);
            return;
        }
        Optional<String> label = node.label(LiveNode.INSTANCE_ID).filter(value -> !value.isEmpty());
        if (!id.region().equals(plan.cluster().region())) {
            report.add(
                    PROVIDER_DISAGREES,
                    "provider id " + Shown.text(text.get()) + " is in region " + id.region() + ", and the plan in "
                            + plan.cluster().region(),
                    REJOIN);
        } else if (label.isPresent() && !label.get().equals(id.instanceId())) {
            report.add(
                    PROVIDER_DISAGREES,
                    "provider id " + Shown.text(text.get()) + " names another instance than label "
                            + LiveNode.INSTANCE_ID + ", which is " + Shown.text(label.get()),
                    "read the instance id on the node from the metadata (100.100.100.200/latest/meta-data/instance-id), and"
                            + " correct the one that is wrong; for the provider id the node has to join anew");
        }
    }
}
