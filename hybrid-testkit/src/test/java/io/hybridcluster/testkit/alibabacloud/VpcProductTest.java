// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.tea.TeaException;
import com.aliyun.vpc20160428.Client;
import com.aliyun.vpc20160428.models.CreateVSwitchRequest;
import com.aliyun.vpc20160428.models.DescribeRouteEntryListRequest;
import com.aliyun.vpc20160428.models.DescribeRouteTableListRequest;
import com.aliyun.vpc20160428.models.DescribeVSwitchAttributesRequest;
import com.aliyun.vpc20160428.models.DescribeVSwitchesRequest;
import com.aliyun.vpc20160428.models.DescribeVSwitchesResponseBody;
import com.aliyun.vpc20160428.models.DescribeVirtualBorderRoutersRequest;
import com.aliyun.vpc20160428.models.DescribeVpcAttributeRequest;
import com.aliyun.vpc20160428.models.DescribeVpcsRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** VPC as the official client sees it. */
class VpcProductTest {
    private static final String REGION = "cn-hangzhou";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private FakeWorld world;
    private Client client;

    @BeforeEach
    void fill() throws Exception {
        world = FakeWorld.guide(cloud);
        client = SdkClients.vpc(cloud);
    }

    @AfterEach
    void everyParameterWasKnownAndUsed() {
        assertThat(cloud.requests()).allSatisfy(request -> {
            assertThat(request.unknownParameters()).isEmpty();
            assertThat(request.unusedParameters()).isEmpty();
        });
        cloud.close();
    }

    @Test
    void describesVpcs() throws Exception {
        world.vpc("vpc-two", REGION, "172.16.0.0/12", "192.168.0.0/16").vpc("vpc-far", "cn-beijing", "10.0.0.0/8");
        var body = client.describeVpcs(new DescribeVpcsRequest().setRegionId(REGION))
                .getBody();
        assertThat(body.totalCount).isEqualTo(2);
        assertThat(body.pageNumber).isEqualTo(1);
        assertThat(body.pageSize).isEqualTo(10);
        assertThat(body.requestId).isNotEmpty();
        var vpc = body.vpcs.vpc.get(0);
        assertThat(vpc.vpcId).isEqualTo(GuideWorld.VPC);
        assertThat(vpc.cidrBlock).isEqualTo("10.0.0.0/8");
        assertThat(vpc.regionId).isEqualTo(REGION);
        assertThat(vpc.status).isEqualTo("Available");
        assertThat(vpc.cenStatus).isEqualTo("Attached");
        assertThat(vpc.ownerId).isEqualTo(1234567890123456L);
        assertThat(vpc.vSwitchIds.vSwitchId).containsExactly("vsw-bp1node0000000000000", "vsw-bp1pod00000000000000");
        assertThat(vpc.routerTableIds.routerTableIds).containsExactly(GuideWorld.VPC_TABLE);
        assertThat(vpc.creationTime).matches("20[0-9-]+T[0-9:]+Z");
        assertThat(body.vpcs.vpc.get(1).secondaryCidrBlocks.secondaryCidrBlock).containsExactly("192.168.0.0/16");
        var both = client.describeVpcs(
                new DescribeVpcsRequest().setRegionId(REGION).setVpcId("vpc-two," + GuideWorld.VPC + ",vpc-far"));
        assertThat(both.getBody().totalCount).isEqualTo(2);
    }

    @Test
    void describesOneVpc() throws Exception {
        var vpc = client.describeVpcAttribute(
                        new DescribeVpcAttributeRequest().setRegionId(REGION).setVpcId(GuideWorld.VPC))
                .getBody();
        assertThat(vpc.vpcId).isEqualTo(GuideWorld.VPC);
        assertThat(vpc.cidrBlock).isEqualTo("10.0.0.0/8");
        assertThat(vpc.VRouterId).isEqualTo("vrt-bp1aevy8sofi8mh1q0000");
        assertThat(vpc.associatedCens.associatedCen.get(0).cenId).isEqualTo("cen-0000000000000000");
        assertThat(vpc.cloudResources.cloudResourceSetType)
                .extracting(each -> each.resourceCount)
                .contains(2);
        assertThatThrownBy(() -> client.describeVpcAttribute(new DescribeVpcAttributeRequest()
                        .setRegionId("cn-beijing")
                        .setVpcId(GuideWorld.VPC)))
                .isInstanceOfSatisfying(TeaException.class, e -> {
                    assertThat(e.getCode()).isEqualTo("InvalidVpcId.NotFound");
                    assertThat(e.getStatusCode()).isEqualTo(404);
                    assertThat(e.getData()).containsKeys("RequestId", "HostId", "Recommend");
                });
    }

