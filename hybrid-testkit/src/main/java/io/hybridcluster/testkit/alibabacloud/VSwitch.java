// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.model.net.Cidr;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vSwitch with its addresses. Mutable state of the fake. */
final class VSwitch implements Made {
    final String id;
    final Vpc vpc;
    final String zone;
    final AddressPool pool;
    final String created;
    final long made;
    final Map<String, String> tags = new LinkedHashMap<>();
    String name;
    String description = "";
    String status = "Available";
    /** Empty if it has none. */
    String ipv6Cidr = "";
    /** The number of the next IPv6 address: the first is the cloud's. */
    int nextIpv6 = 1;

    RouteTable routeTable;

    VSwitch(String id, Vpc vpc, String zone, AddressPool pool, String created, long made) {
        this.id = id;
        this.vpc = vpc;
        this.zone = zone;
        this.pool = pool;
        this.created = created;
        this.made = made;
        this.name = id;
        this.routeTable = vpc.systemTable();
    }

    @Override
    public long made() {
        return made;
    }

    Cidr cidr() {
        return pool.cidr();
    }

    Map<String, @Nullable Object> tree() {
        return Tree.of(
                "VSwitchId",
                id,
                "VSwitchName",
                name,
                "VpcId",
                vpc.id,
                "ZoneId",
                zone,
                "CidrBlock",
                cidr().toString(),
                "Ipv6CidrBlock",
                ipv6Cidr,
                "AvailableIpAddressCount",
                pool.available(),
                "Status",
                status,
                "Description",
                description,
                "IsDefault",
                false,
                "OwnerId",
                Long.valueOf(vpc.owner),
                "NetworkAclId",
                "",
                "ResourceGroupId",
                "rg-acfm3default",
                "RouteTable",
                Tree.of("RouteTableId", routeTable.id, "RouteTableType", routeTable.type),
                "Tags",
                Tree.tags("Key", "Value", tags),
                "CreationTime",
                created);
    }
}
