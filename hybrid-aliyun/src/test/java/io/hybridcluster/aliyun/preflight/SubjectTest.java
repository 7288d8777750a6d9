// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.Endpoint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final AccountPicture ACCOUNT = GuideAccount.enterprise().build();

    private static HybridPlan plan(CniMode mode, String apiServer) {
        HybridPlan guide = Plans.guide();
        Cni cni = new Cni(guide.idc().cni().plugin(), mode, guide.idc().cni().managedBy());
        return guide.toBuilder()
                .idc(IdcNetwork.builder(guide.idc().nodeCidrs(), guide.idc().podCidrs(), Endpoint.parse(apiServer), cni)
                        .build())
                .build();
    }

    private static List<String> targets(CniMode mode, String apiServer) {
        return new Subject(plan(mode, apiServer), ACCOUNT)
                .targets().stream().map(Target::toString).toList();
    }

    @Test
    void wantsRoutesToNodesPodsAndTheApiServer() {
        assertThat(targets(CniMode.BGP_ROUTE_REFLECTOR, "10.200.1.253:6443"))
                .containsExactly(
                        "IDC node range 192.168.0.0/24", "IDC pod range 10.100.0.0/16", "API server 10.200.1.253/32");
    }

    @Test
    void wantsNoRouteOfItsOwnToAnApiServerAmongTheNodesOrOneOnlyNamed() {
        assertThat(targets(CniMode.BGP_ROUTE_REFLECTOR, "192.168.0.9:6443")).hasSize(2);
        assertThat(targets(CniMode.BGP_ROUTE_REFLECTOR, "api.idc.example:6443")).hasSize(2);
    }

    @Test
    void wantsNoRoutesToPodsInATunnelOrWithTheirNodesAddresses() {
        assertThat(targets(CniMode.VXLAN, "192.168.0.9:6443")).containsExactly("IDC node range 192.168.0.0/24");
        assertThat(targets(CniMode.HOST_NETWORK, "192.168.0.9:6443")).containsExactly("IDC node range 192.168.0.0/24");
    }

    @Test
    void findsNothingOfTerwayUnderATunnel() {
        AccountPicture account = Scenarios.vSwitches(
                        Scenarios.vSwitch(Scenarios.NODES, Scenarios.ZONE, "10.10.24.0/24", 2),
                        Scenarios.vSwitch(Scenarios.PODS, "cn-hangzhou-i", "10.10.25.0/24", 0))
                .apply(GuideAccount.enterprise())
                .build();

        assertThat(PreflightRules.check(plan(CniMode.VXLAN, "192.168.0.9:6443"), account))
                .extracting(finding -> finding.ruleId().toString())
                .containsExactly("VSwitch.OtherZone");
    }

    @Test
    void leavesOutFlowsWithoutAnOtherSide() {
        assertThat(Flow.of(new Subject(plan(CniMode.VXLAN, "api.idc.example:6443"), ACCOUNT)))
                .extracting(Flow::toString)
                .containsExactly(
                        "TCP 10250 from IDC nodes",
                        "TCP 10250 from cloud nodes",
                        "TCP 10250 from cloud pods",
                        "TCP 443 from IDC nodes",
                        "TCP 443 from cloud nodes",
                        "TCP 443 from cloud pods",
                        "TCP 80 to the cloud's own services",
                        "TCP 443 to the cloud's own services",
                        "UDP 53 to the cloud's own services",
                        "TCP 5533 to cloud nodes");
    }

    @Test
    void takesTheBlocksOfBothFamilies() {
        assertThat(new Subject(Plans.dual(), ACCOUNT).blocks(VSwitchRole.NODE).cidrs())
                .containsExactly(Cidr.parse("10.10.24.0/24"), Cidr.parse("2408:4000:10:18::/64"));
    }

    private static Demand demand(NodePoolPlan.Builder pool, PoolSize size, int there, InstanceTypeLimits... types) {
        TerwayPlan guide = Plans.guide().terway().orElseThrow();
        TerwayPlan terway = new TerwayPlan(
                new TerwayVersion(1, 8, 2), size, guide.vSwitchSelection(), guide.credentials(), IpStack.IPV4);
        return Demand.of(pool.build(), terway, InstanceTypes.of(List.of(types)), there);
    }

    @Test
    void countsWhatNodesTake() {
        InstanceTypeLimits small = new InstanceTypeLimits("small", 2, 6, 0);
        InstanceTypeLimits large = new InstanceTypeLimits("large", 4, 15, 0);
        NodePoolPlan.Builder pool =
                NodePoolPlan.builder("p", List.of("small", "large", "unknown")).desiredSize(5);

        assertThat(demand(pool, new PoolSize(0, 5), 0)).isEqualTo(new Demand(5, 1, 1));
        assertThat(demand(pool, new PoolSize(0, 5), 2, small, large)).isEqualTo(new Demand(3, 1, 45));
        assertThat(demand(pool, new PoolSize(10, 20), 9, small, large)).isEqualTo(new Demand(0, 6, 45));
        assertThat(demand(pool, new PoolSize(10, 4), 0, small)).isEqualTo(new Demand(5, 4, 6));
        pool.maxPods(30);
        assertThat(demand(pool, new PoolSize(0, 5), 0)).isEqualTo(new Demand(5, 1, 30));
        assertThat(demand(pool, new PoolSize(0, 5), 0, large)).isEqualTo(new Demand(5, 1, 30));
    }

    @Test
    void knowsTheLeastKubernetesOfEachTerway() {
        assertThat(List.of("v1.7.9", "v1.8.0", "v1.8.18", "v1.9.0", "v1.10.0", "v1.16.8"))
                .extracting(version ->
                        Versions.terway(version).flatMap(Versions::leastFor).map(Object::toString))
                .containsExactly(
                        Optional.empty(),
                        Optional.of("1.24.0"),
                        Optional.of("1.24.0"),
                        Optional.of("1.30.0"),
                        Optional.of("1.31.0"),
                        Optional.of("1.31.0"));
        assertThat(Versions.terway("")).isEmpty();
    }

    private static final RuleDescription RULE = Report.rule("Some.Thing", Severity.ERROR, "meaning", "source");

    private static List<String> told(int places, int each) {
        Report report = new Report();
        for (int place = 0; place < places; place++) {
            for (int i = 0; i < each; i++) {
                report.add(RULE, "Thing t" + place, "problem " + i, "remedy");
            }
        }
        return report.findings().stream().map(Object::toString).toList();
    }

    @Test
    void tellsEachOfFewFindingsAndOneOfMany() {
        assertThat(told(1, 20)).hasSize(20);
        assertThat(told(3, 6)).hasSize(18);
        assertThat(told(1, 21)).hasSize(1);
        assertThat(told(4, 1))
                .containsExactly("[ERROR] Thing t0 and 3 more: problem 0; likewise Thing t1, Thing t2 and 1 more"
                        + " | Some.Thing");
    }

    @Test
    void listsTheFirstFewAndCountsTheRest() {
        assertThat(Listed.of(List.of(1, 2, 3, 4))).isEqualTo("1, 2, 3, 4");
        assertThat(Listed.of(List.of(1, 2, 3, 4, 5, 6))).isEqualTo("1, 2, 3, 4 and 2 more");
    }
}
