// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the nodes take that the pool is still to get.
 *
 * <p>Terway takes an address of a pod vSwitch for each pod, and keeps {@code min_pool_size} idle ones ready; nothing more is
 * taken ahead (terway {@code daemon/builder.go}, {@code getPoolConfig}).
 *
 * @param nodes how many nodes are still to be made
 * @param ready addresses of pod vSwitches that a node takes as soon as it has joined, at least one
 * @param full such addresses that a node takes with all the pods that it can have; no less than {@code ready}
 */
record Demand(long nodes, long ready, long full) {
    static Demand of(NodePoolPlan pool, TerwayPlan terway, InstanceTypes types, long nodesThere) {
        List<EniCapacity> capacities = pool.instanceTypes().stream()
                .flatMap(name -> types.find(name).stream())
                .map(EniCapacity::of)
                .toList();
        long maxPods = pool.maxPods().orElse(EniCapacity.KUBELET_DEFAULT_MAX_PODS);
        long least = sharedPods(capacities).mapToLong(pods -> pods).min().orElse(Long.MAX_VALUE);
        long idle = Math.min(Math.min(terway.pool().min(), terway.pool().max()), least);
        long full = sharedPods(capacities)
                .mapToLong(pods -> Math.min(pods, maxPods))
                .max()
                .orElse(pool.maxPods().isPresent() ? maxPods : 0);
        long ready = Math.max(1, idle);
        return new Demand(Math.max(0, pool.desiredSize() - nodesThere), ready, Math.max(ready, full));
    }

    private static Stream<Integer> sharedPods(List<EniCapacity> capacities) {
        return capacities.stream().map(EniCapacity::sharedEniPods);
    }
}
