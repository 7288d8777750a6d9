// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.alibabacloud.CenState.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CEN: what is attached to what, and the routes between. Source: the API reference of CEN, 2017-09-12. */
final class CenProduct implements FakeProduct {
    private static final int DEFAULT_PAGE = 10;
    private static final int DEFAULT_RESULTS = 20;
    private static final String TABLE = "TransitRouterRouteTableId";
    private static final String ATTACHMENT = "TransitRouterAttachmentId";
    private static final String ROUTE = "TransitRouterRouteEntry";

    private final CenState cen;
    private final Network network;

    CenProduct(World world) {
        cen = world.cen();
        network = world.network();
    }

    @Override
    public @Nullable Object answer(FakeCall call) throws FakeFailure {
        if (call.parameter("RouteFilter.1.Key").isPresent()
                || call.parameter("FeatureFilter.1.Key").isPresent()) {
            throw new FakeFailure(
                    501, "FakeNotImplemented", "the fake does not filter " + call.action() + " like that");
        }
        return switch (call.action()) {
            case "DescribeCens" -> cens(call);
            case "DescribeCenAttachedChildInstances" -> children(call);
            case "DescribeCenRegionDomainRouteEntries" -> regionRoutes(call);
            case "DescribePublishedRouteEntries" -> published(call);
            case "DescribeRouteConflict" -> conflicts(call);
            case "ListTransitRouters" -> transitRouters(call);
            case "ListTransitRouterVpcAttachments" -> attachments(call, "VPC", "VpcId", "VpcRegionId");
            case "ListTransitRouterVbrAttachments" -> attachments(call, "VBR", "VbrId", "VbrRegionId");
            case "ListTransitRouterRouteTables" -> tables(call);
            case "ListTransitRouterRouteTableAssociations" ->
                links(call, cen.associations, "TransitRouterAssociations");
            case "ListTransitRouterRouteTablePropagations" ->
                links(call, cen.propagations, "TransitRouterPropagations");
            case "ListTransitRouterRouteEntries" -> transitRoutes(call);
            default -> throw new IllegalStateException("no behaviour for " + call.action());
        };
    }

    private static Filter<Item> same(Filter<Item> filter, String... names) {
        for (String name : names) {
            filter.equal(name, item -> item.text(name));
        }
        return filter;
    }

    private Object cens(FakeCall call) throws FakeFailure {
        Filter<Item> filter = same(new Filter<>(call), "ResourceGroupId");
        for (int i = 1; call.parameter("Filter." + i + ".Key").isPresent(); i++) {
            String key = call.required("Filter." + i + ".Key");
            List<String> values = call.each("Filter." + i + ".Value");
            filter.only(item -> values.contains(item.text(key)));
        }
        return Page.byNumber(call, DEFAULT_PAGE, filter.of(cen.cens), "Cens", "Cen", Item::tree);
    }

    /** Returns the id of the CEN that the call names, if there is one. */
    private String cenId(FakeCall call) throws FakeFailure {
        return CenState.find(cen.cens, "CenId", call.required("CenId"))
                .map(item -> item.text("CenId"))
                .orElseThrow(() ->
                        new FakeFailure(400, "InvalidCenId.NotFound", "The specified CEN instance does not exist."));
    }

    private Object children(FakeCall call) throws FakeFailure {
        cenId(call);
        List<Item> found = same(new Filter<>(call), "CenId", "ChildInstanceType", "ChildInstanceRegionId")
                .of(cen.children);
        return Page.byNumber(call, DEFAULT_PAGE, found, "ChildInstances", "ChildInstance", Item::tree);
    }

    private Object regionRoutes(FakeCall call) throws FakeFailure {
        String key = cenId(call) + " " + call.required("CenRegionId");
        List<Item> found = same(new Filter<>(call), "Status").of(cen.regionRoutes.getOrDefault(key, List.of()));
        return Page.byNumber(call, DEFAULT_PAGE, found, "CenRouteEntries", "CenRouteEntry", Item::tree);
    }

    private Object published(FakeCall call) throws FakeFailure {
        cenId(call);
        RouteTable table = table(call);
        List<Item> items = new ArrayList<>();
        for (Route route : table.routes) {
            if (call.sees(route.made())
                    && call.parameter("DestinationCidrBlock", route.destination())
                            .equals(route.destination())) {
                items.add(new Item(published(call, table, route)));
            }
        }
        return Page.byNumber(call, DEFAULT_PAGE, items, "PublishedRouteEntries", "PublishedRouteEntry", Item::tree);
    }

    /** Returns the route table of the child instance that the call names: its system route table if it names none. */
    private RouteTable table(FakeCall call) throws FakeFailure {
        String child = call.required("ChildInstanceId");
        Vpc vpc = network.vpcs.get(child);
        BorderRouter router = network.borderRouters.get(child);
        List<RouteTable> tables = List.of();
        if (vpc != null && call.required("ChildInstanceType").equals("VPC")) {
            tables = vpc.routeTables;
        } else if (router != null && call.required("ChildInstanceType").equals("VBR")) {
            tables = List.of(router.table);
        }
        Optional<String> id = call.parameter("ChildInstanceRouteTableId");
        return tables.stream()
                .filter(table -> table.region.equals(call.required("ChildInstanceRegionId")))
                .filter(table -> id.isEmpty() || table.id.equals(id.get()))
                .findFirst()
                .orElseThrow(() -> new FakeFailure(
                        400,
                        "InvalidChildInstanceId.NotFound",
                        "The specified child instance or its route table does not exist."));
    }

