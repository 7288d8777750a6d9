// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The RAM policy of Terway's credentials, in shared-ENI mode.
 *
 * <p>All three forms have two statements, one for ECS and one for VPC, and allow their actions on every resource.
 */
public final class TerwayRamPolicy {
    private static final RamAction DESCRIBE_INSTANCE_TYPES = new RamAction("ecs:DescribeInstanceTypes");
    private static final RamAction DESCRIBE_INSTANCES = new RamAction("ecs:DescribeInstances");
    private static final RamAction DESCRIBE_INSTANCE_ATTRIBUTE = new RamAction("ecs:DescribeInstanceAttribute");
    private static final RamAction MODIFY_INTERFACE = new RamAction("ecs:ModifyNetworkInterfaceAttribute");

    private static final List<RamAction> IPV6 = actions("ecs:AssignIpv6Addresses", "ecs:UnassignIpv6Addresses");

    /** The guide's, in its order. */
    private static final List<RamAction> DOCUMENTED = actions(
            "ecs:CreateNetworkInterface",
            "ecs:DescribeNetworkInterfaces",
            "ecs:AttachNetworkInterface",
            "ecs:DetachNetworkInterface",
            "ecs:DeleteNetworkInterface",
            "ecs:DescribeInstanceAttribute",
            "ecs:AssignPrivateIpAddresses",
            "ecs:UnassignPrivateIpAddresses",
            "ecs:DescribeInstances",
            "ecs:ModifyNetworkInterfaceAttribute");

    private TerwayRamPolicy() {}

    private static List<RamAction> actions(String... values) {
        return Stream.of(values).map(RamAction::new).toList();
    }

    /** Returns the guide's policy (step 2), statement by statement and action by action. */
    public static RamPolicy documented() {
        return policy(DOCUMENTED);
    }

    /**
     * Returns the guide's policy and what it lacks for this version: {@code ecs:DescribeInstanceTypes}, which Terway calls
     * when it starts and without which it exits (terway README and daemon/daemon.go), and for dual stack
     * {@code ecs:AssignIpv6Addresses} and {@code ecs:UnassignIpv6Addresses} (terway docs/ecs.md).
     *
     * @throws IllegalArgumentException if it is for dual stack and the version is before 1.1, which has none
     */
    public static RamPolicy forTerway(TerwayVersion version, IpStack ipStack) {
        return policy(withLaterOnes(DOCUMENTED, version, ipStack));
    }

    /**
     * Returns the least policy that this version of open-source Terway needs: {@link #forTerway} without what its code
     * never calls. That is {@code ecs:DescribeInstances} and {@code ecs:DescribeInstanceAttribute} from 1.7 on, and
     * {@code ecs:ModifyNetworkInterfaceAttribute} before 1.5.1 and from 1.10 on. Addresses of the Internet for pods
     * ({@code vpc:AllocateEipAddress} and others, up to 1.6) are not provided for, as in the guide.
     *
     * @throws IllegalArgumentException as {@link #forTerway}
     */
    public static RamPolicy minimal(TerwayVersion version, IpStack ipStack) {
        requireNonNull(version, "version");
        boolean describesInstances = !version.isAtLeast(1, 7, 0);
        boolean modifiesInterfaces = version.isAtLeast(1, 5, 1) && !version.isAtLeast(1, 10, 0);
        List<RamAction> called = DOCUMENTED.stream()
                .filter(action -> describesInstances
                        || (!action.equals(DESCRIBE_INSTANCES) && !action.equals(DESCRIBE_INSTANCE_ATTRIBUTE)))
                .filter(action -> modifiesInterfaces || !action.equals(MODIFY_INTERFACE))
                .toList();
        return policy(withLaterOnes(called, version, ipStack));
    }

    /**
     * Returns {@link #forTerway} for a plan's Terway.
     *
     * @throws IllegalArgumentException if the plan has no Terway section, and as {@link #forTerway}
     */
    public static RamPolicy of(HybridPlan plan) {
        TerwayPlan terway = requireNonNull(plan, "plan")
                .terway()
                .orElseThrow(() -> new IllegalArgumentException(
                        "plan \"" + plan.name() + "\" has no terway section, so there is no version to grant for"));
        return forTerway(terway.version(), terway.ipStack());
    }

    private static List<RamAction> withLaterOnes(List<RamAction> actions, TerwayVersion version, IpStack ipStack) {
        requireNonNull(version, "version");
        requireNonNull(ipStack, "ipStack");
        List<RamAction> all = new ArrayList<>(actions);
        all.add(DESCRIBE_INSTANCE_TYPES);
        if (ipStack == IpStack.DUAL) {
            if (!version.isAtLeast(1, 1, 0)) {
                throw new IllegalArgumentException("Terway " + version + " has no dual stack, which came with 1.1.0");
            }
            all.addAll(IPV6);
        }
        return all;
    }

    private static RamPolicy policy(List<RamAction> ecsActions) {
        return new RamPolicy(
                List.of(RamStatement.allowing(ecsActions), RamStatement.allowing(actions("vpc:DescribeVSwitches"))));
    }
}
