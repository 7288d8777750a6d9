// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;
import java.util.Optional;

/**
 * A route of a CEN of basic edition in a region, as {@code DescribeCenRegionDomainRouteEntries} answers it.
 *
 * @param destination where packets go
 * @param type {@code CEN}, {@code System}, {@code Custom} or {@code BGP}
 * @param status {@code Active} where it forwards; so too if the answer does not tell
 * @param nextHopType what packets go to: {@code VPC}, {@code VBR}, {@code CCN} and others
 * @param nextHopId the id of that, if the answer tells
 */
public record CenRoute(Cidr destination, String type, String status, String nextHopType, Optional<String> nextHopId) {
    public CenRoute {
        requireNonNull(destination, "destination");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(nextHopType, "nextHopType");
        requireNonNull(nextHopId, "nextHopId");
    }

    /** Returns a route, from an item of {@code CenRouteEntries.CenRouteEntry}. */
    public static CenRoute from(ApiAnswer route) {
        return new CenRoute(
                AnswerBlocks.get(route, "DestinationCidrBlock"),
                route.findText("Type").orElse(""),
                route.findText("Status").orElse("Active"),
                route.text("NextHopType"),
                route.findText("NextHopInstanceId"));
    }

    /** Returns whether it forwards packets. */
    public boolean isActive() {
        return status.equals("Active");
    }
}
