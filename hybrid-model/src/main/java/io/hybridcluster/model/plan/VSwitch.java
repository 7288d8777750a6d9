// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpFamily;
import java.util.Optional;

/**
 * A vSwitch of the VPC.
 *
 * @param id its id
 * @param zone the zone it is in; an ENI and its instance are in the same zone
 * @param cidr its IPv4 block
 * @param ipv6Cidr its IPv6 block, for dual stack
 * @param role what it is for
 */
public record VSwitch(VSwitchId id, ZoneId zone, Cidr cidr, Optional<Cidr> ipv6Cidr, VSwitchRole role) {
    /** @throws IllegalArgumentException if a block is of the other family */
    public VSwitch {
        requireNonNull(id, "id");
        requireNonNull(zone, "zone");
        requireNonNull(cidr, "cidr");
        requireNonNull(ipv6Cidr, "ipv6Cidr");
        requireNonNull(role, "role");
        if (cidr.family() != IpFamily.IPV4) {
            throw new IllegalArgumentException("cidr " + cidr + " of vSwitch " + id + " is not an IPv4 block");
        }
        if (ipv6Cidr.isPresent() && ipv6Cidr.get().family() != IpFamily.IPV6) {
            throw new IllegalArgumentException(
                    "ipv6Cidr " + ipv6Cidr.get() + " of vSwitch " + id + " is not an IPv6 block");
        }
    }

    /** Returns a vSwitch with an IPv4 block only. */
    public static VSwitch of(VSwitchId id, ZoneId zone, Cidr cidr, VSwitchRole role) {
        return new VSwitch(id, zone, cidr, Optional.empty(), role);
    }

    /** Returns how many IPv4 addresses the vSwitch can give out: the cloud keeps the first and the last three for itself (VPC: CreateVSwitch). */
    public int usableAddresses() {
        return cidr.prefixLength() > 29 ? 0 : (int) Math.min(Integer.MAX_VALUE, (1L << (32 - cidr.prefixLength())) - 4);
    }
}
