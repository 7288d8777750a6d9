// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveSecurityGroup;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The security groups have to be there, in the VPC, of one kind, and large enough. */
final class SecurityGroupRule implements PreflightRule {
    private static final String KINDS = "ECS: Basic and advanced security groups";

    private static final RuleDescription NOT_FOUND = Report.rule(
            "SecurityGroup.NotFound",
            Severity.ERROR,
            "the account has no such security group in the region",
            "ECS: DescribeSecurityGroups");

    private static final RuleDescription OTHER_VPC = Report.rule(
            "SecurityGroup.OtherVpc",
            Severity.ERROR,
            "a security group is of another VPC",
            "ECS: DescribeSecurityGroups");

    private static final RuleDescription MIXED = Report.rule(
            "SecurityGroup.MixedTypes",
            Severity.ERROR,
            "there are basic and advanced security groups, and nothing can be in both",
            KINDS);

    private static final RuleDescription FULL = Report.rule(
            "SecurityGroup.TooManyAddresses",
            Severity.ERROR,
            "the pool's nodes and pods have more addresses than a basic security group takes; a warning where only all their"
                    + " pods have",
            KINDS);

    /** By default; the quota can be raised. */
    private static final int MOST_OF_BASIC = 2_000;

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NOT_FOUND, OTHER_VPC, MIXED, FULL);
    }

    @Override
    public void check(Subject subject, Report report) {
        subject.account().find(Part.SECURITY_GROUPS).ifPresent(groups -> {
            Map<String, LiveSecurityGroup> byId = new HashMap<>();
            groups.forEach(group -> byId.put(group.id(), group));
            for (SecurityGroupId id : subject.plan().vpc().securityGroups()) {
                one(id, byId.get(id.value()), subject, report);
            }
            types(groups, report);
            size(groups, subject, report);
        });
    }

    private static void one(SecurityGroupId id, @Nullable LiveSecurityGroup group, Subject subject, Report report) {
        String vpc = subject.plan().vpc().id().value();
        if (group == null) {
            report.add(
                    NOT_FOUND,
                    place(id.value()),
                    "there is no such security group in region "
                            + subject.account().region() + " of this account",
                    "correct vpc.securityGroups in the plan, or make a security group in VPC " + vpc);
        } else if (!group.vpcId().equals(vpc)) {
            report.add(
                    OTHER_VPC,
                    place(id.value()),
                    "it is of "
                            + (group.vpcId().isEmpty() ? "no VPC" : "VPC " + Shown.name(group.vpcId()))
                            + ", and the plan's is " + vpc,
                    "name a security group of VPC " + vpc);
        }
    }

    private static void types(List<LiveSecurityGroup> groups, Report report) {
        List<String> advanced = ids(groups, true);
        List<String> basic = ids(groups, false);
        if (!advanced.isEmpty() && !basic.isEmpty()) {
            report.add(
                    MIXED,
                    place(basic.get(0)),
                    Listed.of(basic) + " are basic, and " + Listed.of(advanced) + " are advanced",
                    "name groups of one type only");
        }
    }

    private static void size(List<LiveSecurityGroup> groups, Subject subject, Report report) {
        List<String> basic = ids(groups, false);
        if (basic.isEmpty()) {
            return;
        }
        subject.demand().ifPresent(demand -> {
            long least = demand.nodes() * (1 + demand.ready());
            long most = demand.nodes() * (1 + demand.full());
            if (most > MOST_OF_BASIC) {
                report.add(
                        FULL,
                        least > MOST_OF_BASIC ? Severity.ERROR : Severity.WARNING,
                        place(basic.get(0)),
                        demand.nodes() + " more nodes have " + least + " addresses at once and up to " + most
                                + " with their pods, and a basic security group takes " + MOST_OF_BASIC
                                + " unless the quota was raised",
                        "take an advanced security group, or have the quota"
                                + " q_vpc-normal-security-group-ip-count raised");
            }
        });
    }

    private static List<String> ids(List<LiveSecurityGroup> groups, boolean isAdvanced) {
        return groups.stream()
                .filter(group -> group.isAdvanced() == isAdvanced)
                .map(group -> Shown.name(group.id()))
                .sorted()
                .toList();
    }

    static String place(String id) {
        return "SecurityGroup " + id;
    }
}
