// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.net.IpFamily;
import java.util.List;

/**
 * The blocks of a VPC have bounds (VPC: CreateVpc, AssociateVpcCidrBlock, FAQ). IPv6 blocks are given out by the cloud
 * and are right by that.
 */
final class VpcBlockRule implements PlanRule {
    private static final RuleDescription MASK = RuleDescription.of(
            "VpcCidr.MaskOutOfBounds",
            Severity.ERROR,
            "the mask of an IPv4 block of the VPC is not in 8 to 28",
            "VPC: FAQ, AssociateVpcCidrBlock");

    private static final RuleDescription PUBLIC = RuleDescription.of(
            "VpcCidr.Public",
            Severity.WARNING,
            "an IPv4 block of the VPC has public addresses: ACK wants the account on a list for it, and the real owners"
                    + " of the addresses cannot be reached",
            "ACK: Plan CIDR blocks for a cluster");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(MASK, PUBLIC);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        for (AddressBlock block : plan.blocks().of(AddressRole.VPC)) {
            if (block.cidr().family() == IpFamily.IPV6) {
                continue;
            }
            int mask = block.cidr().prefixLength();
            if (mask < 8 || mask > 28) {
                report.add(
                        MASK,
                        block.at(),
                        block.name() + " has mask /" + mask,
                        "use a block with a mask from /8 to /28, such as 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");
            }
            if (!FreeBlocks.PRIVATE.contains(block.cidr()) && !ReservedRangeRule.RESERVED.overlaps(block.cidr())) {
                report.add(
                        PUBLIC,
                        block.at(),
                        block.name() + " is not inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
                        "use private addresses, or ask Alibaba Cloud to allow the account clusters in a VPC with public"
                                + " ones");
            }
        }
    }
}
