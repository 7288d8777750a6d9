// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.model.net.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A VPC. Mutable state of the fake. */
final class Vpc implements Made {
    final String id;
    final String region;
    final Cidr cidr;
    final List<Cidr> secondary;
    final String name;
    final String routerId;
    final String created;
    final String owner;
    final List<VSwitch> vSwitches = new ArrayList<>();
    final List<RouteTable> routeTables = new ArrayList<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    /** The CENs that it is attached to. */
    final List<String> cens = new ArrayList<>();

    Vpc(String id, String region, List<Cidr> cidrs, String routerId, String created, String owner) {
        this.id = id;
        this.region = region;
        this.cidr = cidrs.get(0);
        this.secondary = List.copyOf(cidrs.subList(1, cidrs.size()));
        this.name = id;
        this.routerId = routerId;
        this.created = created;
        this.owner = owner;
    }

    @Override
    public long made() {
        return 0;
    }

    RouteTable systemTable() {
        return routeTables.get(0);
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = common();
        tree.put("CenStatus", cens.isEmpty() ? "" : "Attached");
        tree.put(
                "RouterTableIds",
                Tree.list(
                        "RouterTableIds",
                        routeTables.stream().map(table -> table.id).toList()));
        tree.put("NatGatewayIds", Tree.list("NatGatewayIds", List.of()));
        tree.put("Tags", Tree.tags("Key", "Value", tags));
        return tree;
    }

    Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> tree = common();
        tree.put("ClassicLinkEnabled", false);
        tree.put("SupportIpv4Gateway", true);
        tree.put(
                "AssociatedCens",
                Tree.list(
                        "AssociatedCen",
                        cens.stream()
                                .map(cen -> Tree.of(
                                        "CenId", cen, "CenOwnerId", Long.valueOf(owner), "CenStatus", "Attached"))
                                .toList()));
        tree.put(
                "CloudResources",
                Tree.list(
                        "CloudResourceSetType",
                        List.of(
                                Tree.of("ResourceType", "VRouter", "ResourceCount", 1),
                                Tree.of("ResourceType", "VSwitch", "ResourceCount", vSwitches.size()),
                                Tree.of("ResourceType", "RouteTable", "ResourceCount", routeTables.size()))));
        return tree;
    }

    private Map<String, @Nullable Object> common() {
        return Tree.of(
                "VpcId",
                id,
                "VpcName",
                name,
                "RegionId",
                region,
                "CidrBlock",
                cidr.toString(),
                "SecondaryCidrBlocks",
                Tree.list(
                        "SecondaryCidrBlock",
                        secondary.stream().map(Cidr::toString).toList()),
                "UserCidrs",
                Tree.list("UserCidr", List.of()),
                "Ipv6CidrBlock",
                "",
                "Ipv6CidrBlocks",
                Tree.list("Ipv6CidrBlock", List.of()),
                "VRouterId",
                routerId,
                "VSwitchIds",
                Tree.list("VSwitchId", vSwitches.stream().map(each -> each.id).toList()),
                "Status",
                "Available",
                "Description",
                "",
                "IsDefault",
                false,
                "OwnerId",
                Long.valueOf(owner),
                "ResourceGroupId",
                "rg-acfm3default",
                "CreationTime",
                created);
    }
}
