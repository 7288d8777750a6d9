// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;
import java.util.Optional;

/**
 * A route of a transit router's table, as {@code ListTransitRouterRouteEntries} answers it.
 *
 * @param destination where packets go; empty for a prefix list, whose blocks the answer does not hold
 * @param status {@code Active} where it forwards; {@code Rejected}, {@code Prohibited}, {@code Standby},
 *     {@code Candidate}, {@code Creating} or {@code Deleting}
 * @param resourceType what packets go to: {@code VPC}, {@code VBR}, {@code TR}, {@code VPN}, or {@code BlackHole} where
 *     they are dropped
 * @param resourceId the id of that, if the answer tells
 * @param attachmentId the attachment by which they go, if the answer tells
 * @param isBgp whether it was learnt by BGP
 */
public record TransitRoute(
        Optional<Cidr> destination,
        String status,
        String resourceType,
        Optional<String> resourceId,
        Optional<String> attachmentId,
        boolean isBgp) {
    private static final String PREFIX = "TransitRouterRouteEntry";

    /** What stands for the type of a resource where packets are dropped. */
    public static final String BLACK_HOLE = "BlackHole";

    public TransitRoute {
        requireNonNull(destination, "destination");
        requireNonNull(status, "status");
        requireNonNull(resourceType, "resourceType");
        requireNonNull(resourceId, "resourceId");
        requireNonNull(attachmentId, "attachmentId");
    }

    /** Returns a route, from an item of {@code TransitRouterRouteEntries}. */
    public static TransitRoute from(ApiAnswer route) {
        boolean isBlackHole = route.text(PREFIX + "NextHopType").equals(BLACK_HOLE);
        return new TransitRoute(
                AnswerBlocks.find(route, PREFIX + "DestinationCidrBlock"),
                route.text(PREFIX + "Status"),
                isBlackHole
                        ? BLACK_HOLE
                        : route.findText(PREFIX + "NextHopResourceType").orElse(""),
                route.findText(PREFIX + "NextHopResourceId"),
                route.findText(PREFIX + "NextHopId"),
                route.findText("PathAttributes", "OriginRouteType")
                        .filter("BGP"::equals)
                        .isPresent());
    }

    /** Returns whether it forwards packets. */
    public boolean isActive() {
        return status.equals("Active");
    }
}
