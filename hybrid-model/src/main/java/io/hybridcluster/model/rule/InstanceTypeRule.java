// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pool's instance types must be names of such, few enough, and able to carry Terway pods. */
final class InstanceTypeRule implements PlanRule {
    private static final RuleDescription MALFORMED = RuleDescription.of(
            "InstanceType.Malformed",
            Severity.ERROR,
            "an instance type is not of the form ecs.family.size",
            "ECS: Instance families");

    private static final RuleDescription DUPLICATE = RuleDescription.of(
            "InstanceType.Duplicate",
            Severity.WARNING,
            "an instance type is named twice; one may be mistyped",
            "the plan file's own rule");

    private static final RuleDescription TOO_MANY = RuleDescription.of(
            "InstanceType.TooMany",
            Severity.ERROR,
            "a node pool takes at most 10 instance types",
            "ACK: CreateClusterNodePool, scaling_group.instance_types");

    private static final RuleDescription UNKNOWN = RuleDescription.of(
            "InstanceType.Unknown",
            Severity.WARNING,
            "the figures that were handed in do not have this instance type",
            "ECS: DescribeInstanceTypes");

    private static final RuleDescription NO_CAPACITY = RuleDescription.of(
            "InstanceType.NoPodCapacity",
            Severity.ERROR,
            "an instance type has no interface beside its primary one, or no addresses on it, so Terway can give no pod"
                    + " an address",
            "terway pkg/aliyun/client/limit.go, MultiIPPod");

    /** At least as strict as the request for a node pool is, so that a plan without errors gives one. */
    private static final Pattern GRAMMAR =
            Pattern.compile("ecs\\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*\\.[a-z0-9]+(?:-[a-z0-9]+)*");

    private static final int MOST = 10;

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(MALFORMED, DUPLICATE, TOO_MANY, UNKNOWN, NO_CAPACITY);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        List<String> names =
                plan.plan().nodePool().map(pool -> pool.instanceTypes()).orElse(List.of());
        Map<String, FieldPath> firstOfName = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            FieldPath at = Places.INSTANCE_TYPES.index(i);
            String name = names.get(i);
            FieldPath first = firstOfName.putIfAbsent(name, at);
            if (first != null) {
                report.add(
                        DUPLICATE,
                        at,
                        "instance type " + Quote.of(name) + " is also " + first,
                        "leave one of them out");
            } else if (!GRAMMAR.matcher(name).matches()) {
                report.add(
                        MALFORMED,
                        at,
                        Quote.of(name) + " is not an instance type",
                        "write it as the cloud does, such as " + meant(name));
            } else {
                limits(name, at, plan, report);
            }
        }
        if (names.size() > MOST) {
            report.add(
                    TOO_MANY,
                    Places.INSTANCE_TYPES,
                    "there are " + names.size() + " instance types, and a pool takes " + MOST,
                    "leave the " + MOST + " most wanted, or make a second pool");
        }
    }

    private static String meant(String name) {
        String lower = Ascii.toLowerCase(name.strip());
        String candidate = lower.startsWith("ecs.") ? lower : "ecs." + lower;
        return GRAMMAR.matcher(candidate).matches() ? candidate : "ecs.g7.xlarge";
    }

    private static void limits(String name, FieldPath at, CheckedPlan plan, Report report) {
        Optional<InstanceTypeLimits> limits = plan.instanceTypes().find(name);
        if (limits.isEmpty() && !plan.instanceTypes().isEmpty()) {
            report.add(
                    UNKNOWN,
                    at,
                    name + " is not among the " + plan.instanceTypes().all().size() + " instance types handed in",
                    "correct the name, or ask DescribeInstanceTypes for " + name + " and hand its answer in");
        }
        if (plan.needsTerway()
                && limits.isPresent()
                && EniCapacity.of(limits.get()).sharedEniPods() == 0) {
            report.add(
                    NO_CAPACITY,
                    at,
                    name + " may have " + limits.get().eniQuantity() + " interfaces of "
                            + limits.get().privateIpsPerEni() + " addresses: none is left for pods",
                    "take a type with at least 2 interfaces");
        }
    }
}
