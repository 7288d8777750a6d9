// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;
import java.util.Optional;

/**
 * A vSwitch, as {@code DescribeVSwitches} answers it.
 *
 * @param id its id
 * @param zone the id of its zone
 * @param cidr its IPv4 block
 * @param ipv6Cidr its IPv6 block, if it has one
 * @param freeAddresses how many IPv4 addresses it can still give out ({@code AvailableIpAddressCount})
 * @param status {@code Pending} or {@code Available}
 * @param routeTableId the id of the route table that it uses, if the answer tells
 */
public record LiveVSwitch(
        String id,
        String zone,
        Cidr cidr,
        Optional<Cidr> ipv6Cidr,
        long freeAddresses,
        String status,
        Optional<String> routeTableId) {
    public LiveVSwitch {
        requireNonNull(id, "id");
        requireNonNull(zone, "zone");
        requireNonNull(cidr, "cidr");
        requireNonNull(ipv6Cidr, "ipv6Cidr");
        requireNonNull(status, "status");
        requireNonNull(routeTableId, "routeTableId");
    }

    /** Returns a vSwitch, from an item of {@code VSwitches.VSwitch}. */
    public static LiveVSwitch from(ApiAnswer vSwitch) {
        return new LiveVSwitch(
                vSwitch.text("VSwitchId"),
                vSwitch.text("ZoneId"),
                AnswerBlocks.get(vSwitch, "CidrBlock"),
                AnswerBlocks.find(vSwitch, "Ipv6CidrBlock"),
                vSwitch.number("AvailableIpAddressCount"),
                vSwitch.text("Status"),
                vSwitch.findText("RouteTable", "RouteTableId"));
    }

    /** Returns whether it can be used. */
    public boolean isAvailable() {
        return status.equals("Available");
    }
}
