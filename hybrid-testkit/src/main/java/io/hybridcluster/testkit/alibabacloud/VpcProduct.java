// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.model.net.Cidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** VPC: networks, vSwitches, route tables and border routers. Source: the API reference of VPC, 2016-04-28. */
final class VpcProduct implements FakeProduct {
    private static final int SMALLEST = 29;
    private static final int LARGEST = 16;
    private static final int QUOTA = 150;
    private static final int DEFAULT_PAGE = 10;

    private final World world;
    private final Network network;
    private final ClientTokens tokens = new ClientTokens();

    VpcProduct(World world) {
        this.world = world;
        this.network = world.network();
    }

    @Override
    public @Nullable Object answer(FakeCall call) throws FakeFailure {
        return switch (call.action()) {
            case "DescribeVpcs" -> vpcs(call);
            case "DescribeVpcAttribute" -> vpc(call).attributes();
            case "DescribeVSwitches" -> vSwitches(call);
            case "DescribeVSwitchAttributes" -> vSwitch(call).tree();
            case "CreateVSwitch" -> tokens.once(call, () -> create(call));
            case "DescribeRouteTableList" -> routeTables(call);
            case "DescribeRouteEntryList" -> routes(call);
            case "DescribeVirtualBorderRouters" -> borderRouters(call);
            default -> throw new IllegalStateException("no behaviour for " + call.action());
        };
    }

    private Object vpcs(FakeCall call) throws FakeFailure {
        List<Vpc> found = new Filter<Vpc>(call)
                .equal("RegionId", vpc -> vpc.region)
                .commas("VpcId", vpc -> vpc.id)
                .equal("VpcName", vpc -> vpc.name)
                .equal("ResourceGroupId", vpc -> "rg-acfm3default")
                .of(List.copyOf(network.vpcs.values()));
        return Page.byNumber(call, DEFAULT_PAGE, found, "Vpcs", "Vpc", Vpc::tree);
    }

    private Vpc vpc(FakeCall call) throws FakeFailure {
        return Optional.ofNullable(network.vpcs.get(call.required("VpcId")))
                .filter(vpc -> vpc.region.equals(call.parameter("RegionId", vpc.region)))
                .orElseThrow(() -> new FakeFailure(
                        404, "InvalidVpcId.NotFound", "Specified value of VpcId is not found in our record."));
    }

    private VSwitch vSwitch(FakeCall call) throws FakeFailure {
        return Optional.ofNullable(network.vSwitches.get(call.required("VSwitchId")))
                .filter(vSwitch -> call.sees(vSwitch.made()))
                .filter(vSwitch -> vSwitch.vpc.region.equals(call.parameter("RegionId", vSwitch.vpc.region)))
                .orElseThrow(() -> new FakeFailure(
                        404, "InvalidVSwitchId.NotFound", "Specified value of VSwitchId is not found in our record."));
    }

    private Object vSwitches(FakeCall call) throws FakeFailure {
        Optional<String> vpcId = call.parameter("VpcId");
        if (vpcId.isEmpty() && call.parameter("RegionId").isEmpty()) {
            throw new FakeFailure(400, "MissingRegionId", "RegionId is mandatory for this action.");
        }
        List<VSwitch> all = network.vSwitchList;
        Filter<VSwitch> filter = new Filter<>(call);
        if (vpcId.isPresent()) {
            Vpc vpc = network.vpcs.get(vpcId.get());
            all = vpc != null && vpc.region.equals(call.parameter("RegionId", vpc.region)) ? vpc.vSwitches : List.of();
        } else {
            filter.equal("RegionId", vSwitch -> vSwitch.vpc.region);
        }
        filter.equal("VSwitchId", vSwitch -> vSwitch.id)
                .equal("ZoneId", vSwitch -> vSwitch.zone)
                .equal("VSwitchName", vSwitch -> vSwitch.name)
                .equal("RouteTableId", vSwitch -> vSwitch.routeTable.id);
        if (call.parameter("IsDefault").isPresent()) {
            filter.only(vSwitch -> !call.flag("IsDefault", false));
        }
        tags(call).forEach((key, value) -> filter.only(vSwitch -> value.equals(vSwitch.tags.get(key))));
        return Page.byNumber(call, DEFAULT_PAGE, filter.of(all), "VSwitches", "VSwitch", VSwitch::tree);
    }

