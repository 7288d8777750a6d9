// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.testkit.alibabacloud.CenState.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the larger items of CEN, with the members of the official models. */
final class CenItems {
    private static final String ROUTE = "TransitRouterRouteEntry";

    private CenItems() {}

    /** @param kind {@code Vpc} or {@code Vbr} */
    static Item attachment(
            String kind,
            String cen,
            String router,
            String attachment,
            String instance,
            String region,
            String owner,
            boolean autoPublish,
            String created) {
        Map<String, @Nullable Object> tree = Tree.of(
                "CenId",
                cen,
                "TransitRouterId",
                router,
                "TransitRouterAttachmentId",
                attachment,
                "TransitRouterAttachmentName",
                "",
                "TransitRouterAttachmentDescription",
                "",
                "ResourceType",
                kind.equals("Vpc") ? "VPC" : "VBR",
                "Status",
                "Attached",
                "AutoPublishRouteEnabled",
                autoPublish,
                "OrderType",
                "PayByCenOwner",
                kind + "Id",
                instance,
                kind + "RegionId",
                region,
                kind + "OwnerId",
                Long.valueOf(owner),
                "Tags",
                List.of(),
                "CreationTime",
                created);
        if (kind.equals("Vpc")) {
            tree.put("ChargeType", "POSTPAY");
        }
        return new Item(tree);
    }

    /**
     * @param id empty for a route that is no static one
     * @param hop the attachment; empty for a blackhole
     * @param kind of the resource behind the attachment: {@code VPC} or {@code VBR}
     */
    static Item transitRoute(
            String id,
            Cidr destination,
            String hop,
            String resource,
            String kind,
            String type,
            String status,
            String created) {
        boolean border = kind.equals("VBR");
        return new Item(Tree.of(
                ROUTE + "Id",
                id,
                ROUTE + "Name",
                "",
                ROUTE + "Description",
                "",
                ROUTE + "DestinationCidrBlock",
                destination.toString(),
                ROUTE + "Type",
                type,
                ROUTE + "Status",
                status,
                ROUTE + "NextHopType",
                hop.isEmpty() ? "BlackHole" : "Attachment",
                ROUTE + "NextHopId",
                hop,
                ROUTE + "NextHopResourceId",
                resource,
                ROUTE + "NextHopResourceType",
                kind,
                ROUTE + "OriginResourceId",
                resource,
                ROUTE + "OriginResourceType",
                kind,
                "OperationalMode",
                !id.isEmpty(),
                "PrefixListId",
                "",
                "Tag",
                "",
                "CreateTime",
                id.isEmpty() ? "" : created,
                "PathAttributes",
                Tree.of(
                        "AsPaths",
                        border ? List.of("65001") : List.of(),
                        "Communities",
                        List.of(),
                        "OriginInstanceId",
                        resource,
                        "OriginInstanceType",
                        kind,
                        "OriginRouteType",
                        border ? "BGP" : "System",
                        "Preference",
                        50)));
    }

    static Item regionRoute(Cidr destination, String hopType, String hop, String hopRegion, String status) {
        return new Item(Tree.of(
                "DestinationCidrBlock",
                destination.toString(),
                "NextHopType",
                hopType,
                "NextHopInstanceId",
                hop,
                "NextHopRegionId",
                hopRegion,
                "Type",
                "CEN",
                "Status",
                status,
                "ToOtherRegionStatus",
                "Active",
                "Preference",
                50,
                "AsPaths",
                Tree.list("AsPath", List.of()),
                "Communities",
                Tree.list("Community", List.of()),
                "CenRouteMapRecords",
                Tree.list("CenRouteMapRecord", List.of()),
                "CenOutRouteMapRecords",
                Tree.list("CenOutRouteMapRecord", List.of())));
    }
}
