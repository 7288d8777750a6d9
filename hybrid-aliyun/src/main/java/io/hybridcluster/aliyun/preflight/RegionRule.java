// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.CallerIdentity;
import io.hybridcluster.aliyun.account.LiveVpc;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Optional;

/** The account and the region that were asked have to be the plan's. */
final class RegionRule implements PreflightRule {
    private static final RuleDescription OTHER_REGION = Report.rule(
            "Account.OtherRegion",
            Severity.ERROR,
            "another region was asked than the plan's, where none of its resources are",
            "ECS: Regions and zones");

    private static final RuleDescription OTHER_OWNER = Report.rule(
            "Account.OtherOwner",
            Severity.WARNING,
            "the VPC belongs to another account than the one that asks",
            "STS: GetCallerIdentity; VPC: Shared VPCs");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(OTHER_REGION, OTHER_OWNER);
    }

    @Override
    public void check(Subject subject, Report report) {
        String asked = subject.account().region().value();
        String planned = subject.plan().cluster().region().value();
        if (!asked.equals(planned)) {
            report.add(
                    OTHER_REGION,
                    "Region " + asked,
                    "the plan's region is " + planned + ", and " + asked + " was asked",
                    "use a client for region " + planned + ", or correct cluster.region in the plan");
        }
        Optional<String> caller = subject.account().find(Part.CALLER).map(CallerIdentity::accountId);
        Optional<LiveVpc> vpc =
                subject.account().find(Part.VPC).filter(live -> !live.ownerId().isEmpty());
        if (caller.isPresent() && vpc.isPresent() && !vpc.get().ownerId().equals(caller.get())) {
            report.add(
                    OTHER_OWNER,
                    VpcRule.place(subject),
                    "it belongs to account " + Shown.name(vpc.get().ownerId()) + ", and account "
                            + Shown.name(caller.get()) + " asks",
                    "use credentials of the VPC's account; if the VPC is shared on purpose, make sure that its owner"
                            + " keeps the routes and may be asked for changes");
        }
    }
}
