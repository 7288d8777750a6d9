// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.capacity;

import static java.util.Objects.requireNonNull;

/**
 * What an ECS instance type allows in network interfaces, as {@code DescribeInstanceTypes} answers it.
 *
 * @param name the type's name ({@code InstanceTypeId}), such as {@code ecs.g7.xlarge}
 * @param eniQuantity how many interfaces an instance may have, the primary one included ({@code EniQuantity})
 * @param privateIpsPerEni how many IPv4 addresses an interface may have, its primary one included
 *     ({@code EniPrivateIpAddressQuantity})
 * @param ipv6PerEni how many IPv6 addresses an interface may have ({@code EniIpv6AddressQuantity})
 */
public record InstanceTypeLimits(String name, int eniQuantity, int privateIpsPerEni, int ipv6PerEni) {
    /** @throws IllegalArgumentException if the name is blank or a number is negative */
    public InstanceTypeLimits {
        requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of an instance type is blank: \"" + name + "\"");
        }
        if (eniQuantity < 0 || privateIpsPerEni < 0 || ipv6PerEni < 0) {
            throw new IllegalArgumentException("instance type " + name + " has a negative number: " + eniQuantity
                    + " interfaces of " + privateIpsPerEni + " IPv4 and " + ipv6PerEni + " IPv6 addresses");
        }
    }
}
