// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A node of a node pool, as the cloud knows it, and what its init script was given.
 *
 * @param name what the script is told to call the node, {@code ALIBABA_CLOUD_NODE_NAME}
 * @param instanceId of its ECS instance
 * @param providerId {@code ALIBABA_CLOUD_PROVIDER_ID}: region, a full stop and the instance
 * @param address its private address, one of its vSwitch
 * @param vSwitchId where its primary interface is
 * @param instanceType such as {@code ecs.g7.xlarge}
 * @param poolId the node pool
 * @param labels {@code ALIBABA_CLOUD_LABELS}, in order: the system's, then the pool's
 * @param taints {@code ALIBABA_CLOUD_TAINTS}, such as {@code workload=ack:NoSchedule}; may be empty
 * @param status its phase: {@code pending}, {@code running} (not yet joined), {@code Ready}, {@code failed},
 *     {@code offline} or {@code removing}
 */
public record ClusterNode(
        String name,
        String instanceId,
        String providerId,
        String address,
        String vSwitchId,
        String instanceType,
        String poolId,
        Map<String, String> labels,
        String taints,
        String status) {
    /** Copies the labels, in their order. */
    public ClusterNode {
        requireNonNull(name, "name");
        labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
