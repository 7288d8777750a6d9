// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.testkit.alibabacloud.CenState.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a CEN of a {@link FakeAlibabaCloud}: transit routers, attachments and routes, or, for a basic CEN, children and
 * the routes of a region. Nothing is derived but that an attachment makes a child: routes are what a test says they are.
 *
 * <p>Thread-safe. Each method but {@link #world} returns the same CEN.
 */
public final class CenWorld {
    private final World world;
    private final FakeWorld outer;
    private final CenState cen;
    private final String id;

    CenWorld(World world, FakeWorld outer, String id) {
        this.world = world;
        this.outer = outer;
        this.cen = world.cen();
        this.id = id;
    }

    /** Returns the world that the CEN is in. */
    public FakeWorld world() {
        return outer;
    }

    private CenWorld with(Runnable change) {
        synchronized (world) {
            change.run();
        }
        return this;
    }

    private String minutes() {
        return Network.minutes(world.now());
    }

    private static Item known(List<Item> items, String name, String value) {
        return CenState.find(items, name, requireNonNull(value, name))
                .orElseThrow(() -> new IllegalArgumentException("the fake has no \"" + value + "\""));
    }

    /** Attaches a VPC or border router to the CEN. */
    public CenWorld child(String instance) {
        return with(() -> {
            Vpc vpc = world.network().vpcs.get(requireNonNull(instance, "instance"));
            if (vpc != null) {
                vpc.cens.add(id);
            }
            cen.children.add(new Item(Tree.of(
                    "CenId",
                    id,
                    "ChildInstanceId",
                    instance,
                    "ChildInstanceType",
                    vpc == null ? "VBR" : "VPC",
                    "ChildInstanceRegionId",
                    region(instance),
                    "ChildInstanceOwnerId",
                    Long.valueOf(world.accountId()),
                    "ChildInstanceAttachTime",
                    minutes(),
                    "Status",
                    "Attached")));
        });
    }

    private String region(String instance) {
        Vpc vpc = world.network().vpcs.get(instance);
        BorderRouter router = world.network().borderRouters.get(instance);
        if (vpc == null && router == null) {
            throw new IllegalArgumentException("the fake has neither a VPC nor a border router \"" + instance + "\"");
        }
        return vpc != null ? vpc.region : requireNonNull(router).region;
    }

    /** Adds an enterprise transit router with its system route table. */
    public CenWorld transitRouter(String router, String region, String systemTable) {
        transitRouter(router, region, "Enterprise", "");
        return table(systemTable, router, "System");
    }

    /** Adds a basic transit router, which has no tables of its own. */
    public CenWorld basicTransitRouter(String router, String region) {
        return transitRouter(router, region, "Basic", "");
    }

    private CenWorld transitRouter(String router, String region, String type, String name) {
        return with(() -> cen.transitRouters.add(new Item(Tree.of(
                "CenId",
                id,
                "TransitRouterId",
                requireNonNull(router, "router"),
                "TransitRouterName",
                name,
                "TransitRouterDescription",
                "",
                "RegionId",
                requireNonNull(region, "region"),
                "Type",
                type,
                "Status",
                "Active",
                "SupportMulticast",
                false,
                "AliUid",
                Long.valueOf(world.accountId()),
                "CreationTime",
                minutes()))));
    }

    /** Adds a custom route table to a transit router. */
    public CenWorld table(String table, String router) {
        return table(table, router, "Custom");
    }

    private CenWorld table(String table, String router, String type) {
        return with(() -> cen.tables.add(new Item(Tree.of(
                "TransitRouterRouteTableId",
                requireNonNull(table, "table"),
                "TransitRouterRouteTableName",
                "",
                "TransitRouterRouteTableDescription",
                "",
                "TransitRouterRouteTableType",
                type,
                "TransitRouterRouteTableStatus",
                "Active",
                "TransitRouterId",
                router,
                "RegionId",
                known(cen.transitRouters, "TransitRouterId", router).text("RegionId"),
                "RouteTableOptions",
                Tree.of("MultiRegionECMP", "disable"),
                "Tags",
                new ArrayList<>(),
                "CreateTime",
                minutes()))));
    }

    /**
     * Attaches a VPC or border router to a transit router, associates it with a table, and lets it propagate its routes
     * there; makes it a child of the CEN.
     *
     * @param autoPublish whether the transit router's routes are advertised to it
     */
    public CenWorld attachment(String attachment, String router, String instance, String table, boolean autoPublish) {
        child(instance);
        return with(() -> {
            boolean vpc = world.network().vpcs.containsKey(instance);
            Item item = CenItems.attachment(
                    vpc ? "Vpc" : "Vbr",
                    id,
                    known(cen.transitRouters, "TransitRouterId", router).text("TransitRouterId"),
                    requireNonNull(attachment, "attachment"),
                    instance,
                    region(instance),
                    world.accountId(),
                    autoPublish,
                    minutes());
            if (vpc) {
                item.tree().put("ZoneMappings", zones(instance));
            }
            cen.attachments.add(item);
            link(cen.associations, table, attachment, instance);
            link(cen.propagations, table, attachment, instance);
        });
    }

    private List<Object> zones(String vpc) {
        List<Object> zones = new ArrayList<>();
        requireNonNull(world.network().vpcs.get(vpc)).vSwitches.stream()
                .limit(1)
                .forEach(vSwitch -> zones.add(Tree.of(
                        "ZoneId", vSwitch.zone,
                        "VSwitchId", vSwitch.id,
                        "NetworkInterfaceId", world.ids().resource("eni"))));
        return zones;
    }

    private void link(List<Item> links, String table, String attachment, String instance) {
        links.add(new Item(Tree.of(
                "TransitRouterRouteTableId",
                known(cen.tables, "TransitRouterRouteTableId", table).text("TransitRouterRouteTableId"),
                "TransitRouterAttachmentId",
                attachment,
                "ResourceId",
                instance,
                "ResourceType",
                world.network().vpcs.containsKey(instance) ? "VPC" : "VBR",
                "Status",
                "Active")));
    }

    /** Sets the status of an attachment, such as {@code Detaching}. */
    public CenWorld status(String attachment, String status) {
        return with(() -> known(cen.attachments, "TransitRouterAttachmentId", attachment)
                .tree()
                .put("Status", requireNonNull(status, "status")));
    }

    /** Takes the propagation of an attachment to a table away. */
    public CenWorld withoutPropagation(String table, String attachment) {
        return with(() -> cen.propagations.removeIf(
                item -> item.text("TransitRouterRouteTableId").equals(table)
                        && item.text("TransitRouterAttachmentId").equals(attachment)));
    }

    /** Adds an active route that an attachment propagates to a table. */
    public CenWorld route(String table, String destination, String attachment) {
        return route(table, destination, attachment, "Propagated", "Active");
    }

    /**
     * Adds a route of a table to an attachment.
     *
     * @param type {@code Static} or {@code Propagated}
     * @param status such as {@code Active}, {@code Rejected}, {@code Prohibited}, {@code Standby}
     */
    public CenWorld route(String table, String destination, String attachment, String type, String status) {
        return with(() -> {
            Item to = known(cen.attachments, "TransitRouterAttachmentId", attachment);
            String resource = to.text("ResourceType").equals("VPC") ? to.text("VpcId") : to.text("VbrId");
            add(table, destination, attachment, resource, to.text("ResourceType"), type, status);
        });
    }

    /** Adds a route of a table that drops what it is for. */
    public CenWorld blackHole(String table, String destination) {
        return with(() -> add(table, destination, "", "", "", "Static", "Active"));
    }

    /** Takes every route to a destination out of a table. */
    public CenWorld withoutRoute(String table, String destination) {
        return with(() -> cen.transitRoutes
                .getOrDefault(table, new ArrayList<>())
                .removeIf(item ->
                        item.text("TransitRouterRouteEntryDestinationCidrBlock").equals(destination)));
    }

    private void add(
            String table, String destination, String hop, String resource, String kind, String type, String status) {
        known(cen.tables, "TransitRouterRouteTableId", table);
        String route = type.equals("Static") ? world.ids().resource("rte") : "";
        cen.transitRoutes
                .computeIfAbsent(table, each -> new ArrayList<>())
                .add(CenItems.transitRoute(
                        route, Cidr.parse(destination), hop, resource, kind, type, status, minutes()));
    }

    /**
     * Adds a route of a basic CEN in a region.
     *
     * @param hopType {@code VPC}, {@code VBR} or {@code CCN}
     * @param status {@code Active}, {@code Candidate}, {@code Rejected} or {@code Prohibited}
     */
    public CenWorld regionRoute(String region, String destination, String hopType, String hop, String status) {
        return with(() -> cen.regionRoutes
                .computeIfAbsent(id + " " + requireNonNull(region, "region"), each -> new ArrayList<>())
                .add(CenItems.regionRoute(Cidr.parse(destination), hopType, hop, region(hop), status)));
    }

    /** Says whether a child's route is advertised: {@code Published} or {@code NonPublished}. */
    public CenWorld published(String childTable, String destination, String status) {
        return with(() -> cen.publication.put(
                requireNonNull(childTable, "childTable") + " " + requireNonNull(destination, "destination"),
                requireNonNull(status, "status")));
    }

    /**
     * Adds a conflict of a child's route with another's.
     *
     * @param status {@code conflict}, {@code overflow} or {@code prohibited}
     */
    public CenWorld conflict(String childTable, String destination, String other, String status) {
        return with(() -> cen.conflicts
                .computeIfAbsent(requireNonNull(childTable, "childTable"), each -> new ArrayList<>())
                .add(new Item(Tree.of(
                        "DestinationCidrBlock",
                        Cidr.parse(destination).toString(),
                        "InstanceId",
                        other,
                        "InstanceType",
                        world.network().vpcs.containsKey(other) ? "VPC" : "VBR",
                        "RegionId",
                        region(other),
                        "Status",
                        status))));
    }
}
