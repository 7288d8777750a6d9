// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CEN, whose official client is not among the tests' libraries: names and nesting as its public models have them. */
class CenProductTest {
    private static final String REGION = "cn-hangzhou";
    private static final String CEN = "cen-0000000000000000";
    private static final String ROUTER = "tr-bp1guide00000000000000";
    private static final String ROUTE = "TransitRouterRouteEntry";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private FakeWorld world;

    @BeforeEach
    void fill() {
        world = FakeWorld.guide(cloud);
    }

    @AfterEach
    void everyParameterWasKnownAndUsed() {
        assertThat(cloud.requests()).allSatisfy(request -> {
            assertThat(request.unknownParameters()).isEmpty();
            assertThat(request.unusedParameters()).isEmpty();
        });
        cloud.close();
    }

    private Map<String, Object> call(String action, String... parameters) {
        Signer signer = new Signer(cloud.endpoint(), cloud.rootKey(), "2017-09-12", action);
        for (int i = 0; i < parameters.length; i += 2) {
            signer.with(parameters[i], parameters[i + 1]);
        }
        return Json.readObject(signer.send().body());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> body, String... path) {
        Object at = body;
        for (String name : path) {
            at = ((Map<?, ?>) at).get(name);
        }
        return (List<Map<String, Object>>) at;
    }

    private static List<Object> each(List<Map<String, Object>> items, String name) {
        return items.stream().map(item -> item.get(name)).toList();
    }

    @Test
    void describesCensAndWhatIsAttached() {
        Map<String, Object> cens = call("DescribeCens", "Filter.1.Key", "CenId", "Filter.1.Value.1", CEN);
        assertThat(cens).containsEntry("TotalCount", 1L).containsEntry("PageSize", 10L);
        assertThat(items(cens, "Cens", "Cen").get(0))
                .containsEntry("CenId", CEN)
                .containsEntry("Status", "Active");
        assertThat(items(call("DescribeCens", "Filter.1.Key", "CenId", "Filter.1.Value.1", "cen-x"), "Cens", "Cen"))
                .isEmpty();
        Map<String, Object> children =
                call("DescribeCenAttachedChildInstances", "CenId", CEN, "ChildInstanceType", "VBR");
        assertThat(items(children, "ChildInstances", "ChildInstance"))
                .singleElement()
                .satisfies(child -> assertThat(child)
                        .containsEntry("ChildInstanceId", GuideWorld.VBR)
                        .containsEntry("ChildInstanceRegionId", REGION)
                        .containsEntry("Status", "Attached"));
        assertThat(call("DescribeCenAttachedChildInstances", "CenId", "cen-x"))
                .containsEntry("Code", "InvalidCenId.NotFound");
    }

    @Test
    void listsTransitRoutersAttachmentsAndTables() {
        assertThat(items(call("ListTransitRouters", "CenId", CEN, "RegionId", REGION), "TransitRouters"))
                .singleElement()
                .satisfies(router -> assertThat(router)
                        .containsEntry("TransitRouterId", ROUTER)
                        .containsEntry("Type", "Enterprise")
                        .containsEntry("Status", "Active"));
        Map<String, Object> vpcs =
                call("ListTransitRouterVpcAttachments", "TransitRouterId", ROUTER, "VpcId", GuideWorld.VPC);
        assertThat(vpcs).containsEntry("MaxResults", 20L).containsEntry("NextToken", "");
        Map<String, Object> vpc = items(vpcs, "TransitRouterAttachments").get(0);
        assertThat(vpc)
                .containsEntry("TransitRouterAttachmentId", GuideWorld.TO_VPC)
                .containsEntry("Status", "Attached")
                .containsEntry("AutoPublishRouteEnabled", true);
        assertThat(each(items(vpc, "ZoneMappings"), "VSwitchId")).containsExactly("vsw-bp1node0000000000000");
        assertThat(each(
                        items(call("ListTransitRouterVbrAttachments", "CenId", CEN), "TransitRouterAttachments"),
                        "VbrId"))
                .containsExactly(GuideWorld.VBR);
        assertThat(each(
                        items(
                                call("ListTransitRouterRouteTables", "TransitRouterId", ROUTER),
                                "TransitRouterRouteTables"),
                        "TransitRouterRouteTableType"))
                .containsExactly("System");
        for (String list : List.of("Associations", "Propagations")) {
            Map<String, Object> links =
                    call("ListTransitRouterRouteTable" + list, "TransitRouterRouteTableId", GuideWorld.ROUTER_TABLE);
            assertThat(each(items(links, "TransitRouter" + list), "ResourceId"))
                    .containsExactly(GuideWorld.VPC, GuideWorld.VBR);
        }
    }

