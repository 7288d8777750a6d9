// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.OptionalInt;

/** The kubelet's max-pods against the addresses that Terway has for pods. */
final class CapacityRules {
    private static final String SOURCE = "terway pkg/aliyun/client/limit.go; Kubernetes: KubeletConfiguration, maxPods";

    private static final RuleDescription OVER = Report.rule(
            "Node.MaxPodsOverCapacity",
            Severity.WARNING,
            "a kubelet takes more pods than Terway has addresses for: the scheduler does not see it, and the rest hangs in"
                    + " ContainerCreating",
            SOURCE);

    private static final RuleDescription BELOW = Report.rule(
            "Node.MaxPodsBelowCapacity",
            Severity.INFO,
            "a kubelet takes fewer pods than Terway has addresses for",
            SOURCE);

    private static final RuleDescription UNKNOWN = Report.rule(
            "Node.CapacityUnknown",
            Severity.INFO,
            "neither the node nor the given instance types tell how many addresses a cloud node has for pods",
            "terway pkg/aliyun/client/limit.go");

    private static final RuleDescription NO_CAPACITY = Report.rule(
            "Node.NoCapacity",
            Severity.ERROR,
            "a cloud node's instance type has no address for pods: a type with one interface carries no Terway pod",
            "terway pkg/aliyun/client/limit.go");

    private static final RuleDescription DISAGREES = Report.rule(
            "Node.CapacityDisagrees",
            Severity.WARNING,
            "Terway tells another number of addresses than the limits of the instance type come to",
            "terway pkg/aliyun/client/limit.go; terway daemon/builder.go, getPoolConfig");

    private static final RuleDescription UNPLANNED = Report.rule(
            "Node.InstanceTypeUnplanned",
            Severity.INFO,
            "a cloud node's instance type is none of the plan's node pool",
            "ACK: CreateClusterNodePool, scaling_group.instance_types");

    static final List<RuleDescription> RULES =
            ImmutableList.of(OVER, BELOW, UNKNOWN, NO_CAPACITY, DISAGREES, UNPLANNED);

    private CapacityRules() {}

    static void check(NodeCapacity capacities, LiveNode node, Report report) {
        OptionalInt planned = capacities.planned(node);
        OptionalInt capacity = capacities.of(node);
        if (capacity.isEmpty()) {
            report.add(
                    UNKNOWN,
                    "nothing tells how many addresses it has for pods",
                    "hand in the limits of its instance type (DescribeInstanceTypes)");
        } else if (capacity.getAsInt() == 0) {
            report.add(NO_CAPACITY, "it has no address for pods", "take an instance type with two interfaces or more");
        } else {
            checkMaxPods(capacity.getAsInt(), node, report);
        }
        if (planned.isPresent()
                && node.availableIps().isPresent()
                && planned.getAsInt() != node.availableIps().getAsInt()) {
            report.add(
                    DISAGREES,
                    "Terway tells " + node.availableIps().getAsInt() + " addresses, and its instance type has "
                            + planned.getAsInt(),
                    "see whether eni_conf sets max_eni, eni_cap_ratio or eni_cap_shift, or the node uses ERDMA or prefixes;"
                            + " otherwise correct the limits of the instance type");
        }
        node.instanceType()
                .filter(type -> capacities
                        .plan()
                        .nodePool()
                        .map(NodePoolPlan::instanceTypes)
                        .filter(types -> !types.contains(type))
                        .isPresent())
                .ifPresent(type -> report.add(
                        UNPLANNED,
                        "its instance type is " + Shown.text(type) + ", which the plan's node pool does not have",
                        "add the type to nodePool.instanceTypes if the node is meant"));
    }

    private static void checkMaxPods(int capacity, LiveNode node, Report report) {
        if (node.maxPods().isEmpty()) {
            return;
        }
        int maxPods = node.maxPods().getAsInt();
        int fits = new EniCapacity(capacity, 0).maxPods();
        String has = "its kubelet takes " + maxPods + " pods, and Terway has addresses for " + capacity
                + ", with room for " + EniCapacity.HOST_NETWORK_PODS + " on the host's network";
        String remedy = "have the kubelet of this instance type start with --max-pods=" + fits
                + " (maxPods in its configuration)";
        if (maxPods > fits) {
            report.add(OVER, has, remedy);
        } else if (maxPods < fits) {
            report.add(BELOW, has, "to use them, " + remedy);
        }
    }
}
