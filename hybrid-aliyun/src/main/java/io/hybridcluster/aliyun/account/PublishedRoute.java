// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;

/**
 * A route of a VPC that can be published to a CEN of basic edition, as {@code DescribePublishedRouteEntries} answers it.
 *
 * @param destination where packets go
 * @param isPublished whether the CEN has it
 */
public record PublishedRoute(Cidr destination, boolean isPublished) {
    public PublishedRoute {
        requireNonNull(destination, "destination");
    }

    /** Returns a route, from an item of {@code PublishedRouteEntries.PublishedRouteEntry}. */
    public static PublishedRoute from(ApiAnswer route) {
        return new PublishedRoute(
                AnswerBlocks.get(route, "DestinationCidrBlock"),
                route.text("PublishStatus").equals("Published"));
    }
}
