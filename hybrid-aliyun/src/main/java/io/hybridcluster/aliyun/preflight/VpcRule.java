// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveVpc;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.Reading;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;

/** The VPC has to be there, and its blocks those that the plan was checked with. */
final class VpcRule implements PreflightRule {
    private static final RuleDescription NOT_FOUND = Report.rule(
            "Vpc.NotFound", Severity.ERROR, "the account has no such VPC in the region", "VPC: DescribeVpcs");

    private static final RuleDescription NOT_AVAILABLE =
            Report.rule("Vpc.NotAvailable", Severity.ERROR, "the VPC is not ready for use", "VPC: DescribeVpcs");

    private static final RuleDescription BLOCK_MISSING = Report.rule(
            "Vpc.BlockMissing",
            Severity.ERROR,
            "the plan has a block of the VPC that the VPC does not have",
            "VPC: DescribeVpcs; VPC: AssociateVpcCidrBlock");

    private static final RuleDescription BLOCK_UNPLANNED = Report.rule(
            "Vpc.BlockNotInPlan",
            Severity.WARNING,
            "the VPC has a block that the plan does not have, so the plan's check for overlaps left it out",
            "VPC: DescribeVpcs; VPC: AssociateVpcCidrBlock");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NOT_FOUND, NOT_AVAILABLE, BLOCK_MISSING, BLOCK_UNPLANNED);
    }

    @Override
    public void check(Subject subject, Report report) {
        Reading<LiveVpc> reading = subject.account().reading(Part.VPC);
        if (reading.isAbsent()) {
            report.add(
                    NOT_FOUND,
                    place(subject),
                    "there is no such VPC in region " + subject.account().region() + " of this account",
                    "correct vpc.id in the plan, or use credentials of the account that has the VPC");
        }
        reading.value().ifPresent(vpc -> found(vpc, subject, report));
    }

    private static void found(LiveVpc vpc, Subject subject, Report report) {
        if (!vpc.status().equals("Available")) {
            report.add(
                    NOT_AVAILABLE,
                    place(subject),
                    "its status is " + Shown.name(vpc.status()),
                    "wait until it is Available, then check again");
        }
        for (Cidr block : subject.plan().vpc().cidrs()) {
            if (!vpc.blocks().contains(block)) {
                report.add(
                        BLOCK_MISSING,
                        place(subject),
                        "it does not have block " + block + "; it has " + Listed.of(vpc.blocks()),
                        "correct vpc.cidrs in the plan, or add " + block + " to the VPC as a secondary block");
            }
        }
        for (Cidr block : vpc.blocks()) {
            if (!subject.plan().vpc().cidrs().contains(block)) {
                report.add(
                        BLOCK_UNPLANNED,
                        place(subject),
                        "it has block " + block + ", and the plan does not",
                        "add " + block + " to vpc.cidrs and check the plan again");
            }
        }
    }

    static String place(Subject subject) {
        return "VPC " + subject.plan().vpc().id();
    }
}
