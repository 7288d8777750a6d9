// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.net.IpFamily;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.CheckedPlan.PlacedVSwitch;
import java.util.List;

/**
 * Dual stack needs IPv6 everywhere: in the cluster's own blocks, in the VPC and its pod vSwitches, and on the instance
 * types. Terway gives IPv4 alone where one of them lacks it (terway {@code docs/ipv6.md}).
 */
final class DualStackRule implements PlanRule {
    private static final RuleDescription CLUSTER = RuleDescription.of(
            "DualStack.ClusterWithoutIpv6",
            Severity.ERROR,
            "pods in the cloud are to have IPv6, and the cluster has no IPv6 block for Services or IDC pods",
            "Kubernetes: IPv4/IPv6 dual-stack");

    private static final RuleDescription VPC = RuleDescription.of(
            "DualStack.VpcWithoutIpv6",
            Severity.ERROR,
            "pods in the cloud are to have IPv6, and the VPC has no IPv6 block",
            "terway docs/ipv6.md");

    private static final RuleDescription POD_VSWITCH = RuleDescription.of(
            "DualStack.PodVSwitchWithoutIpv6",
            Severity.ERROR,
            "pods in the cloud are to have IPv6, and a pod vSwitch has no IPv6 block",
            "terway docs/ipv6.md");

    private static final RuleDescription INSTANCE_TYPE = RuleDescription.of(
            "DualStack.InstanceTypeUnable",
            Severity.ERROR,
            "pods in the cloud are to have IPv6, and an instance type has not as many IPv6 as IPv4 addresses on an"
                    + " interface: Terway gives IPv4 alone there",
            "terway pkg/aliyun/client/limit.go, SupportIPv6");

    private static final RuleDescription TERWAY = RuleDescription.of(
            "DualStack.TerwayIpv4Only",
            Severity.WARNING,
            "IDC pods and Services have IPv6, and pods in the cloud get IPv4 alone",
            "Kubernetes: IPv4/IPv6 dual-stack; terway docs/ipv6.md");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(CLUSTER, VPC, POD_VSWITCH, INSTANCE_TYPE, TERWAY);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        boolean podsHaveIpv6 = hasIpv6(plan, AddressRole.IDC_POD);
        boolean servicesHaveIpv6 = hasIpv6(plan, AddressRole.SERVICE);
        plan.plan().terway().map(TerwayPlan::ipStack).ifPresent(stack -> {
            if (stack == IpStack.DUAL) {
                cluster(podsHaveIpv6, servicesHaveIpv6, report);
                cloud(plan, report);
            } else if (podsHaveIpv6 && servicesHaveIpv6) {
                report.add(
                        TERWAY,
                        Places.TERWAY.child("ipStack"),
                        "IDC pods and Services have IPv6 blocks, and ipStack is " + stack,
                        "say ipStack: dual, with an ipv6Cidr on every pod vSwitch");
            }
        });
    }

    private static void cluster(boolean podsHaveIpv6, boolean servicesHaveIpv6, Report report) {
        if (!podsHaveIpv6) {
            report.add(
                    CLUSTER,
                    Places.POD_CIDRS,
                    "ipStack is dual, and no IDC pod block is IPv6",
                    "add the cluster's IPv6 pod block, or say ipStack: ipv4");
        }
        if (!servicesHaveIpv6) {
            report.add(
                    CLUSTER,
                    Places.SERVICE_CIDRS,
                    "ipStack is dual, and no Service block is IPv6",
                    "add the cluster's IPv6 Service block, or say ipStack: ipv4");
        }
    }

    private static void cloud(CheckedPlan plan, Report report) {
        if (!hasIpv6(plan, AddressRole.VPC)) {
            report.add(
                    VPC,
                    Places.VPC_CIDRS,
                    "ipStack is dual, and no block of " + plan.plan().vpc().id() + " is IPv6",
                    "have the VPC given an IPv6 block and add it here, or say ipStack: ipv4");
        }
        for (PlacedVSwitch pod : plan.vSwitches(VSwitchRole.POD)) {
            if (pod.vSwitch().ipv6Cidr().isEmpty()) {
                report.add(
                        POD_VSWITCH,
                        pod.at(),
                        "ipStack is dual, and pod vSwitch " + pod.vSwitch().id() + " has no ipv6Cidr",
                        "have the vSwitch given an IPv6 block and say it in ipv6Cidr, or say ipStack: ipv4");
            }
        }
        plan.plan().nodePool().ifPresent(pool -> {
            for (int i = 0; i < pool.instanceTypes().size(); i++) {
                int index = i;
                plan.instanceTypes()
                        .find(pool.instanceTypes().get(i))
                        .filter(type -> !EniCapacity.supportsDualStack(type))
                        .ifPresent(type -> report.add(
                                INSTANCE_TYPE,
                                Places.INSTANCE_TYPES.index(index),
                                "ipStack is dual, and " + type.name() + " has " + type.privateIpsPerEni() + " IPv4 and "
                                        + type.ipv6PerEni() + " IPv6 addresses on an interface",
                                "take types with as many IPv6 as IPv4 addresses, or say ipStack: ipv4"));
            }
        });
    }

    private static boolean hasIpv6(CheckedPlan plan, AddressRole role) {
        return plan.blocks().of(role).stream().anyMatch(block -> block.cidr().family() == IpFamily.IPV6);
    }
}