    @Test
    void describesVSwitchesWithTheirFreeAddresses() throws Exception {
        var body = client.describeVSwitches(
                        new DescribeVSwitchesRequest().setVpcId(GuideWorld.VPC).setZoneId("cn-hangzhou-h"))
                .getBody();
        assertThat(body.totalCount).isEqualTo(2);
        var pods = body.vSwitches.vSwitch.get(1);
        assertThat(pods.vSwitchId).isEqualTo("vsw-bp1pod00000000000000");
        assertThat(pods.availableIpAddressCount).isEqualTo(252);
        assertThat(pods.cidrBlock).isEqualTo("10.10.25.0/24");
        assertThat(pods.zoneId).isEqualTo("cn-hangzhou-h");
        assertThat(pods.vpcId).isEqualTo(GuideWorld.VPC);
        assertThat(pods.status).isEqualTo("Available");
        assertThat(pods.routeTable.routeTableId).isEqualTo(GuideWorld.VPC_TABLE);
        assertThat(pods.routeTable.routeTableType).isEqualTo("System");
        var one = client.describeVSwitchAttributes(new DescribeVSwitchAttributesRequest()
                        .setRegionId(REGION)
                        .setVSwitchId("vsw-bp1pod00000000000000"))
                .getBody();
        assertThat(one.availableIpAddressCount).isEqualTo(252);
        assertThat(one.cidrBlock).isEqualTo("10.10.25.0/24");
        assertThatThrownBy(() -> client.describeVSwitches(new DescribeVSwitchesRequest()))
                .isInstanceOfSatisfying(
                        TeaException.class, e -> assertThat(e.getCode()).isEqualTo("MissingRegionId"));
    }

    private CreateVSwitchRequest create(String cidr) {
        return new CreateVSwitchRequest()
                .setRegionId(REGION)
                .setVpcId(GuideWorld.VPC)
                .setZoneId("cn-hangzhou-h")
                .setVSwitchName("more pods")
                .setCidrBlock(cidr);
    }

    @Test
    void createsAVSwitchOncePerToken() throws Exception {
        String id = client.createVSwitch(create("10.10.26.0/25").setClientToken("t"))
                .getBody()
                .vSwitchId;
        assertThat(id).matches("vsw-bp1[0-9a-z]{17}");
        assertThat(client.createVSwitch(create("10.10.26.0/25").setClientToken("t"))
                        .getBody()
                        .vSwitchId)
                .isEqualTo(id);
        DescribeVSwitchesResponseBody body = client.describeVSwitches(
                        new DescribeVSwitchesRequest().setVpcId(GuideWorld.VPC).setVSwitchName("more pods"))
                .getBody();
        assertThat(body.totalCount).isEqualTo(1);
        assertThat(body.vSwitches.vSwitch.get(0).availableIpAddressCount).isEqualTo(124);
    }

    @Test
    void refusesAVSwitchThatDoesNotFit() {
        refuses(create("10.10.25.128/25"), "InvalidCidrBlock.Overlapped");
        refuses(create("172.16.0.0/24"), "InvalidCidrBlock.OutOfRange");
        refuses(create("10.10.26.0/30"), "InvalidCidrBlock.Malformed");
        refuses(create("10.10.26.1/24"), "InvalidCidrBlock.Malformed");
        refuses(create("10.100.0.0/16"), "RouterEntryConflict.Duplicated");
        refuses(create("10.10.26.0/24").setZoneId("cn-beijing-a"), "InvalidZoneId.NotFound");
        refuses(create("10.10.26.0/24").setVpcId("vpc-none"), "InvalidVpcId.NotFound");
        assertThat(world.available("vsw-bp1pod00000000000000")).isEqualTo(252);
    }

