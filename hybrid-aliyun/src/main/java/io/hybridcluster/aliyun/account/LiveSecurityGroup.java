// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * A security group, as {@code DescribeSecurityGroups} answers it.
 *
 * @param id its id
 * @param vpcId the id of its VPC; empty for one of the classic network
 * @param isAdvanced whether it is an advanced one ({@code enterprise}) and not a basic one ({@code normal})
 */
public record LiveSecurityGroup(String id, String vpcId, boolean isAdvanced) {
    public LiveSecurityGroup {
        requireNonNull(id, "id");
        requireNonNull(vpcId, "vpcId");
    }

    /** Returns a security group, from an item of {@code SecurityGroups.SecurityGroup}. */
    public static LiveSecurityGroup from(ApiAnswer group) {
        return new LiveSecurityGroup(
                group.text("SecurityGroupId"),
                group.findText("VpcId").orElse(""),
                group.findText("SecurityGroupType").filter("enterprise"::equals).isPresent());
    }
}
