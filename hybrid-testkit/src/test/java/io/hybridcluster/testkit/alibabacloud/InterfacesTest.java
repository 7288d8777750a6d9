// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.AssignIpv6AddressesRequest;
import com.aliyun.ecs20140526.models.AssignPrivateIpAddressesRequest;
import com.aliyun.ecs20140526.models.AttachNetworkInterfaceRequest;
import com.aliyun.ecs20140526.models.CreateNetworkInterfaceRequest;
import com.aliyun.ecs20140526.models.DeleteNetworkInterfaceRequest;
import com.aliyun.ecs20140526.models.DescribeNetworkInterfacesRequest;
import com.aliyun.ecs20140526.models.DescribeNetworkInterfacesResponseBody;
import com.aliyun.ecs20140526.models.DetachNetworkInterfaceRequest;
import com.aliyun.ecs20140526.models.ModifyNetworkInterfaceAttributeRequest;
import com.aliyun.ecs20140526.models.UnassignIpv6AddressesRequest;
import com.aliyun.ecs20140526.models.UnassignPrivateIpAddressesRequest;
import com.aliyun.tea.TeaException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Network interfaces as the official client sees them, and the addresses that they take. */
class InterfacesTest {
    private static final String REGION = "cn-hangzhou";
    private static final String GROUP = "sg-bp1securitygroup0000";
    private static final String PODS = "vsw-bp1pod00000000000000";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private FakeWorld world;
    private Client client;
    private String instance;

