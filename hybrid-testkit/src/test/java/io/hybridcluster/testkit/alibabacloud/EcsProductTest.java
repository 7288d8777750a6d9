// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.AuthorizeSecurityGroupRequest;
import com.aliyun.ecs20140526.models.DescribeAccountAttributesRequest;
import com.aliyun.ecs20140526.models.DescribeAvailableResourceRequest;
import com.aliyun.ecs20140526.models.DescribeInstanceAttributeRequest;
import com.aliyun.ecs20140526.models.DescribeInstanceTypesRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeSecurityGroupAttributeRequest;
import com.aliyun.ecs20140526.models.DescribeSecurityGroupsRequest;
import com.aliyun.ecs20140526.models.DescribeZonesRequest;
import com.aliyun.tea.TeaException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ECS, but for its network interfaces, as the official client sees it. */
class EcsProductTest {
    private static final String REGION = "cn-hangzhou";
    private static final String GROUP = "sg-bp1securitygroup0000";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private FakeWorld world;
    private Client client;

    @BeforeEach
    void fill() throws Exception {
        world = FakeWorld.guide(cloud);
        client = SdkClients.ecs(cloud);
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
    void describesSecurityGroups() throws Exception {
        world.securityGroup("sg-basic", GuideWorld.VPC, "normal");
        world.instance("vsw-bp1node0000000000000", "ecs.g7.xlarge", "sg-basic");
        var body = client.describeSecurityGroups(new DescribeSecurityGroupsRequest()
                        .setRegionId(REGION)
                        .setSecurityGroupIds("[\"sg-basic\",\"" + GROUP + "\",\"sg-none\"]")
                        .setMaxResults(100))
                .getBody();
        assertThat(body.regionId).isEqualTo(REGION);
        assertThat(body.nextToken).isEmpty();
        assertThat(body.securityGroups.securityGroup)
                .extracting(group -> group.securityGroupId + " " + group.securityGroupType + " " + group.vpcId)
                .containsExactly(GROUP + " enterprise " + GuideWorld.VPC, "sg-basic normal " + GuideWorld.VPC);
        assertThat(body.securityGroups.securityGroup.get(1).ecsCount).isEqualTo(1);
        assertThat(body.securityGroups.securityGroup.get(1).availableInstanceAmount)
                .isEqualTo(1999);
    }

    @Test
    void describesAndAuthorizesRules() throws Exception {
        client.authorizeSecurityGroup(new AuthorizeSecurityGroupRequest()
                .setRegionId(REGION)
                .setSecurityGroupId(GROUP)
                .setClientToken("t")
                .setPermissions(List.of(new AuthorizeSecurityGroupRequest.AuthorizeSecurityGroupRequestPermissions()
                        .setIpProtocol("tcp")
                        .setPortRange("10250/10250")
                        .setPriority("5")
                        .setDescription("kubelet")
                        .setSourceCidrIp("10.100.0.0/16"))));
        var body = client.describeSecurityGroupAttribute(new DescribeSecurityGroupAttributeRequest()
                        .setRegionId(REGION)
                        .setSecurityGroupId(GROUP)
                        .setDirection("ingress"))
                .getBody();
        assertThat(body.securityGroupId).isEqualTo(GROUP);
        assertThat(body.vpcId).isEqualTo(GuideWorld.VPC);
        assertThat(body.innerAccessPolicy).isEqualTo("Accept");
        assertThat(body.permissions.permission).hasSize(4);
        var rule = body.permissions.permission.get(3);
        assertThat(rule.direction).isEqualTo("ingress");
        assertThat(rule.ipProtocol).isEqualTo("TCP");
        assertThat(rule.portRange).isEqualTo("10250/10250");
        assertThat(rule.priority).isEqualTo("5");
        assertThat(rule.policy).isEqualTo("Accept");
        assertThat(rule.sourceCidrIp).isEqualTo("10.100.0.0/16");
        assertThat(rule.description).isEqualTo("kubelet");
        assertThat(rule.nicType).isEqualTo("intranet");
        assertThatThrownBy(() -> client.describeSecurityGroupAttribute(new DescribeSecurityGroupAttributeRequest()
                        .setRegionId(REGION)
                        .setSecurityGroupId("sg-none")))
                .isInstanceOfSatisfying(
                        TeaException.class, e -> assertThat(e.getCode()).isEqualTo("InvalidSecurityGroupId.NotFound"));
    }

    @Test
    void describesInstanceTypes() throws Exception {
        world.instanceType("ecs.c7.large", 3, 6, 6, 2, 4);
        var body = client.describeInstanceTypes(
                        new DescribeInstanceTypesRequest().setInstanceTypes(List.of("ecs.g7.xlarge", "ecs.none")))
                .getBody();
        assertThat(body.instanceTypes.instanceType).singleElement().satisfies(type -> {
            assertThat(type.instanceTypeId).isEqualTo("ecs.g7.xlarge");
            assertThat(type.instanceTypeFamily).isEqualTo("ecs.g7");
            assertThat(type.eniQuantity).isEqualTo(4);
            assertThat(type.eniPrivateIpAddressQuantity).isEqualTo(15);
            assertThat(type.eniIpv6AddressQuantity).isEqualTo(15);
            assertThat(type.cpuCoreCount).isEqualTo(4);
            assertThat(type.memorySize).isEqualTo(16f);
            assertThat(type.eniTrunkSupported).isFalse();
        });
        var first = client.describeInstanceTypes(new DescribeInstanceTypesRequest().setMaxResults(1L))
                .getBody();
        assertThat(first.nextToken).isNotEmpty();
        var second = client.describeInstanceTypes(
                        new DescribeInstanceTypesRequest().setMaxResults(1L).setNextToken(first.nextToken))
                .getBody();
        assertThat(second.instanceTypes.instanceType.get(0).instanceTypeId).isEqualTo("ecs.c7.large");
        assertThat(second.nextToken).isEmpty();
    }

    @Test
    void describesStockQuotasAndZones() throws Exception {
        world.stock("cn-hangzhou-i", "ecs.g7.xlarge", "WithoutStock")
                .stock("cn-beijing-a", "ecs.g7.xlarge", "WithStock");
        var stock = client.describeAvailableResource(new DescribeAvailableResourceRequest()
                        .setRegionId(REGION)
                        .setDestinationResource("InstanceType")
                        .setInstanceType("ecs.g7.xlarge"))
                .getBody();
        assertThat(stock.availableZones.availableZone)
                .extracting(zone -> zone.zoneId + " " + zone.status)
                .containsExactly("cn-hangzhou-h Available", "cn-hangzhou-i SoldOut");
        var resource = stock.availableZones
                .availableZone
                .get(1)
                .availableResources
                .availableResource
                .get(0);
        assertThat(resource.type).isEqualTo("InstanceType");
        assertThat(resource.supportedResources.supportedResource.get(0).value).isEqualTo("ecs.g7.xlarge");
        assertThat(resource.supportedResources.supportedResource.get(0).statusCategory)
                .isEqualTo("WithoutStock");

        var quotas = client.describeAccountAttributes(new DescribeAccountAttributesRequest()
                        .setRegionId(REGION)
                        .setAttributeName(List.of("max-elastic-network-interfaces")))
                .getBody();
        assertThat(quotas.accountAttributeItems.accountAttributeItem)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.attributeName).isEqualTo("max-elastic-network-interfaces");
                    assertThat(item.attributeValues.valueItem.get(0).value).isEqualTo("50000");
                });

        var zones = client.describeZones(new DescribeZonesRequest().setRegionId(REGION))
                .getBody();
        assertThat(zones.zones.zone).extracting(zone -> zone.zoneId).containsExactly("cn-hangzhou-h", "cn-hangzhou-i");
        assertThat(zones.zones.zone.get(0).availableInstanceTypes.instanceTypes).containsExactly("ecs.g7.xlarge");
        assertThat(zones.zones.zone.get(1).availableInstanceTypes.instanceTypes).isEmpty();
    }

    @Test
    void describesInstances() throws Exception {
        String id = world.instance("vsw-bp1node0000000000000", "ecs.g7.xlarge", GROUP);
        world.instance("vsw-bp1node0000000000000", "ecs.g7.xlarge", GROUP);
        assertThat(world.available("vsw-bp1node0000000000000")).isEqualTo(250);
        var body = client.describeInstances(
                        new DescribeInstancesRequest().setRegionId(REGION).setInstanceIds("[\"" + id + "\"]"))
                .getBody();
        assertThat(body.totalCount).isEqualTo(1);
        var instance = body.instances.instance.get(0);
        assertThat(instance.instanceId).isEqualTo(id);
        assertThat(instance.instanceType).isEqualTo("ecs.g7.xlarge");
        assertThat(instance.status).isEqualTo("Running");
        assertThat(instance.zoneId).isEqualTo("cn-hangzhou-h");
        assertThat(instance.memory).isEqualTo(16384);
        assertThat(instance.vpcAttributes.privateIpAddress.ipAddress).containsExactly("10.10.24.1");
        assertThat(instance.securityGroupIds.securityGroupId).containsExactly(GROUP);
        assertThat(instance.networkInterfaces.networkInterface).singleElement().satisfies(eni -> {
            assertThat(eni.type).isEqualTo("Primary");
            assertThat(eni.primaryIpAddress).isEqualTo("10.10.24.1");
        });
        var one = client.describeInstanceAttribute(new DescribeInstanceAttributeRequest().setInstanceId(id))
                .getBody();
        assertThat(one.instanceId).isEqualTo(id);
        assertThat(one.ioOptimized).isEqualTo("optimized");
        assertThat(one.vpcAttributes.vSwitchId).isEqualTo("vsw-bp1node0000000000000");
        var page = client.describeInstances(
                        new DescribeInstancesRequest().setRegionId(REGION).setMaxResults(1))
                .getBody();
        assertThat(page.instances.instance).as("less than 10 is taken for 10").hasSize(2);
    }
}
