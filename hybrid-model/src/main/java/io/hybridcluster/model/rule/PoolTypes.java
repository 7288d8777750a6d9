// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.stream.Stream;

/** What is known of the instance types of a node pool. */
final class PoolTypes {
    private PoolTypes() {}

    /** Returns the capacities of those types of the pool whose figures are known, in the pool's order. */
    static Stream<EniCapacity> capacities(NodePoolPlan pool, CheckedPlan plan) {
        return pool.instanceTypes().stream()
                .flatMap(name -> plan.instanceTypes().find(name).stream())
                .map(EniCapacity::of);
    }
}
