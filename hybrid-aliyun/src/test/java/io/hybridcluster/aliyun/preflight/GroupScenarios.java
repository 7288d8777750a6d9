// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.GroupRules;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.account.LiveSecurityGroup;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.SecurityRule;
import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.VpcNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Security groups and what they let through. */
final class GroupScenarios {
    private static final String VPC = "vpc-bp1aevy8sofi8mh1q0000";
    private static final String SECOND = "sg-bp1securitygroup0001";
    private static final SecurityRule ALL_IN = rule(true, "ALL", SecurityRule.Ports.ALL, 1, true, "0.0.0.0/0");
    private static final SecurityRule ALL_OUT = rule(false, "ALL", SecurityRule.Ports.ALL, 1, true, "0.0.0.0/0");

    private GroupScenarios() {}

    static SecurityRule rule(
            boolean in, String protocol, SecurityRule.Ports ports, int priority, boolean accepts, String block) {
        return new SecurityRule(
                in,
                protocol,
                ports,
                priority,
                accepts,
                new SecurityRule.Peer(Optional.of(Cidr.parse(block)), Optional.empty(), false));
    }

    private static SecurityRule.Ports port(int port) {
        return new SecurityRule.Ports(port, port);
    }

    private static UnaryOperator<AccountPicture.Builder> rules(boolean inner, SecurityRule... rules) {
        return account ->
                account.put(Part.GROUP_RULES, Map.of(GuideAccount.GROUP, new GroupRules(inner, List.of(rules))));
    }

    static Scenarios all() {
        Scenarios scenarios = new Scenarios();
        groups(scenarios);
        traffic(scenarios);
        unknown(scenarios);
        return scenarios;
    }

    private static UnaryOperator<AccountPicture.Builder> group(String vpc, boolean advanced) {
        return a -> a.put(Part.SECURITY_GROUPS, List.of(new LiveSecurityGroup(GuideAccount.GROUP, vpc, advanced)));
    }

    private static void groups(Scenarios scenarios) {
        scenarios
                .account("no group", a -> a.put(Part.SECURITY_GROUPS, List.of()))
                .account("group of another VPC", group("vpc-other", false))
                .account("group of no VPC", group("", false))
                .with(
                        "a basic and an advanced group",
                        twoGroups(),
                        GuideAccount.enterprise()
                                .put(
                                        Part.SECURITY_GROUPS,
                                        List.of(
                                                new LiveSecurityGroup(GuideAccount.GROUP, VPC, false),
                                                new LiveSecurityGroup(SECOND, VPC, true))))
                .with("43 nodes have 1978 addresses", nodes(43), plenty())
                .with("44 nodes have 2024 addresses", nodes(44), plenty())
                .with("1000 nodes have 2000 addresses at once", nodes(1000), plenty())
                .with("1001 nodes have 2002 addresses at once", nodes(1001), plenty())
                .with(
                        "advanced groups take as many",
                        nodes(1001),
                        rules(false, ALL_IN, ALL_OUT).apply(group(VPC, true).apply(plenty())));
    }

    private static HybridPlan nodes(int count) {
        return Plans.guide().toBuilder()
                .nodePool(NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge"))
                        .desiredSize(count)
                        .build())
                .build();
    }

    private static AccountPicture.Builder plenty() {
        return Scenarios.vSwitches(
                        Scenarios.vSwitch(Scenarios.NODES, Scenarios.ZONE, "10.10.24.0/24", 100_000),
                        Scenarios.vSwitch(Scenarios.PODS, Scenarios.ZONE, "10.10.25.0/24", 100_000))
                .apply(GuideAccount.enterprise())
                .put(Part.QUOTAS, List.of());
    }

    private static HybridPlan twoGroups() {
        VpcNetwork vpc = Plans.guide().vpc();
        return Plans.guide().toBuilder()
                .vpc(new VpcNetwork(
                        vpc.id(),
                        vpc.cidrs(),
                        vpc.vSwitches(),
                        List.of(new SecurityGroupId(GuideAccount.GROUP), new SecurityGroupId(SECOND))))
                .build();
    }

