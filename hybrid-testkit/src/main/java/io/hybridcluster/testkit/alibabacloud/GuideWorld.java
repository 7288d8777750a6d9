// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.List;

/** The plan of the guide, as the account would have it. */
final class GuideWorld {
    static final String VPC = "vpc-bp1aevy8sofi8mh1q0000";
    static final String VPC_TABLE = "vtb-bp1aevy8sofi8mh1q0000";
    static final String VBR = "vbr-bp1guide0000000000000";
    static final String VBR_TABLE = "vtb-bp1guide0000000000000";
    static final String ROUTER_TABLE = "vtb-bp1transit00000000000";
    static final String TO_VPC = "tr-attach-vpc000000000000";
    static final String TO_VBR = "tr-attach-vbr000000000000";

    private static final String REGION = "cn-hangzhou";
    private static final String ZONE = "cn-hangzhou-h";
    private static final String GROUP = "sg-bp1securitygroup0000";
    private static final String ROUTER = "tr-bp1guide00000000000000";
    private static final List<String> NODES = List.of("10.10.24.0/24", "10.10.25.0/24");
    private static final List<String> IDC = List.of("192.168.0.0/24", "10.100.0.0/16", "10.200.1.0/24");

    private GuideWorld() {}

    static FakeWorld fill(FakeWorld world) {
        world.vpc(VPC, REGION, "10.0.0.0/8")
                .vSwitch("vsw-bp1node0000000000000", VPC, ZONE, NODES.get(0))
                .vSwitch("vsw-bp1pod00000000000000", VPC, ZONE, NODES.get(1))
                .securityGroup(GROUP, VPC, "enterprise")
                .rule(GROUP, "egress", "ALL", "-1/-1", "0.0.0.0/0")
                .rule(GROUP, "ingress", "ALL", "-1/-1", "100.64.0.0/10")
                .rule(GROUP, "ingress", "ALL", "-1/-1", "10.0.0.0/8")
                .rule(GROUP, "ingress", "ALL", "-1/-1", "192.168.0.0/24")
                .instanceType("ecs.g7.xlarge", 4, 15, 15, 4, 16)
                .stock(ZONE, "ecs.g7.xlarge", "WithStock")
                .quota("max-security-groups", "100")
                .quota("max-elastic-network-interfaces", "50000")
                .vbr(VBR, REGION);
        CenWorld cen = world.cen("cen-0000000000000000")
                .transitRouter(ROUTER, REGION, ROUTER_TABLE)
                .attachment(TO_VPC, ROUTER, VPC, ROUTER_TABLE, true)
                .attachment(TO_VBR, ROUTER, VBR, ROUTER_TABLE, true);
        for (String block : NODES) {
            cen.route(ROUTER_TABLE, block, TO_VPC);
            world.route(VBR_TABLE, block, "CEN", "Attachment", TO_VBR);
        }
        for (String block : IDC) {
            cen.route(ROUTER_TABLE, block, TO_VBR);
            world.route(VPC_TABLE, block, "CEN", "Attachment", TO_VPC);
            world.route(VBR_TABLE, block, "BGP", "RouterInterface", "ri-" + VBR);
        }
        return world;
    }
}
