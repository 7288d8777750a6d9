// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A route of a VPC's table, as {@code DescribeRouteEntryList} answers it.
 *
 * @param destination where packets go; empty for a prefix list, whose blocks the answer does not hold
 * @param type {@code Custom}, {@code System}, {@code BGP}, {@code CEN} or {@code ECR}
 * @param status {@code Available}, {@code Pending} or {@code Modifying}
 * @param nextHops by what they go; none for a vSwitch's own block
 */
public record LiveRoute(Optional<Cidr> destination, String type, String status, List<NextHop> nextHops) {
    public LiveRoute {
        requireNonNull(destination, "destination");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        nextHops = ImmutableList.copyOf(nextHops);
    }

    /** Returns a route, from an item of {@code RouteEntrys.RouteEntry}. */
    public static LiveRoute from(ApiAnswer route) {
        boolean isPrefixList = route.text("DestinationCidrBlock").startsWith("pl-");
        return new LiveRoute(
                isPrefixList ? Optional.empty() : Optional.of(AnswerBlocks.get(route, "DestinationCidrBlock")),
                route.findText("Type").orElse("Custom"),
                route.text("Status"),
                route.list("NextHops", "NextHop").stream().map(NextHop::from).toList());
    }

    /** Returns whether it forwards packets. */
    public boolean isAvailable() {
        return status.equals("Available");
    }
}
