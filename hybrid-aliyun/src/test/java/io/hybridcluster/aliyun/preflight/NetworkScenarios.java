// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.Scenarios.NODES;
import static io.hybridcluster.aliyun.preflight.Scenarios.PODS;
import static io.hybridcluster.aliyun.preflight.Scenarios.ZONE;
import static io.hybridcluster.aliyun.preflight.Scenarios.vSwitch;
import static io.hybridcluster.aliyun.preflight.Scenarios.vSwitches;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.CallerIdentity;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.account.LiveNodePool;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.LiveVpc;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.Reading;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VSwitchSelection;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The VPC, its vSwitches and their addresses. */
final class NetworkScenarios {
    private static final String ZONE_I = "cn-hangzhou-i";
    private static final LiveVSwitch NODE_VSWITCH = vSwitch(NODES, ZONE, "10.10.24.0/24", 250);
    private static final LiveVSwitch POD_VSWITCH = vSwitch(PODS, ZONE, "10.10.25.0/24", 252);

    private NetworkScenarios() {}

    static Scenarios all() {
        Scenarios scenarios = new Scenarios();
        account(scenarios);
        vpc(scenarios);
        planned(scenarios);
        others(scenarios);
        addresses(scenarios);
        return scenarios;
    }

    private static void account(Scenarios scenarios) {
        scenarios
                .account(
                        "two actions are denied",
                        a -> a.denied(ApiAction.LIST_ADDONS).denied(ApiAction.DESCRIBE_CLUSTER_DETAIL))
                .with("another region was asked", Plans.guide(), AccountPicture.builder(new RegionId("cn-beijing")))
                .account(
                        "another account asks",
                        a -> a.put(Part.CALLER, new CallerIdentity("9999999999999999", "RAMUser")));
    }

    private static void vpc(Scenarios scenarios) {
        scenarios
                .account("no VPC", a -> a.put(Part.VPC, Reading.absent()))
                .account(
                        "VPC with other blocks, not ready, owner untold",
                        a -> a.put(
                                Part.VPC,
                                new LiveVpc(
                                        "vpc-bp1aevy8sofi8mh1q0000",
                                        "",
                                        "",
                                        "Pending",
                                        List.of(Cidr.parse("10.0.0.0/9"), Cidr.parse("172.20.0.0/16")))));
    }

    private static void planned(Scenarios scenarios) {
        scenarios
                .account("vSwitches are elsewhere", vSwitches(vSwitch("vsw-bp1other000", ZONE, "10.20.0.0/16", 9)))
                .account(
                        "vSwitches are otherwise",
                        vSwitches(
                                new LiveVSwitch(
                                        NODES,
                                        ZONE_I,
                                        Cidr.parse("10.10.24.0/25"),
                                        Optional.empty(),
                                        100,
                                        "Pending",
                                        Optional.of(GuideAccount.TABLE)),
                                POD_VSWITCH))
                .with(
                        "IPv6 blocks are missing",
                        Plans.guide().toBuilder()
                                .vpc(network(new VSwitch(
                                        new VSwitchId(PODS),
                                        new ZoneId(ZONE),
                                        Cidr.parse("10.10.25.0/24"),
                                        Optional.of(Cidr.parse("fd00:1::/64")),
                                        VSwitchRole.POD)))
                                .build(),
                        GuideAccount.enterprise());
    }

    private static void others(Scenarios scenarios) {
        List<LiveVSwitch> many = new ArrayList<>(List.of(NODE_VSWITCH, POD_VSWITCH));
        for (int i = 0; i < 5; i++) {
            many.add(vSwitch("vsw-bp1many000" + i, ZONE, "10.100." + i + ".0/24", 9));
        }
        scenarios
                .account(
                        "vSwitches inside and around IDC ranges",
                        vSwitches(
                                NODE_VSWITCH,
                                POD_VSWITCH,
                                vSwitch("vsw-bp1inside00", ZONE, "10.100.7.0/24", 9),
                                vSwitch("vsw-bp1around00", ZONE, "10.200.0.0/16", 9),
                                vSwitch("vsw-bp1beside00", ZONE, "10.101.0.0/16", 9)))
                .account("many of them", vSwitches(many.toArray(LiveVSwitch[]::new)))
                .account(
                        "one has Service addresses",
                        vSwitches(NODE_VSWITCH, POD_VSWITCH, vSwitch("vsw-bp1service0", ZONE, "172.16.9.0/24", 9)))
                .account(
                        "the plan's own has moved into an IDC range",
                        vSwitches(NODE_VSWITCH, vSwitch(PODS, ZONE, "10.100.0.0/24", 252)));
    }

