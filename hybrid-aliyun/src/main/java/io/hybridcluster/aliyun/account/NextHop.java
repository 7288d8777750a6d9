// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.Optional;

/**
 * By what a route of a VPC goes.
 *
 * @param type such as {@code Attachment}, {@code VpnGateway}, {@code RouterInterface}, {@code NatGateway}, {@code local}
 * @param id the id of what it goes by, if the answer tells
 * @param relatedId the id of what is behind that, such as a border router behind a router interface, if the answer tells
 * @param isEnabled whether it takes part; of two next hops one may only stand by
 */
public record NextHop(String type, Optional<String> id, Optional<String> relatedId, boolean isEnabled) {
    public NextHop {
        requireNonNull(type, "type");
        requireNonNull(id, "id");
        requireNonNull(relatedId, "relatedId");
    }

    /** Returns a next hop, from an item of {@code NextHops.NextHop}. */
    public static NextHop from(ApiAnswer hop) {
        return new NextHop(
                hop.findText("NextHopType").orElse("local"),
                hop.findText("NextHopId"),
                hop.findText("NextHopRelatedInfo", "InstanceId"),
                hop.findNumber("Enabled").orElse(1) != 0);
    }
}