    private static void traffic(Scenarios scenarios) {
        scenarios
                .account("basic group without rules", rules(true))
                .account("basic group without rules, whose members are apart", rules(false))
                .account(
                        "advanced group without rules",
                        a -> rules(true).apply(group(VPC, true).apply(a)))
                .account(
                        "advanced group that lets all through",
                        a -> rules(false, ALL_IN, ALL_OUT)
                                .apply(group(VPC, true).apply(a)))
                .account(
                        "only the kubelet's port, only from half of the nodes",
                        rules(true, rule(true, "TCP", port(10_250), 1, true, "192.168.0.0/25")))
                .account(
                        "the wrong protocol and the wrong port",
                        rules(
                                true,
                                rule(true, "UDP", port(10_250), 1, true, "0.0.0.0/0"),
                                rule(true, "TCP", new SecurityRule.Ports(10_251, 10_300), 1, true, "0.0.0.0/0"),
                                rule(true, "TCP", new SecurityRule.Ports(400, 500), 1, true, "0.0.0.0/0")))
                .account(
                        "dropped before it is accepted",
                        rules(true, ALL_IN, rule(true, "TCP", port(443), 1, false, "10.100.0.0/16")))
                .account(
                        "dropped after it is accepted",
                        rules(true, ALL_IN, rule(true, "TCP", port(443), 2, false, "10.100.0.0/16")))
                .account(
                        "the cloud's services are cut off",
                        rules(true, ALL_IN, rule(false, "ALL", SecurityRule.Ports.ALL, 100, false, "100.64.0.0/10")))
                .account(
                        "nothing out but the API server",
                        rules(
                                true,
                                ALL_IN,
                                rule(false, "TCP", port(6443), 1, true, "10.200.1.253/32"),
                                rule(false, "ALL", SecurityRule.Ports.ALL, 2, false, "0.0.0.0/0")))
                .with(
                        "the second group lets in what the first does not",
                        twoGroups(),
                        GuideAccount.enterprise()
                                .put(
                                        Part.SECURITY_GROUPS,
                                        List.of(
                                                new LiveSecurityGroup(GuideAccount.GROUP, VPC, false),
                                                new LiveSecurityGroup(SECOND, VPC, false)))
                                .put(
                                        Part.GROUP_RULES,
                                        Map.of(
                                                GuideAccount.GROUP,
                                                new GroupRules(true, List.of()),
                                                SECOND,
                                                new GroupRules(false, List.of(ALL_IN)))))
                .with(
                        "the second group was not read",
                        twoGroups(),
                        rules(true)
                                .apply(GuideAccount.enterprise())
                                .put(
                                        Part.SECURITY_GROUPS,
                                        List.of(
                                                new LiveSecurityGroup(GuideAccount.GROUP, VPC, false),
                                                new LiveSecurityGroup(SECOND, VPC, false))));
    }

    private static void unknown(Scenarios scenarios) {
        SecurityRule.Peer list = new SecurityRule.Peer(Optional.empty(), Optional.empty(), true);
        SecurityRule.Peer other = new SecurityRule.Peer(Optional.empty(), Optional.of("sg-other"), false);
        SecurityRule.Peer own = new SecurityRule.Peer(Optional.empty(), Optional.of(GuideAccount.GROUP), false);
        scenarios
                .account(
                        "a prefix list lets in",
                        rules(true, new SecurityRule(true, "ALL", SecurityRule.Ports.ALL, 1, true, list)))
                .account(
                        "another group is let in",
                        rules(true, new SecurityRule(true, "TCP", port(443), 1, true, other)))
                .account(
                        "a prefix list is kept out first",
                        rules(true, ALL_IN, new SecurityRule(true, "TCP", port(443), 1, false, list)))
                .account(
                        "members are let in by a rule",
                        rules(
                                false,
                                rule(true, "ALL", SecurityRule.Ports.ALL, 1, true, "192.168.0.0/24"),
                                rule(true, "ALL", SecurityRule.Ports.ALL, 1, true, "10.100.0.0/16"),
                                new SecurityRule(true, "ALL", SecurityRule.Ports.ALL, 1, true, own)));
    }
}