    private static Map<String, String> tags(FakeCall call) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; call.parameter("Tag." + i + ".Key").isPresent(); i++) {
            tags.put(call.required("Tag." + i + ".Key"), call.parameter("Tag." + i + ".Value", ""));
        }
        return tags;
    }

    private Object create(FakeCall call) throws FakeFailure {
        Vpc vpc = vpc(call);
        Cidr cidr = Cidr.tryParse(call.required("CidrBlock"))
                .filter(block -> block.prefixLength() >= LARGEST && block.prefixLength() <= SMALLEST)
                .orElseThrow(() -> new FakeFailure(
                        400, "InvalidCidrBlock.Malformed", "Specified CIDR block is not valid in this action."));
        List<Cidr> blocks = new ArrayList<>(vpc.secondary);
        blocks.add(vpc.cidr);
        if (blocks.stream().noneMatch(block -> block.contains(cidr))) {
            throw new FakeFailure(
                    400, "InvalidCidrBlock.OutOfRange", "Specified CIDR block is not in the VPC's CIDR blocks.");
        }
        if (vpc.vSwitches.stream().anyMatch(other -> other.cidr().overlaps(cidr))) {
            throw new FakeFailure(
                    400, "InvalidCidrBlock.Overlapped", "Specified CIDR block overlapped with other subnets.");
        }
        if (vpc.routeTables.stream()
                .flatMap(table -> table.routes.stream())
                .anyMatch(route -> route.destination().equals(cidr.toString()))) {
            throw new FakeFailure(
                    400, "RouterEntryConflict.Duplicated", "Specified CIDR block is the destination of a route.");
        }
        if (!Network.region(call.required("ZoneId")).equals(vpc.region)) {
            throw new FakeFailure(404, "InvalidZoneId.NotFound", "Specified value of ZoneId is not exists.");
        }
        if (vpc.vSwitches.size() >= QUOTA) {
            throw new FakeFailure(400, "QuotaExceeded.VSwitch", "The maximum number of VSwitches is exceeded.");
        }
        VSwitch made = new VSwitch(
                world.ids().resource("vsw"),
                vpc,
                call.required("ZoneId"),
                new AddressPool(cidr, -1),
                Network.seconds(call.now()),
                call.serial());
        made.name = call.parameter("VSwitchName", "");
        made.description = call.parameter("Description", "");
        made.tags.putAll(tags(call));
        network.add(made);
        return Tree.of("VSwitchId", made.id);
    }

    private Object routeTables(FakeCall call) throws FakeFailure {
        List<RouteTable> found = new Filter<RouteTable>(call)
                .equal("RegionId", table -> table.region)
                .equal("VpcId", table -> table.vpcId)
                .equal("RouteTableId", table -> table.id)
                .equal("RouterId", table -> table.routerId)
                .equal("RouterType", table -> table.routerType)
                .equal("RouteTableType", table -> table.type)
                .of(List.copyOf(network.routeTables.values()));
        return Page.byNumber(call, DEFAULT_PAGE, found, "RouterTableList", "RouterTableListType", RouteTable::tree);
    }

    private Object routes(FakeCall call) throws FakeFailure {
        RouteTable table = network.routeTables.get(call.required("RouteTableId"));
        if (table == null || !table.region.equals(call.required("RegionId"))) {
            throw new FakeFailure(
                    404, "InvalidRouteTableId.NotFound", "Specified value of RouteTableId is not found in our record.");
        }
        Filter<Route> filter = new Filter<Route>(call)
                .equal("RouteEntryType", Route::type)
                .equal("RouteEntryId", Route::id)
                .equal("DestinationCidrBlock", Route::destination)
                .equal("NextHopType", Route::hopType)
                .equal("NextHopId", Route::hopId)
                .each("DestCidrBlockList", Route::destination);
        if (!world.listsEveryHop() && call.parameter("NextHopType").isEmpty()) {
            filter.only(route -> route.hopType().equals("Instance"));
        }
        return Page.byToken(
                call,
                call.number("MaxResult", DEFAULT_PAGE),
                filter.of(table.routes),
                "RouteEntrys",
                "RouteEntry",
                route -> route.tree(table.id));
    }

    private Object borderRouters(FakeCall call) throws FakeFailure {
        Filter<BorderRouter> filter = new Filter<BorderRouter>(call).equal("RegionId", router -> router.region);
        for (int i = 1; call.parameter("Filter." + i + ".Key").isPresent(); i++) {
            List<String> values = call.each("Filter." + i + ".Value");
            switch (call.required("Filter." + i + ".Key")) {
                case "VbrId" -> filter.only(router -> values.contains(router.id));
                case "Status" -> filter.only(router -> values.contains(router.status));
                case "Name" -> filter.only(router -> values.contains(router.id));
                default -> filter.only(router -> false);
            }
        }
        return Page.byNumber(
                call,
                DEFAULT_PAGE,
                filter.of(List.copyOf(network.borderRouters.values())),
                "VirtualBorderRouterSet",
                "VirtualBorderRouterType",
                router -> router.tree(Collections.unmodifiableList(world.cen().censOf(router.id))));
    }
}
