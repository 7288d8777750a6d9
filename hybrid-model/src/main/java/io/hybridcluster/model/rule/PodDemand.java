// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.TerwayPlan;

/**
 * How many addresses of pod vSwitches a node of the pool takes.
 *
 * @param ready as soon as it has joined, at least one
 * @param full with all the pods that it can have, or 0 if nothing tells
 */
record PodDemand(long ready, long full) {
    static PodDemand of(NodePoolPlan pool, TerwayPlan terway, CheckedPlan plan) {
        return new PodDemand(Math.max(1, idle(pool, terway, plan)), fullNode(pool, plan));
    }

    /** How many idle addresses a node keeps at least: no more than the pool's bounds and the node's capacity allow. */
    private static long idle(NodePoolPlan pool, TerwayPlan terway, CheckedPlan plan) {
        PoolSize size = terway.pool();
        // From 1.5.7 on the lower bound gives way to the upper one, before it was the other way round.
        int min = terway.version().isAtLeast(1, 5, 7) ? Math.min(size.min(), size.max()) : size.min();
        long capacity = PoolTypes.capacities(pool, plan)
                .mapToLong(EniCapacity::sharedEniPods)
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.min(min, capacity);
    }

    /** How many pods with addresses of their own a node can have, or 0 if nothing tells. */
    private static long fullNode(NodePoolPlan pool, CheckedPlan plan) {
        long maxPods = pool.maxPods().orElse(EniCapacity.KUBELET_DEFAULT_MAX_PODS);
        long known = pool.maxPods().isPresent() ? maxPods : 0;
        return PoolTypes.capacities(pool, plan)
                .mapToLong(capacity -> Math.min(capacity.sharedEniPods(), maxPods))
                .max()
                .orElse(known);
    }
}