    private Map<String, @Nullable Object> published(FakeCall call, RouteTable table, Route route) {
        boolean attached = cen.censOf(call.required("ChildInstanceId")).contains(call.required("CenId"));
        boolean byItself =
                route.type().equals("System") && route.hopType().equals("local") || table.routerType.equals("VBR");
        String status = attached && byItself ? "Published" : "NonPublished";
        return Tree.of(
                "ChildInstanceRouteTableId", table.id,
                "DestinationCidrBlock", route.destination(),
                "RouteType", route.type(),
                "NextHopType", route.hopType(),
                "NextHopId", route.hopId(),
                "OperationalMode", !route.type().equals("System"),
                "PublishStatus", cen.publication.getOrDefault(table.id + " " + route.destination(), status),
                "Conflicts",
                        Tree.list(
                                "Conflict",
                                cen.conflicts.getOrDefault(table.id, List.of()).stream()
                                        .filter(item -> item.text("DestinationCidrBlock")
                                                .equals(route.destination()))
                                        .map(Item::tree)
                                        .toList()));
    }

    private Object conflicts(FakeCall call) throws FakeFailure {
        List<Item> found = same(new Filter<>(call), "DestinationCidrBlock")
                .of(cen.conflicts.getOrDefault(table(call).id, List.of()));
        return Page.byNumber(call, DEFAULT_PAGE, found, "RouteConflicts", "RouteConflict", Item::tree);
    }

    private Object transitRouters(FakeCall call) throws FakeFailure {
        List<Item> found = same(
                        new Filter<>(call),
                        "CenId",
                        "RegionId",
                        "TransitRouterId",
                        "TransitRouterName",
                        "Type",
                        "Status")
                .of(cen.transitRouters);
        return Page.byNumber(call, DEFAULT_PAGE, found, "TransitRouters", "", Item::tree);
    }

    private Object attachments(FakeCall call, String type, String id, String region) throws FakeFailure {
        Filter<Item> filter = same(
                new Filter<Item>(call).only(item -> item.text("ResourceType").equals(type)),
                "CenId",
                "TransitRouterId",
                ATTACHMENT,
                "Status",
                id);
        return results(
                call,
                filter.equal("RegionId", item -> item.text(region)).of(cen.attachments),
                "TransitRouterAttachments");
    }

    private Object tables(FakeCall call) throws FakeFailure {
        Filter<Item> filter = same(
                        new Filter<>(call),
                        "TransitRouterId",
                        "TransitRouterRouteTableType",
                        "TransitRouterRouteTableStatus")
                .each("TransitRouterRouteTableIds", item -> item.text(TABLE))
                .each("TransitRouterRouteTableNames", item -> item.text("TransitRouterRouteTableName"));
        return results(call, filter.of(cen.tables), "TransitRouterRouteTables");
    }

    private Object links(FakeCall call, List<Item> links, String name) throws FakeFailure {
        Filter<Item> filter = same(new Filter<>(call), TABLE, ATTACHMENT, "Status")
                .equal("TransitRouterAttachmentResourceId", item -> item.text("ResourceId"))
                .equal("TransitRouterAttachmentResourceType", item -> item.text("ResourceType"));
        return results(call, filter.of(links), name);
    }

    private Object transitRoutes(FakeCall call) throws FakeFailure {
        String table = call.required(TABLE);
        if (CenState.find(cen.tables, TABLE, table).isEmpty()) {
            throw new FakeFailure(
                    400, "InvalidTransitRouterRouteTableId.NotFound", "TransitRouterRouteTableId is not found.");
        }
        Filter<Item> filter = same(
                        new Filter<>(call),
                        ROUTE + "DestinationCidrBlock",
                        ROUTE + "NextHopId",
                        ROUTE + "NextHopType",
                        ROUTE + "NextHopResourceId",
                        ROUTE + "NextHopResourceType",
                        ROUTE + "OriginResourceId",
                        ROUTE + "OriginResourceType",
                        ROUTE + "Type",
                        "PrefixListId")
                .each(ROUTE + "Ids", item -> item.text(ROUTE + "Id"))
                .each(ROUTE + "Names", item -> item.text(ROUTE + "Name"));
        String status = call.parameter(ROUTE + "Status", "Active");
        if (!status.equals("All")) {
            filter.only(item -> item.text(ROUTE + "Status").equals(status));
        }
        return results(call, filter.of(cen.transitRoutes.getOrDefault(table, List.of())), "TransitRouterRouteEntries");
    }

    private static Object results(FakeCall call, List<Item> items, String name) throws FakeFailure {
        int most = call.number("MaxResults", DEFAULT_RESULTS);
        Map<String, @Nullable Object> page = Page.byToken(call, most, items, name, "", Item::tree);
        page.put("MaxResults", most);
        page.put("TotalCount", items.size());
        return page;
    }
}