    @Test
    void listsTransitRoutesActiveOnesUnlessAllAreAskedFor() {
        world.cen("cen-other")
                .transitRouter("tr-other", REGION, "vtb-other")
                .attachment("tr-attach-1", "tr-other", GuideWorld.VBR, "vtb-other", false)
                .route("vtb-other", "10.100.0.0/16", "tr-attach-1")
                .route("vtb-other", "10.100.0.0/16", "tr-attach-1", "Propagated", "Rejected")
                .blackHole("vtb-other", "10.100.9.0/24");
        Map<String, Object> active = call("ListTransitRouterRouteEntries", "TransitRouterRouteTableId", "vtb-other");
        assertThat(active).containsEntry("TotalCount", 2L);
        Map<String, Object> route = items(active, "TransitRouterRouteEntries").get(0);
        assertThat(route)
                .containsEntry(ROUTE + "DestinationCidrBlock", "10.100.0.0/16")
                .containsEntry(ROUTE + "NextHopType", "Attachment")
                .containsEntry(ROUTE + "NextHopId", "tr-attach-1")
                .containsEntry(ROUTE + "NextHopResourceType", "VBR")
                .containsEntry(ROUTE + "NextHopResourceId", GuideWorld.VBR)
                .containsEntry(ROUTE + "Type", "Propagated")
                .containsEntry(ROUTE + "Status", "Active")
                .containsKey("PathAttributes");
        assertThat(call(
                        "ListTransitRouterRouteEntries",
                        "TransitRouterRouteTableId",
                        "vtb-other",
                        ROUTE + "Status",
                        "All"))
                .containsEntry("TotalCount", 3L);
        assertThat(each(
                        items(
                                call(
                                        "ListTransitRouterRouteEntries",
                                        "TransitRouterRouteTableId",
                                        "vtb-other",
                                        ROUTE + "NextHopType",
                                        "BlackHole"),
                                "TransitRouterRouteEntries"),
                        ROUTE + "DestinationCidrBlock"))
                .containsExactly("10.100.9.0/24");
        assertThat(call("ListTransitRouterRouteEntries", "TransitRouterRouteTableId", "vtb-none"))
                .containsEntry("Code", "InvalidTransitRouterRouteTableId.NotFound");
        assertThat(call(
                        "ListTransitRouterRouteEntries",
                        "TransitRouterRouteTableId",
                        "vtb-other",
                        "RouteFilter.1.Key",
                        "DestinationCidrBlock"))
                .containsEntry("Code", "FakeNotImplemented");
    }

    @Test
    void describesABasicCen() {
        world.cen("cen-basic")
                .basicTransitRouter("tr-basic", REGION)
                .child(GuideWorld.VPC)
                .child(GuideWorld.VBR)
                .regionRoute(REGION, "10.100.0.0/16", "VBR", GuideWorld.VBR, "Active")
                .regionRoute(REGION, "10.100.1.0/24", "VPC", GuideWorld.VPC, "Candidate");
        Map<String, Object> routes =
                call("DescribeCenRegionDomainRouteEntries", "CenId", "cen-basic", "CenRegionId", REGION);
        assertThat(each(items(routes, "CenRouteEntries", "CenRouteEntry"), "NextHopInstanceId"))
                .containsExactly(GuideWorld.VBR, GuideWorld.VPC);
        assertThat(call(
                        "DescribeCenRegionDomainRouteEntries",
                        "CenId",
                        "cen-basic",
                        "CenRegionId",
                        REGION,
                        "Status",
                        "Active"))
                .containsEntry("TotalCount", 1L);
    }

    @Test
    void describesWhatIsPublishedAndWhatConflicts() {
        world.route(GuideWorld.VPC_TABLE, "10.9.0.0/16", "Custom", "Instance", "i-1");
        world.cen("cen-basic")
                .child(GuideWorld.VPC)
                .published(GuideWorld.VPC_TABLE, "10.10.25.0/24", "NonPublished")
                .conflict(GuideWorld.VPC_TABLE, "10.9.0.0/16", GuideWorld.VBR, "conflict");
        String[] child = {
            "ChildInstanceId",
            GuideWorld.VPC,
            "ChildInstanceType",
            "VPC",
            "ChildInstanceRegionId",
            REGION,
            "ChildInstanceRouteTableId",
            GuideWorld.VPC_TABLE,
            "CenId",
            "cen-basic"
        };
        List<Map<String, Object>> published =
                items(call("DescribePublishedRouteEntries", child), "PublishedRouteEntries", "PublishedRouteEntry");
        assertThat(published)
                .extracting(route -> route.get("DestinationCidrBlock") + " " + route.get("PublishStatus"))
                .contains("10.10.24.0/24 Published", "10.10.25.0/24 NonPublished", "10.9.0.0/16 NonPublished");
        assertThat(items(published.get(6), "Conflicts", "Conflict")).hasSize(1);
        String[] conflict = Arrays.copyOf(child, 8);
        assertThat(items(call("DescribeRouteConflict", conflict), "RouteConflicts", "RouteConflict"))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("DestinationCidrBlock", "10.9.0.0/16")
                        .containsEntry("InstanceId", GuideWorld.VBR)
                        .containsEntry("InstanceType", "VBR")
                        .containsEntry("Status", "conflict"));
        conflict[3] = "VBR";
        assertThat(call("DescribeRouteConflict", conflict)).containsEntry("Code", "InvalidChildInstanceId.NotFound");
    }
}
