// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveInstanceType;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pool's instance types have to be there, and to have interfaces for pods. */
final class InstanceTypesRule implements PreflightRule {
    private static final String SOURCE = "ECS: DescribeInstanceTypes";

    private static final RuleDescription NOT_FOUND =
            Report.rule("InstanceType.NotFound", Severity.ERROR, "the cloud has no such instance type", SOURCE);

    private static final RuleDescription FEW_INTERFACES = Report.rule(
            "InstanceType.TooFewInterfaces",
            Severity.ERROR,
            "an instance type has no second network interface, or no addresses on it, so that no pod gets an address",
            "ECS: DescribeInstanceTypes; terway pkg/aliyun/client/limit.go");

    private static final RuleDescription ARCHITECTURE = Report.rule(
            "InstanceType.OtherArchitecture",
            Severity.ERROR,
            "an instance type cannot start the pool's image, which is for other processors",
            "ECS: DescribeInstanceTypes; ACK: CreateClusterNodePool, scaling_group.image_type");

    private static final RuleDescription MIXED = Report.rule(
            "InstanceType.MixedArchitectures",
            Severity.WARNING,
            "the pool has instance types of several kinds of processors, and one image starts on one kind only",
            SOURCE);

    private static final RuleDescription NO_IPV6 = Report.rule(
            "InstanceType.NoDualStack",
            Severity.WARNING,
            "the plan is for dual stack, and on an instance type Terway gives pods IPv4 addresses only",
            "terway pkg/aliyun/client/limit.go");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NOT_FOUND, FEW_INTERFACES, ARCHITECTURE, MIXED, NO_IPV6);
    }

    @Override
    public void check(Subject subject, Report report) {
        Optional<NodePoolPlan> pool = subject.plan().nodePool();
        Optional<List<LiveInstanceType>> types = subject.account().find(Part.INSTANCE_TYPES);
        if (pool.isEmpty() || types.isEmpty()) {
            return;
        }
        Map<String, LiveInstanceType> byName = new HashMap<>();
        types.get().forEach(type -> byName.put(type.name(), type));
        for (String name : pool.get().instanceTypes()) {
            LiveInstanceType type = byName.get(name);
            if (type == null) {
                report.add(
                        NOT_FOUND,
                        place(name),
                        "region " + subject.account().region() + " has no such instance type",
                        "correct nodePool.instanceTypes in the plan");
            } else {
                one(type, pool.get(), subject, report);
            }
        }
        mixed(pool.get(), byName, report);
    }

    private static void one(LiveInstanceType type, NodePoolPlan pool, Subject subject, Report report) {
        if (subject.needsTerway() && EniCapacity.of(type.limits()).sharedEniPods() == 0) {
            report.add(
                    FEW_INTERFACES,
                    place(type.name()),
                    "it has " + type.limits().eniQuantity() + " network interfaces of "
                            + type.limits().privateIpsPerEni() + " addresses, and Terway gives pods those of the second"
                            + " and later ones",
                    "take an instance type with two network interfaces or more");
        }
        Optional<String> image = pool.imageType().map(InstanceTypesRule::architecture);
        if (image.isPresent()
                && !type.architecture().isEmpty()
                && !type.architecture().equals(image.get())) {
            report.add(
                    ARCHITECTURE,
                    place(type.name()),
                    "its processors are " + type.architecture() + ", and image "
                            + pool.imageType().get() + " is for " + image.get(),
                    "take another instance type, or the image for " + type.architecture());
        }
        boolean isDual = subject.plan()
                .terway()
                .filter(terway -> terway.ipStack() == IpStack.DUAL)
                .isPresent();
        if (isDual && !EniCapacity.supportsDualStack(type.limits())) {
            report.add(
                    NO_IPV6,
                    place(type.name()),
                    "an interface of it has " + type.limits().privateIpsPerEni() + " IPv4 and "
                            + type.limits().ipv6PerEni() + " IPv6 addresses, and Terway wants as many of both",
                    "take another instance type, or terway.ipStack: ipv4");
        }
    }

    private static String architecture(String imageType) {
        return imageType.contains("Arm64") ? "ARM" : "X86";
    }

    private static void mixed(NodePoolPlan pool, Map<String, LiveInstanceType> byName, Report report) {
        List<String> architectures = pool.instanceTypes().stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .map(LiveInstanceType::architecture)
                .filter(architecture -> !architecture.isEmpty())
                .distinct()
                .sorted()
                .toList();
        // With a public image it is known which of them do not fit.
        if (architectures.size() > 1 && pool.imageType().isEmpty()) {
            report.add(
                    MIXED,
                    "NodePool " + pool.name(),
                    "its instance types have processors " + Listed.of(architectures),
                    "make a pool for each kind of processors, with an image for it");
        }
    }

    static String place(String name) {
        return "InstanceType " + name;
    }
}
