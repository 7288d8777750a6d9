// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.InterconnectType;
import io.hybridcluster.model.plan.VSwitch;
import java.util.ArrayList;
import java.util.List;

/** An account in which everything is as a plan needs it. */
final class PlanWorld {
    /** Those of ecs.g7.xlarge, which Terway can use. */
    private static final int ENIS = 4;

    private static final int ADDRESSES_PER_ENI = 15;

    private final FakeWorld world;
    private final HybridPlan plan;
    private final String region;
    private final String vpc;
    private final List<Cidr> idc = new ArrayList<>();

    private PlanWorld(FakeWorld world, HybridPlan plan) {
        this.world = world;
        this.plan = plan;
        region = plan.cluster().region().value();
        vpc = plan.vpc().id().value();
        idc.addAll(plan.idc().nodeCidrs());
        idc.addAll(plan.idc().podCidrs());
        plan.idc()
                .apiServer()
                .address()
                .map(address -> Cidr.parse(address + "/32"))
                .filter(host -> idc.stream().noneMatch(block -> block.contains(host)))
                .ifPresent(idc::add);
    }

    static FakeWorld fill(FakeAlibabaCloud cloud, HybridPlan plan) {
        PlanWorld filled = new PlanWorld(cloud.world(), plan);
        filled.network();
        filled.securityGroups();
        filled.instanceTypes();
        plan.interconnect().ifPresent(filled::join);
        filled.cluster(cloud.clusters());
        return filled.world;
    }

    private void network() {
        List<String> blocks = plan.vpc().cidrs().stream().map(Cidr::toString).toList();
        world.vpc(vpc, region, blocks.get(0), blocks.subList(1, blocks.size()).toArray(String[]::new));
        for (VSwitch vSwitch : plan.vpc().vSwitches()) {
            String id = vSwitch.id().value();
            world.vSwitch(id, vpc, vSwitch.zone().value(), vSwitch.cidr().toString());
            vSwitch.ipv6Cidr().ifPresent(block -> world.ipv6(id, block.toString()));
        }
    }

    private void securityGroups() {
        plan.vpc().securityGroups().forEach(group -> {
            String id = group.value();
            world.securityGroup(id, vpc, "enterprise")
                    .rule(id, "egress", "ALL", "-1/-1", "0.0.0.0/0")
                    .rule(id, "ingress", "ALL", "-1/-1", "100.64.0.0/10");
            plan.vpc().cidrs().forEach(block -> world.rule(id, "ingress", "ALL", "-1/-1", block.toString()));
            idc.forEach(block -> world.rule(id, "ingress", "ALL", "-1/-1", block.toString()));
        });
    }

    private void instanceTypes() {
        plan.nodePool()
                .ifPresent(pool -> pool.instanceTypes().forEach(type -> {
                    world.instanceType(type, ENIS, ADDRESSES_PER_ENI, ADDRESSES_PER_ENI, 4, 16);
                    plan.vpc().vSwitches().stream()
                            .map(vSwitch -> vSwitch.zone().value())
                            .distinct()
                            .forEach(zone -> world.stock(zone, type, "WithStock"));
                }));
        world.quota("max-security-groups", "100").quota("max-elastic-network-interfaces", "50000");
    }

    private void join(Interconnect interconnect) {
        String vpcTable = "vtb-" + vpc.replaceFirst("^vpc-", "");
        if (interconnect.type() != InterconnectType.CEN) {
            boolean vpn = interconnect.type() == InterconnectType.VPN_GATEWAY;
            if (!vpn) {
                world.vbr(interconnect.id(), region);
            }
            for (Cidr block : idc) {
                world.route(
                        vpcTable,
                        block.toString(),
                        "Custom",
                        vpn ? "VpnGateway" : "RouterInterface",
                        vpn ? interconnect.id() : "ri-" + interconnect.id());
            }
            return;
        }
        String tail = vpc.replaceFirst("^vpc-", "");
        String border = "vbr-b" + tail;
        String router = "tr-" + tail;
        String table = "vtb-tr" + tail;
        String toVpc = "tr-attach-vpc" + tail;
        String toBorder = "tr-attach-vbr" + tail;
        world.vbr(border, region);
        CenWorld cen = world.cen(interconnect.id())
                .transitRouter(router, region, table)
                .attachment(toVpc, router, vpc, table, true)
                .attachment(toBorder, router, border, table, true);
        for (VSwitch vSwitch : plan.vpc().vSwitches()) {
            cen.route(table, vSwitch.cidr().toString(), toVpc);
            world.route("vtb-b" + tail, vSwitch.cidr().toString(), "CEN", "Attachment", toBorder);
        }
        for (Cidr block : idc) {
            cen.route(table, block.toString(), toBorder);
            world.route("vtb-b" + tail, block.toString(), "BGP", "RouterInterface", "ri-" + border);
            world.route(vpcTable, block.toString(), "CEN", "Attachment", toVpc);
        }
    }

    private void cluster(ClusterConsole console) {
        String id = plan.cluster().id().value();
        String kubernetes = plan.cluster().kubernetesVersion().toString();
        console.register(
                id,
                plan.name(),
                region,
                vpc,
                plan.vpc().vSwitches().stream()
                        .map(vSwitch -> vSwitch.id().value())
                        .toList());
        console.connectAgent(id, true, kubernetes);
        plan.terway().ifPresent(terway -> console.offerAddonOnly("terway-eniip", "v" + terway.version(), kubernetes));
    }
}
