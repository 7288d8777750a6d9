// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.node;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many pods with an address of their own a cloud node can have, in shared-ENI mode.
 *
 * @param plan the plan
 * @param types what is known of instance types
 */
public record NodeCapacity(HybridPlan plan, InstanceTypes types) {
    public NodeCapacity {
        requireNonNull(plan, "plan");
        requireNonNull(types, "types");
    }

    /** Returns what Terway tells by its annotation, or else what {@link #planned} does. */
    public OptionalInt of(LiveNode node) {
        return node.availableIps().isPresent() ? node.availableIps() : planned(node);
    }

    /**
     * Returns what the limits of the node's instance type come to: those of its annotation
     * {@code alibabacloud.com/instance-type-info}, or else those of {@link #types}, found by the node's label. A node
     * without the label, as one that joined by the guide's script, is taken for one of the plan's pool if that has one
     * instance type only.
     */
    public OptionalInt planned(LiveNode node) {
        Optional<InstanceTypeLimits> limits = node.limits()
                .filter(told -> node.instanceType().map(told.name()::equals).orElse(true))
                .or(() -> typeName(node).flatMap(types::find));
        return limits.map(found -> OptionalInt.of(EniCapacity.of(found).sharedEniPods()))
                .orElse(OptionalInt.empty());
    }

    private Optional<String> typeName(LiveNode node) {
        List<String> planned = plan.nodePool().map(NodePoolPlan::instanceTypes).orElse(List.of());
        return node.instanceType().or(() -> planned.size() == 1 ? Optional.of(planned.get(0)) : Optional.empty());
    }
}
