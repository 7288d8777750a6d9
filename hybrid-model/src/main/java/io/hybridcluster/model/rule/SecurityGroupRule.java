// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Terway stops when an interface is to be in more security groups than its version knows (terway {@code types/daemon/config.go}). */
final class SecurityGroupRule implements PlanRule {
    private static final RuleDescription TOO_MANY = RuleDescription.of(
            "SecurityGroup.TooMany",
            Severity.ERROR,
            "there are more security groups than Terway takes: 5, and 10 from 1.13.7 on",
            "terway types/daemon/config.go; ACK: Terway release notes");

    private static final RuleDescription DUPLICATE = RuleDescription.of(
            "SecurityGroup.Duplicate",
            Severity.WARNING,
            "a security group is named twice; one may be mistyped",
            "the plan file's own rule");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(TOO_MANY, DUPLICATE);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        List<SecurityGroupId> groups = plan.plan().vpc().securityGroups();
        Map<SecurityGroupId, FieldPath> firstOfId = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            FieldPath at = Places.SECURITY_GROUPS.index(i);
            FieldPath first = firstOfId.putIfAbsent(groups.get(i), at);
            if (first != null) {
                report.add(
                        DUPLICATE,
                        at,
                        "security group " + groups.get(i) + " is also " + first,
                        "leave one of them out");
            }
        }
        int count = new HashSet<>(groups).size();
        plan.plan().terway().map(TerwayPlan::version).ifPresent(version -> {
            int most = most(version);
            if (count > most) {
                report.add(
                        TOO_MANY,
                        Places.SECURITY_GROUPS,
                        "there are " + count + " security groups, and Terway " + version + " takes " + most,
                        "leave at most " + most + ", merging the rules of the others into them");
            }
        });
    }

    private static int most(TerwayVersion version) {
        if (version.isAtLeast(1, 13, 7)) {
            return 10;
        }
        return version.isAtLeast(1, 1, 1) ? 5 : 1;
    }
}
