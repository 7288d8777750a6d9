// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;
import java.util.ArrayList;
import java.util.List;

/**
 * A VPC, as {@code DescribeVpcs} answers it.
 *
 * @param id its id
 * @param region the region it is in; empty if the answer does not tell
 * @param ownerId the number of the account that it belongs to; empty if the answer does not tell
 * @param status {@code Pending} or {@code Available}
 * @param blocks its blocks, the primary one first, IPv6 last; each once
 */
public record LiveVpc(String id, String region, String ownerId, String status, List<Cidr> blocks) {
    public LiveVpc {
        requireNonNull(id, "id");
        requireNonNull(region, "region");
        requireNonNull(ownerId, "ownerId");
        requireNonNull(status, "status");
        blocks = ImmutableList.copyOf(blocks);
    }

    /** Returns a VPC, from an item of {@code Vpcs.Vpc}. */
    public static LiveVpc from(ApiAnswer vpc) {
        List<Cidr> blocks = new ArrayList<>();
        blocks.add(AnswerBlocks.get(vpc, "CidrBlock"));
        for (ApiAnswer secondary : vpc.list("SecondaryCidrBlocks", "SecondaryCidrBlock")) {
            blocks.add(AnswerBlocks.get(secondary));
        }
        AnswerBlocks.find(vpc, "Ipv6CidrBlock").ifPresent(blocks::add);
        for (ApiAnswer ipv6 : vpc.list("Ipv6CidrBlocks", "Ipv6CidrBlock")) {
            AnswerBlocks.find(ipv6, "Ipv6CidrBlock").ifPresent(blocks::add);
        }
        return new LiveVpc(
                vpc.text("VpcId"),
                vpc.findText("RegionId").orElse(""),
                vpc.findText("OwnerId").orElse(""),
                vpc.text("Status"),
                blocks.stream().distinct().toList());
    }
}