    @BeforeEach
    void fill() throws Exception {
        world = FakeWorld.guide(cloud).ipv6(PODS, "2408:4005:300:a000::/64");
        instance = world.instance("vsw-bp1node0000000000000", "ecs.g7.xlarge", GROUP);
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

    private CreateNetworkInterfaceRequest create() {
        return new CreateNetworkInterfaceRequest()
                .setRegionId(REGION)
                .setVSwitchId(PODS)
                .setSecurityGroupIds(List.of(GROUP))
                .setNetworkInterfaceName("eni-cre-by-test")
                .setTag(List.of(new CreateNetworkInterfaceRequest.CreateNetworkInterfaceRequestTag()
                        .setKey("creator")
                        .setValue("terway")));
    }

    private String created() throws Exception {
        return client.createNetworkInterface(create()).getBody().networkInterfaceId;
    }

    private void attach(String eni) throws Exception {
        client.attachNetworkInterface(new AttachNetworkInterfaceRequest()
                .setRegionId(REGION)
                .setInstanceId(instance)
                .setNetworkInterfaceId(eni));
    }

    private DescribeNetworkInterfacesResponseBody list(DescribeNetworkInterfacesRequest request) throws Exception {
        return client.describeNetworkInterfaces(request.setRegionId(REGION)).getBody();
    }

    private static void refuses(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TeaException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }

    @Test
    void createsOneWithAddressesOnce() throws Exception {
        var made = client.createNetworkInterface(
                        create().setSecondaryPrivateIpAddressCount(3).setClientToken("t"))
                .getBody();
        assertThat(made.networkInterfaceId).matches("eni-bp1[0-9a-z]{17}");
        assertThat(made.status).isEqualTo("Available");
        assertThat(made.type).isEqualTo("Secondary");
        assertThat(made.zoneId).isEqualTo("cn-hangzhou-h");
        assertThat(made.vpcId).isEqualTo(GuideWorld.VPC);
        assertThat(made.macAddress).matches("([0-9a-f]{2}:){5}[0-9a-f]{2}");
        assertThat(made.privateIpAddress).isEqualTo("10.10.25.1");
        assertThat(made.privateIpSets.privateIpSet)
                .extracting(ip -> ip.privateIpAddress + " " + ip.primary)
                .containsExactly("10.10.25.1 true", "10.10.25.2 false", "10.10.25.3 false", "10.10.25.4 false");
        assertThat(made.tags.tag.get(0).tagKey).isEqualTo("creator");
        assertThat(world.available(PODS)).isEqualTo(248);
        var again = client.createNetworkInterface(
                        create().setSecondaryPrivateIpAddressCount(3).setClientToken("t"))
                .getBody();
        assertThat(again.networkInterfaceId).isEqualTo(made.networkInterfaceId);
        assertThat(world.available(PODS)).isEqualTo(248);
    }

    @Test
    void takesTheAddressesThatAreAskedFor() throws Exception {
        var made = client.createNetworkInterface(
                        create().setPrimaryIpAddress("10.10.25.100").setPrivateIpAddress(List.of("10.10.25.101")))
                .getBody();
        assertThat(made.privateIpSets.privateIpSet)
                .extracting(ip -> ip.privateIpAddress)
                .containsExactly("10.10.25.100", "10.10.25.101");
        refuses(
                () -> client.createNetworkInterface(create().setPrivateIpAddress(List.of("10.10.25.101"))),
                "InvalidIPAddress.AlreadyUsed");
        refuses(() -> client.createNetworkInterface(create().setPrimaryIpAddress("10.10.24.9")), "InvalidIp.Address");
        for (String reserved : List.of("10.10.25.0", "10.10.25.253", "10.10.25.255")) {
            refuses(
                    () -> client.createNetworkInterface(create().setPrimaryIpAddress(reserved)),
                    "InvalidIPAddress.AlreadyUsed");
        }
        assertThat(world.available(PODS))
                .as("nothing is taken by a call that failed")
                .isEqualTo(250);
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        refuses(() -> client.createNetworkInterface(create().setVSwitchId("vsw-none")), "InvalidVSwitchId.NotFound");
        refuses(
                () -> client.createNetworkInterface(create().setSecurityGroupIds(List.of("sg-none"))),
                "InvalidSecurityGroupId.NotFound");
        world.vSwitch("vsw-full", GuideWorld.VPC, "cn-hangzhou-i", "10.10.40.0/24", 1);
        refuses(
                () -> client.createNetworkInterface(
                        create().setVSwitchId("vsw-full").setSecondaryPrivateIpAddressCount(1)),
                "InvalidVSwitchId.IpNotEnough");
        String far =
                client.createNetworkInterface(create().setVSwitchId("vsw-full")).getBody().networkInterfaceId;
        refuses(() -> attach(far), "InvalidOperation.AvailabilityZoneMismatch");
        refuses(() -> attach("eni-none"), "InvalidEniId.NotFound");
    }

    @Test
    void attachesUpToTheLimitOfTheInstanceType() throws Exception {
        List<String> enis = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            enis.add(created());
        }
        for (String eni : enis.subList(0, 3)) {
            attach(eni);
        }
        refuses(() -> attach(enis.get(3)), "EniPerInstanceLimitExceeded");
        refuses(() -> attach(enis.get(0)), "InvalidOperation.InvalidEniState");
        var attached = list(new DescribeNetworkInterfacesRequest()
                .setInstanceId(instance)
                .setType("Secondary")
                .setMaxResults(500));
        assertThat(attached.networkInterfaceSets.networkInterfaceSet)
                .extracting(eni -> eni.networkInterfaceId + " " + eni.status + " " + eni.attachment.deviceIndex)
                .containsExactly(enis.get(0) + " InUse 1", enis.get(1) + " InUse 2", enis.get(2) + " InUse 3");
        refuses(
                () -> client.deleteNetworkInterface(
                        new DeleteNetworkInterfaceRequest().setRegionId(REGION).setNetworkInterfaceId(enis.get(0))),
                "InvalidOperation.InvalidEniState");
        client.detachNetworkInterface(new DetachNetworkInterfaceRequest()
                .setRegionId(REGION)
                .setInstanceId(instance)
                .setNetworkInterfaceId(enis.get(0)));
        client.deleteNetworkInterface(
                new DeleteNetworkInterfaceRequest().setRegionId(REGION).setNetworkInterfaceId(enis.get(0)));
        assertThat(world.available(PODS)).isEqualTo(249);
        assertThat(list(new DescribeNetworkInterfacesRequest().setNetworkInterfaceId(List.of(enis.get(0)))).totalCount)
                .isZero();
    }

