// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route of a VPC's or a border router's table.
 *
 * @param id such as {@code rte-bp1...}
 * @param destination the block
 * @param type {@code System}, {@code Custom}, {@code CEN}, {@code BGP} or {@code ECR}
 * @param status {@code Available}, {@code Pending} or {@code Modifying}
 * @param hopType such as {@code Attachment}, {@code RouterInterface}, {@code Instance}; {@code local} for a system route
 * @param hopId the next hop; empty for a system route
 * @param made the number of the call that made it
 */
record Route(String id, String destination, String type, String status, String hopType, String hopId, long made)
        implements Made {
    Map<String, @Nullable Object> tree(String table) {
        return Tree.of(
                "RouteEntryId",
                id,
                "RouteEntryName",
                "",
                "RouteTableId",
                table,
                "DestinationCidrBlock",
                destination,
                "Type",
                type,
                "Status",
                status,
                "IpVersion",
                "IPv4",
                "Description",
                "",
                "GmtModified",
                "",
                "ServiceType",
                "",
                "NextHops",
                Tree.list(
                        "NextHop",
                        List.of(Tree.of(
                                "NextHopType",
                                hopType,
                                "NextHopId",
                                hopId,
                                "NextHopRegionId",
                                "",
                                "Enabled",
                                1,
                                "Weight",
                                0))));
    }
}
