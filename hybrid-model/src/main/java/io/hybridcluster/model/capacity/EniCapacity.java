// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.capacity;

import static java.util.Objects.requireNonNull;

/**
 * Terway's formulas: how many pods an instance type can carry.
 *
 * <p>With A interfaces of I IPv4 addresses each, the primary interface serves the node itself and the others the pods:
 *
 * <pre>
 *   shared ENI (terway-eniip)   (A - 1) * I     every address of a secondary interface, its primary one included
 *   exclusive ENI                A - 1          one interface for each pod
 *   kubelet --max-pods          + 3             for pods that use the node's own network
 * </pre>
 *
 * <p>Never negative: a type with one interface or none carries no Terway pod. Stateless; immutable and thread-safe.
 *
 * @param sharedEniPods pods with an address of their own in shared-ENI mode (terway {@code pkg/aliyun/client/limit.go},
 *     {@code MultiIPPod}; ACK: Use the Terway plug-in)
 * @param exclusiveEniPods pods with an interface of their own in exclusive-ENI mode (same sources)
 */
public record EniCapacity(int sharedEniPods, int exclusiveEniPods) {
    /**
     * How many pods on the node's own network ACK adds to the capacity for the kubelet's {@code --max-pods}
     * (terway {@code docs/exclusive-eni-node-pool.md}: 7 interfaces of 30 addresses and 213 pods).
     */
    public static final int HOST_NETWORK_PODS = 3;

    /** The kubelet's {@code --max-pods} when nobody sets it (Kubernetes: KubeletConfiguration, {@code maxPods}). */
    public static final int KUBELET_DEFAULT_MAX_PODS = 110;

    /** @throws IllegalArgumentException if a number is negative */
    public EniCapacity {
        if (sharedEniPods < 0 || exclusiveEniPods < 0) {
            throw new IllegalArgumentException(
                    "a capacity of " + sharedEniPods + " or " + exclusiveEniPods + " pods is negative");
        }
    }

    /** Returns the capacity of this instance type; a product beyond {@link Integer#MAX_VALUE} is that. */
    public static EniCapacity of(InstanceTypeLimits type) {
        requireNonNull(type, "type");
        int secondary = Math.max(0, type.eniQuantity() - 1);
        long shared = (long) secondary * type.privateIpsPerEni();
        return new EniCapacity((int) Math.min(shared, Integer.MAX_VALUE), secondary);
    }

    /**
     * Returns the kubelet's {@code --max-pods} that fits shared-ENI mode: no pod is placed that gets no address. At most
     * {@link Integer#MAX_VALUE}.
     */
    public int maxPods() {
        return (int) Math.min((long) sharedEniPods + HOST_NETWORK_PODS, Integer.MAX_VALUE);
    }

    /**
     * Returns whether Terway gives pods IPv6 addresses on this type: only where an interface has as many of them as of
     * IPv4, and silently IPv4 alone elsewhere (terway {@code pkg/aliyun/client/limit.go}, {@code SupportIPv6}).
     */
    public static boolean supportsDualStack(InstanceTypeLimits type) {
        return type.ipv6PerEni() == type.privateIpsPerEni() && type.ipv6PerEni() > 0;
    }
}