    private static void addresses(Scenarios scenarios) {
        scenarios
                .account(
                        "exactly enough",
                        vSwitches(vSwitch(NODES, ZONE, "10.10.24.0/24", 2), vSwitch(PODS, ZONE, "10.10.25.0/24", 90)))
                .account(
                        "one too few of each",
                        vSwitches(vSwitch(NODES, ZONE, "10.10.24.0/24", 1), vSwitch(PODS, ZONE, "10.10.25.0/24", 89)))
                .account("too few to start", vSwitches(NODE_VSWITCH, vSwitch(PODS, ZONE, "10.10.25.0/24", 1)))
                .account("pods in another zone", vSwitches(NODE_VSWITCH, vSwitch(PODS, ZONE_I, "10.10.25.0/24", 252)))
                .account(
                        "the pool has one node already",
                        a -> vSwitches(
                                        vSwitch(NODES, ZONE, "10.10.24.0/24", 1),
                                        vSwitch(PODS, ZONE, "10.10.25.0/24", 45))
                                .apply(a)
                                .put(
                                        Part.NODE_POOLS,
                                        List.of(new LiveNodePool(
                                                "np1", "cloud", "active", 1, OptionalLong.of(2), asPlanned()))))
                .with(
                        "three nodes in two zones, one zone short",
                        twoZones(3, 0),
                        vSwitches(
                                        NODE_VSWITCH,
                                        POD_VSWITCH,
                                        vSwitch("vsw-bp1node0000000000002", ZONE_I, "10.10.26.0/24", 250),
                                        vSwitch("vsw-bp1pod00000000000002", ZONE_I, "10.10.27.0/24", 20))
                                .apply(GuideAccount.enterprise()))
                .with(
                        "three nodes in two zones, ready addresses short in one",
                        twoZones(3, 5),
                        vSwitches(
                                        NODE_VSWITCH,
                                        POD_VSWITCH,
                                        vSwitch("vsw-bp1node0000000000002", ZONE_I, "10.10.26.0/24", 250),
                                        vSwitch("vsw-bp1pod00000000000002", ZONE_I, "10.10.27.0/24", 9))
                                .apply(GuideAccount.enterprise()));
    }

    static Map<String, List<String>> asPlanned() {
        return Map.of(
                "instance_types", List.of("ecs.g7.xlarge"),
                "vswitch_ids", List.of(NODES),
                "security_group_ids", List.of(GuideAccount.GROUP),
                "key_pair", List.of("kp-hybrid"),
                "image_type", List.of("AliyunLinux3"),
                "labels", List.of("workload=cpu"),
                "taints", List.of("dedicated=cloud:NoSchedule"));
    }

    private static VpcNetwork network(VSwitch... more) {
        VpcNetwork guide = Plans.guide().vpc();
        List<VSwitch> all = new ArrayList<>();
        all.add(guide.vSwitches().get(0));
        all.addAll(List.of(more));
        return new VpcNetwork(guide.id(), guide.cidrs(), all, guide.securityGroups());
    }

    private static HybridPlan twoZones(int nodes, int idle) {
        TerwayPlan terway = new TerwayPlan(
                new TerwayVersion(1, 8, 2),
                new PoolSize(idle, 5),
                VSwitchSelection.ORDERED,
                Plans.guide().terway().orElseThrow().credentials(),
                IpStack.IPV4);
        NodePoolPlan pool = NodePoolPlan.builder("cloud", List.of("ecs.g7.xlarge"))
                .desiredSize(nodes)
                .build();
        return Plans.guide().toBuilder()
                .terway(terway)
                .nodePool(pool)
                .vpc(network(
                        Plans.guide().vpc().vSwitches().get(1),
                        VSwitch.of(
                                new VSwitchId("vsw-bp1node0000000000002"),
                                new ZoneId(ZONE_I),
                                Cidr.parse("10.10.26.0/24"),
                                VSwitchRole.NODE),
                        VSwitch.of(
                                new VSwitchId("vsw-bp1pod00000000000002"),
                                new ZoneId(ZONE_I),
                                Cidr.parse("10.10.27.0/24"),
                                VSwitchRole.POD)))
                .build();
    }
}