    private void refuses(CreateVSwitchRequest request, String code) {
        assertThatThrownBy(() -> client.createVSwitch(request))
                .isInstanceOfSatisfying(
                        TeaException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }

    @Test
    void describesRouteTables() throws Exception {
        world.routeTable("vtb-custom", GuideWorld.VPC, "vsw-bp1pod00000000000000");
        var body = client.describeRouteTableList(
                        new DescribeRouteTableListRequest().setRegionId(REGION).setVpcId(GuideWorld.VPC))
                .getBody();
        assertThat(body.totalCount).isEqualTo(2);
        assertThat(body.routerTableList.routerTableListType)
                .extracting(table -> table.routeTableId + " " + table.routeTableType + " " + table.vSwitchIds.vSwitchId)
                .containsExactly(
                        GuideWorld.VPC_TABLE + " System [vsw-bp1node0000000000000]",
                        "vtb-custom Custom [vsw-bp1pod00000000000000]");
    }

    private DescribeRouteEntryListRequest routes() {
        return new DescribeRouteEntryListRequest().setRegionId(REGION).setRouteTableId(GuideWorld.VPC_TABLE);
    }

    @Test
    void describesRoutesOfTheNextHopThatIsAskedFor() throws Exception {
        world.route(GuideWorld.VPC_TABLE, "10.9.0.0/16", "Custom", "Instance", "i-1", "Pending");
        var instances = client.describeRouteEntryList(routes()).getBody();
        assertThat(instances.routeEntrys.routeEntry).singleElement().satisfies(route -> {
            assertThat(route.destinationCidrBlock).isEqualTo("10.9.0.0/16");
            assertThat(route.type).isEqualTo("Custom");
            assertThat(route.status).isEqualTo("Pending");
            assertThat(route.routeTableId).isEqualTo(GuideWorld.VPC_TABLE);
            assertThat(route.nextHops.nextHop.get(0).nextHopId).isEqualTo("i-1");
            assertThat(route.nextHops.nextHop.get(0).nextHopType).isEqualTo("Instance");
        });
        var attachments = client.describeRouteEntryList(
                        routes().setNextHopType("Attachment").setMaxResult(2))
                .getBody();
        assertThat(attachments.routeEntrys.routeEntry)
                .extracting(route -> route.destinationCidrBlock)
                .containsExactly("192.168.0.0/24", "10.100.0.0/16");
        var rest = client.describeRouteEntryList(
                        routes().setNextHopType("Attachment").setMaxResult(2).setNextToken(attachments.nextToken))
                .getBody();
        assertThat(rest.routeEntrys.routeEntry).hasSize(1);
        assertThat(rest.nextToken).isEmpty();
    }

    @Test
    void listsRoutesOfEveryNextHopIfItIsTold() throws Exception {
        try (FakeAlibabaCloud lenient =
                FakeAlibabaCloud.start(CloudOptions.defaults().withEveryNextHop())) {
            FakeWorld.guide(lenient);
            var body = SdkClients.vpc(lenient).describeRouteEntryList(routes()).getBody();
            assertThat(body.routeEntrys.routeEntry)
                    .extracting(route -> route.destinationCidrBlock + " " + route.type)
                    .containsExactly(
                            "100.64.0.0/10 System",
                            "10.10.24.0/24 System",
                            "10.10.25.0/24 System",
                            "192.168.0.0/24 CEN",
                            "10.100.0.0/16 CEN",
                            "10.200.1.0/24 CEN");
        }
    }

    @Test
    void describesBorderRouters() throws Exception {
        world.vbr("vbr-other", REGION);
        var filter = new DescribeVirtualBorderRoutersRequest.DescribeVirtualBorderRoutersRequestFilter()
                .setKey("VbrId")
                .setValue(List.of(GuideWorld.VBR));
        var body = client.describeVirtualBorderRouters(new DescribeVirtualBorderRoutersRequest()
                        .setRegionId(REGION)
                        .setFilter(List.of(filter)))
                .getBody();
        assertThat(body.totalCount).isEqualTo(1);
        var router = body.virtualBorderRouterSet.virtualBorderRouterType.get(0);
        assertThat(router.vbrId).isEqualTo(GuideWorld.VBR);
        assertThat(router.status).isEqualTo("active");
        assertThat(router.routeTableId).isEqualTo(GuideWorld.VBR_TABLE);
        assertThat(router.associatedCens.associatedCen.get(0).cenId).isEqualTo("cen-0000000000000000");
    }
}
