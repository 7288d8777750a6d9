// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.GroupRules;
import io.hybridcluster.aliyun.account.LiveSecurityGroup;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.SecurityRule;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The security groups have to let through what nodes and pods need. */
final class TrafficRule implements PreflightRule {
    private static final String SOURCE =
            "ECS: Security group rules; ACK: Scale a node pool of a registered cluster; the guide, prerequisites";

    private static final RuleDescription INGRESS = Report.rule(
            "SecurityGroup.BlocksIngress",
            Severity.ERROR,
            "the security groups drop packets that cloud nodes or pods have to get; an error for the kubelet's port from IDC"
                    + " nodes",
            SOURCE);

    private static final RuleDescription EGRESS = Report.rule(
            "SecurityGroup.BlocksEgress",
            Severity.ERROR,
            "the security groups drop packets that cloud nodes or pods have to send; an error for 100.64.0.0/10, the API"
                    + " server and DNS",
            SOURCE);

    private static final RuleDescription NOT_JUDGED = Report.rule(
            "SecurityGroup.NotJudged",
            Severity.INFO,
            "whether packets are let through depends on prefix lists, other groups or source ports, which are not known here",
            SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(INGRESS, EGRESS, NOT_JUDGED);
    }

    @Override
    public void check(Subject subject, Report report) {
        List<LiveSecurityGroup> groups = subject.account().list(Part.SECURITY_GROUPS);
        Map<String, GroupRules> rules = subject.account().find(Part.GROUP_RULES).orElse(Map.of());
        Set<String> ids = new HashSet<>();
        for (SecurityGroupId id : subject.plan().vpc().securityGroups()) {
            ids.add(id.value());
        }
        List<LiveSecurityGroup> there =
                groups.stream().filter(group -> ids.contains(group.id())).toList();
        // One group that was not read may let through what the others drop, or the reverse.
        if (there.size() < ids.size() || !rules.keySet().containsAll(ids)) {
            return;
        }
        GroupPolicy policy = policy(ids, there, rules, subject.blocks(VSwitchRole.NODE, VSwitchRole.POD));
        String place = SecurityGroupRule.place(
                subject.plan().vpc().securityGroups().get(0).value());
        Flow.of(subject).forEach(flow -> flow(flow, policy, place, report));
    }

    private static GroupPolicy policy(
            Set<String> ids, List<LiveSecurityGroup> groups, Map<String, GroupRules> rules, CidrSet members) {
        List<SecurityRule> all = new ArrayList<>();
        boolean innerAccess = false;
        for (String id : ids) {
            GroupRules ofGroup = rules.get(id);
            if (ofGroup != null) {
                all.addAll(ofGroup.rules());
                innerAccess |= ofGroup.innerAccess();
            }
        }
        boolean isAdvanced = groups.stream().anyMatch(LiveSecurityGroup::isAdvanced);
        return new GroupPolicy(isAdvanced, innerAccess, ids, members, all);
    }

    private static void flow(Flow flow, GroupPolicy policy, String place, Report report) {
        GroupPolicy.Verdict verdict = policy.judge(flow.isIngress(), flow.protocol(), flow.port(), flow.peers());
        if (!verdict.dropped().isEmpty()) {
            report.add(
                    flow.isIngress() ? INGRESS : EGRESS,
                    flow.severity(),
                    place,
                    flow + " is dropped for " + Listed.of(verdict.dropped()) + ", which is for " + flow.purpose(),
                    "add a rule that accepts " + (flow.isIngress() ? "ingress" : "egress") + " " + flow.protocol() + " "
                            + flow.port() + "/" + flow.port() + (flow.isIngress() ? " from " : " to ")
                            + Listed.of(verdict.dropped())
                            + ", at a priority before any that drops it");
        }
        CidrSet open = flow.peers().minus(verdict.accepted()).minus(verdict.dropped());
        if (!open.isEmpty()) {
            report.add(
                    NOT_JUDGED,
                    place,
                    flow + " may be dropped for " + Listed.of(open) + ", which is for " + flow.purpose(),
                    "look up the prefix lists, groups and source ports of its rules, or add a rule by block");
        }
    }
}
