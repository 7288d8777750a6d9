// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A virtual border router of Express Connect. Mutable state of the fake. */
final class BorderRouter implements Made {
    final String id;
    final String region;
    final RouteTable table;
    final String created;
    final String owner;
    /** {@code active}, {@code unconfirmed}, {@code terminated} and so on. */
    String status = "active";

    BorderRouter(String id, String region, RouteTable table, String owner, String created) {
        this.id = id;
        this.region = region;
        this.table = table;
        this.owner = owner;
        this.created = created;
    }

    @Override
    public long made() {
        return 0;
    }

    /** @param cens the CENs that it is attached to */
    Map<String, @Nullable Object> tree(List<String> cens) {
        return Tree.of(
                "VbrId",
                id,
                "Name",
                id,
                "Description",
                "",
                "Status",
                status,
                "Type",
                "localBgp",
                "RouteTableId",
                table.id,
                "VlanId",
                110,
                "VlanInterfaceId",
                "ri-" + id,
                "LocalGatewayIp",
                "172.31.255.1",
                "PeerGatewayIp",
                "172.31.255.2",
                "PeeringSubnetMask",
                "255.255.255.252",
                "Bandwidth",
                1000,
                "CircuitCode",
                "",
                "EnableIpv6",
                false,
                "PhysicalConnectionId",
                "pc-" + id,
                "PhysicalConnectionStatus",
                "Enabled",
                "PhysicalConnectionBusinessStatus",
                "Normal",
                "PhysicalConnectionOwnerUid",
                owner,
                "CreationTime",
                created,
                "ActivationTime",
                created,
                "AssociatedPhysicalConnections",
                Tree.list("AssociatedPhysicalConnection", List.of()),
                "AssociatedCens",
                Tree.list(
                        "AssociatedCen",
                        cens.stream()
                                .map(cen -> Tree.of(
                                        "CenId", cen, "CenOwnerId", Long.valueOf(owner), "CenStatus", "Attached"))
                                .toList()));
    }
}
