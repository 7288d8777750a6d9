// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.List;

/**
 * A route table of a VPC, as {@code DescribeRouteTableList} answers it.
 *
 * @param id its id
 * @param isSystem whether it is the VPC's own, which every vSwitch uses that has no other
 * @param vSwitchIds the ids of the vSwitches that use it
 */
public record LiveRouteTable(String id, boolean isSystem, List<String> vSwitchIds) {
    public LiveRouteTable {
        requireNonNull(id, "id");
        vSwitchIds = ImmutableList.copyOf(vSwitchIds);
    }

    /** Returns a route table, from an item of {@code RouterTableList.RouterTableListType}. */
    public static LiveRouteTable from(ApiAnswer table) {
        return new LiveRouteTable(
                table.text("RouteTableId"),
                table.findText("RouteTableType").filter("System"::equals).isPresent(),
                table.texts("VSwitchIds", "VSwitchId"));
    }
}
