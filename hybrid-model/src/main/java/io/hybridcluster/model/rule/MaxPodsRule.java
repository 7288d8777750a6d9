// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.List;
import java.util.Optional;

/**
 * The kubelet's {@code --max-pods} must fit what Terway can give addresses to: the scheduler does not see how many are
 * left, so pods beyond them are placed and hang in ContainerCreating.
 */
final class MaxPodsRule implements PlanRule {
    private static final RuleDescription OVER_CAPACITY = RuleDescription.of(
            "NodePool.MaxPodsOverCapacity",
            Severity.WARNING,
            "the kubelet takes more pods than Terway has addresses for on an instance type, and the rest hangs in"
                    + " ContainerCreating",
            "terway pkg/aliyun/client/limit.go; Kubernetes: KubeletConfiguration, maxPods");

    private static final RuleDescription BELOW_CAPACITY = RuleDescription.of(
            "NodePool.MaxPodsBelowCapacity",
            Severity.INFO,
            "the kubelet takes fewer pods than Terway has addresses for on an instance type",
            "terway pkg/aliyun/client/limit.go; Kubernetes: KubeletConfiguration, maxPods");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(OVER_CAPACITY, BELOW_CAPACITY);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        if (plan.needsTerway()) {
            plan.plan().nodePool().ifPresent(pool -> check(pool, plan, report));
        }
    }

    private static void check(NodePoolPlan pool, CheckedPlan plan, Report report) {
        int maxPods = pool.maxPods().orElse(EniCapacity.KUBELET_DEFAULT_MAX_PODS);
        String said = pool.maxPods().isPresent()
                ? "max-pods is " + maxPods
                : "max-pods is not set, which is the kubelet's default of " + maxPods;
        // One --max-pods serves the whole pool, so the smallest type decides.
        int fits = PoolTypes.capacities(pool, plan)
                .filter(capacity -> capacity.sharedEniPods() > 0)
                .mapToInt(EniCapacity::maxPods)
                .min()
                .orElse(maxPods);
        for (int i = 0; i < pool.instanceTypes().size(); i++) {
            FieldPath at = Places.INSTANCE_TYPES.index(i);
            String name = pool.instanceTypes().get(i);
            // A type without any capacity is another rule's.
            Optional<EniCapacity> some =
                    plan.instanceTypes().find(name).map(EniCapacity::of).filter(found -> found.sharedEniPods() > 0);
            some.ifPresent(capacity -> {
                String has = said + ", and " + name + " has addresses for " + capacity.sharedEniPods()
                        + " pods and room for " + EniCapacity.HOST_NETWORK_PODS + " on the host's network";
                if (maxPods > capacity.maxPods()) {
                    report.add(OVER_CAPACITY, at, has, kubeletTakes(fits));
                } else if (maxPods < capacity.maxPods()) {
                    report.add(
                            BELOW_CAPACITY,
                            at,
                            has,
                            fits > maxPods
                                    ? "to use them, " + kubeletTakes(fits)
                                    : "put " + name + " into a pool of its own to use them");
                }
            });
        }
    }

    /** Returns what makes the kubelet take so many pods: nodePool.maxPods alone changes no node. */
    static String kubeletTakes(long pods) {
        return "have the kubelet of these nodes start with --max-pods=" + pods
                + " (maxPods in its configuration), and say so in nodePool.maxPods";
    }
}
