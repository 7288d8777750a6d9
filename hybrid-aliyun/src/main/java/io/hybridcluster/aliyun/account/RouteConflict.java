// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;

/**
 * A route that a CEN of basic edition has and a VPC did not take, as {@code DescribeRouteConflict} answers it.
 *
 * @param destination where packets go
 * @param instanceId the id of the network that announces it
 * @param status why it was not taken: {@code conflict}, {@code overflow} or {@code prohibited}
 */
public record RouteConflict(Cidr destination, String instanceId, String status) {
    public RouteConflict {
        requireNonNull(destination, "destination");
        requireNonNull(instanceId, "instanceId");
        requireNonNull(status, "status");
    }

    /** Returns a conflict, from an item of {@code RouteConflicts.RouteConflict}. */
    public static RouteConflict from(ApiAnswer conflict) {
        return new RouteConflict(
                AnswerBlocks.get(conflict, "DestinationCidrBlock"),
                conflict.findText("InstanceId").orElse(""),
                conflict.text("Status"));
    }
}
