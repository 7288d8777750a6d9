// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.rule.CheckedPlan.PlacedVSwitch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vSwitch lies in one block of its VPC and in a zone of the cluster's region (VPC: CreateVSwitch). */
final class VSwitchRule implements PlanRule {
    private static final RuleDescription OUTSIDE_VPC = RuleDescription.of(
            "VSwitch.OutsideVpc",
            Severity.ERROR,
            "a vSwitch is not inside a block of its VPC",
            "VPC: CreateVSwitch, CidrBlock");

    private static final RuleDescription MASK = RuleDescription.of(
            "VSwitch.MaskOutOfBounds",
            Severity.ERROR,
            "the mask of a vSwitch is not in 16 to 29",
            "VPC: CreateVSwitch, CidrBlock");

    private static final RuleDescription ZONE = RuleDescription.of(
            "VSwitch.ZoneOutsideRegion",
            Severity.ERROR,
            "a vSwitch is in a zone of another region than the cluster's",
            "VPC: CreateVSwitch, ZoneId");

    private static final RuleDescription DUPLICATE = RuleDescription.of(
            "VSwitch.DuplicateId",
            Severity.ERROR,
            "two vSwitches of the plan have the same id",
            "VPC: DescribeVSwitches");

    private static final RuleDescription QUOTA = RuleDescription.of(
            "VSwitch.OverQuota",
            Severity.WARNING,
            "the VPC has more vSwitches than an account may make by default",
            "VPC: Limits and quotas, 150 vSwitches in a VPC");

    private static final int QUOTA_PER_VPC = 150;

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(OUTSIDE_VPC, MASK, ZONE, DUPLICATE, QUOTA);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        Map<VSwitchId, FieldPath> firstOfId = new HashMap<>();
        for (PlacedVSwitch placed : plan.vSwitches()) {
            VSwitch vSwitch = placed.vSwitch();
            blocks(placed, plan, report);
            if (!vSwitch.zone().isIn(plan.plan().cluster().region())) {
                report.add(
                        ZONE,
                        placed.at().child("zone"),
                        "vSwitch " + vSwitch.id() + " is in zone " + vSwitch.zone() + ", the cluster in region "
                                + plan.plan().cluster().region(),
                        "name a zone of the region, such as "
                                + plan.plan().cluster().region() + "-h, or correct cluster.region");
            }
            FieldPath first = firstOfId.putIfAbsent(vSwitch.id(), placed.at());
            if (first != null) {
                report.add(
                        DUPLICATE,
                        placed.at().child("id"),
                        "vSwitch id " + vSwitch.id() + " is also that of " + first,
                        "name each vSwitch once; one vSwitch cannot serve nodes and pods in two entries: use two");
            }
        }
        int count = plan.vSwitches().size();
        if (count > QUOTA_PER_VPC) {
            report.add(
                    QUOTA,
                    Places.V_SWITCHES,
                    "the plan has " + count + " vSwitches, and a VPC may have " + QUOTA_PER_VPC + " by default",
                    "raise the quota of vSwitches of the VPC to at least " + count + " in Quota Center");
        }
    }

    private static void blocks(PlacedVSwitch placed, CheckedPlan plan, Report report) {
        VSwitch vSwitch = placed.vSwitch();
        inside(vSwitch, vSwitch.cidr(), placed.at().child("cidr"), plan, report);
        vSwitch.ipv6Cidr().ifPresent(cidr -> inside(vSwitch, cidr, placed.at().child("ipv6Cidr"), plan, report));
        int mask = vSwitch.cidr().prefixLength();
        if (mask < 16 || mask > 29) {
            report.add(
                    MASK,
                    placed.at().child("cidr"),
                    "vSwitch " + vSwitch.id() + " (" + vSwitch.cidr() + ") has mask /" + mask,
                    "use a mask from /16 to /29" + FreeBlocks.suchAs(plan.free().vSwitch(mask)));
        }
    }

    private static void inside(VSwitch vSwitch, Cidr cidr, FieldPath at, CheckedPlan plan, Report report) {
        if (plan.blocks().isInVpcBlock(cidr)) {
            return;
        }
        boolean isIpv4 = cidr.equals(vSwitch.cidr());
        report.add(
                OUTSIDE_VPC,
                at,
                "vSwitch " + vSwitch.id() + " (" + cidr + ") is not inside a block of "
                        + plan.plan().vpc().id(),
                isIpv4
                        ? "use a block of the VPC"
                                + FreeBlocks.suchAs(plan.free().vSwitch(cidr.prefixLength()))
                                + ", or add the secondary block that has it to " + Places.VPC_CIDRS
                        : "add the VPC's IPv6 block, which holds " + cidr + ", to " + Places.VPC_CIDRS);
    }
}
