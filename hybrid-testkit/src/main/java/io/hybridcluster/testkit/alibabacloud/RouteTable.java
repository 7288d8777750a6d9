// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A route table of a VPC or of a border router. Mutable state of the fake. */
final class RouteTable implements Made {
    final String id;
    /** {@code System} or {@code Custom}. */
    final String type;
    /** {@code VRouter} or {@code VBR}. */
    final String routerType;

    final String routerId;
    final String vpcId;
    final String region;
    final String owner;
    final String created;
    final List<Route> routes = new ArrayList<>();
    final List<String> vSwitches = new ArrayList<>();

    RouteTable(
            String id,
            String type,
            String routerType,
            String routerId,
            String vpcId,
            String region,
            String owner,
            String created) {
        this.id = id;
        this.type = type;
        this.routerType = routerType;
        this.routerId = routerId;
        this.vpcId = vpcId;
        this.region = region;
        this.owner = owner;
        this.created = created;
    }

    @Override
    public long made() {
        return 0;
    }

    Map<String, @Nullable Object> tree() {
        return Tree.of(
                "RouteTableId",
                id,
                "RouteTableName",
                "",
                "RouteTableType",
                type,
                "RouterId",
                routerId,
                "RouterType",
                routerType,
                "VpcId",
                vpcId,
                "VSwitchIds",
                Tree.list("VSwitchId", vSwitches),
                "GatewayIds",
                Tree.list("GatewayIds", List.of()),
                "AssociateType",
                "VSwitch",
                "Status",
                "Available",
                "Description",
                "",
                "OwnerId",
                Long.valueOf(owner),
                "ResourceGroupId",
                "rg-acfm3default",
                "Tags",
                Tree.tags("Key", "Value", Map.of()),
                "CreationTime",
                created);
    }
}