    @Test
    void assignsAndTakesBackAddresses() throws Exception {
        String eni = created();
        attach(eni);
        var assigned = client.assignPrivateIpAddresses(new AssignPrivateIpAddressesRequest()
                        .setRegionId(REGION)
                        .setNetworkInterfaceId(eni)
                        .setClientToken("t")
                        .setSecondaryPrivateIpAddressCount(14))
                .getBody();
        assertThat(assigned.assignedPrivateIpAddressesSet.networkInterfaceId).isEqualTo(eni);
        List<String> addresses = assigned.assignedPrivateIpAddressesSet.privateIpSet.privateIpAddress;
        assertThat(addresses).hasSize(14).startsWith("10.10.25.2");
        refuses(
                () -> client.assignPrivateIpAddresses(new AssignPrivateIpAddressesRequest()
                        .setRegionId(REGION)
                        .setNetworkInterfaceId(eni)
                        .setSecondaryPrivateIpAddressCount(1)),
                "InvalidOperation.Ipv4CountExceeded");
        UnassignPrivateIpAddressesRequest back = new UnassignPrivateIpAddressesRequest()
                .setRegionId(REGION)
                .setNetworkInterfaceId(eni)
                .setPrivateIpAddress(addresses.subList(0, 4));
        client.unassignPrivateIpAddresses(back);
        assertThat(world.available(PODS)).isEqualTo(241);
        refuses(() -> client.unassignPrivateIpAddresses(back), "InvalidIp.IpUnassigned");
        var found = list(new DescribeNetworkInterfacesRequest().setPrivateIpAddress(List.of(addresses.get(5))));
        assertThat(found.networkInterfaceSets.networkInterfaceSet)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.networkInterfaceId).isEqualTo(eni);
                    assertThat(one.privateIpSets.privateIpSet).hasSize(11);
                });
    }

    @Test
    void assignsIpv6Addresses() throws Exception {
        String eni = created();
        attach(eni);
        var assigned = client.assignIpv6Addresses(new AssignIpv6AddressesRequest()
                        .setRegionId(REGION)
                        .setNetworkInterfaceId(eni)
                        .setIpv6AddressCount(2))
                .getBody();
        assertThat(assigned.networkInterfaceId).isEqualTo(eni);
        assertThat(assigned.ipv6Sets.ipv6Address).containsExactly("2408:4005:300:a000::1", "2408:4005:300:a000::2");
        client.unassignIpv6Addresses(new UnassignIpv6AddressesRequest()
                .setRegionId(REGION)
                .setNetworkInterfaceId(eni)
                .setIpv6Address(List.of("2408:4005:300:a000::1")));
        var one = list(new DescribeNetworkInterfacesRequest().setNetworkInterfaceId(List.of(eni)));
        assertThat(one.networkInterfaceSets.networkInterfaceSet.get(0).ipv6Sets.ipv6Set)
                .extracting(ip -> ip.ipv6Address)
                .containsExactly("2408:4005:300:a000::2");
        refuses(
                () -> client.assignIpv6Addresses(new AssignIpv6AddressesRequest()
                        .setRegionId(REGION)
                        .setNetworkInterfaceId(eni)
                        .setIpv6AddressCount(15)),
                "InvalidOperation.Ipv6CountExceeded");
    }

    @Test
    void modifiesAndFindsByTagGroupAndVSwitch() throws Exception {
        String eni = created();
        world.securityGroup("sg-other", GuideWorld.VPC, "enterprise");
        client.modifyNetworkInterfaceAttribute(new ModifyNetworkInterfaceAttributeRequest()
                .setRegionId(REGION)
                .setNetworkInterfaceId(eni)
                .setDescription("changed")
                .setSecurityGroupId(List.of("sg-other")));
        var tag = new DescribeNetworkInterfacesRequest.DescribeNetworkInterfacesRequestTag()
                .setKey("creator")
                .setValue("terway");
        var found = list(new DescribeNetworkInterfacesRequest()
                .setTag(List.of(tag))
                .setSecurityGroupId("sg-other")
                .setVSwitchId(PODS)
                .setStatus("Available"));
        assertThat(found.totalCount).isEqualTo(1);
        assertThat(found.networkInterfaceSets.networkInterfaceSet.get(0).description)
                .isEqualTo("changed");
        assertThat(list(new DescribeNetworkInterfacesRequest().setSecurityGroupId(GROUP)).totalCount)
                .isEqualTo(1);
        assertThat(list(new DescribeNetworkInterfacesRequest().setTag(List.of(tag.setValue("other")))).totalCount)
                .isZero();
    }
}
