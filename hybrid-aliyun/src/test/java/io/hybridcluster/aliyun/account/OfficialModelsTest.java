// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeAccountAttributesResponseBody;
import com.aliyun.ecs20140526.models.DescribeAvailableResourceResponseBody;
import com.aliyun.ecs20140526.models.DescribeInstanceTypesResponseBody;
import com.aliyun.ecs20140526.models.DescribeSecurityGroupAttributeResponseBody;
import com.aliyun.ecs20140526.models.DescribeSecurityGroupsResponseBody;
import com.aliyun.tea.TeaModel;
import com.aliyun.vpc20160428.models.DescribeRouteEntryListResponseBody;
import com.aliyun.vpc20160428.models.DescribeRouteTableListResponseBody;
import com.aliyun.vpc20160428.models.DescribeVSwitchesResponseBody;
import com.aliyun.vpc20160428.models.DescribeVirtualBorderRoutersResponseBody;
import com.aliyun.vpc20160428.models.DescribeVpcsResponseBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same answers, read by the models of the official SDK: every field that is used has the same value there. */
class OfficialModelsTest {
    private static <T extends TeaModel> T official(String action, T model) throws Exception {
        return TeaModel.toModel(cast(GuideAccount.tree(action)), model);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<?, ?> tree) {
        return (Map<String, Object>) tree;
    }

    private static <A, B> Stream<Pair<A, B>> pairs(List<A> ours, List<B> theirs) {
        assertThat(ours).isNotEmpty().hasSameSizeAs(theirs);
        return IntStream.range(0, ours.size()).mapToObj(i -> new Pair<>(ours.get(i), theirs.get(i)));
    }

    private record Pair<A, B>(A ours, B theirs) {}

    private static Optional<String> text(String text) {
        return Optional.ofNullable(text).filter(some -> !some.isEmpty());
    }

    @Test
    void readsVpcs() throws Exception {
        var theirs = official("DescribeVpcs", new DescribeVpcsResponseBody())
                .vpcs
                .vpc
                .get(0);
        LiveVpc ours = GuideAccount.enterprise().build().find(Part.VPC).orElseThrow();

        assertThat(ours.id()).isEqualTo(theirs.vpcId);
        assertThat(ours.region()).isEqualTo(theirs.regionId);
        assertThat(ours.ownerId()).isEqualTo(theirs.ownerId.toString());
        assertThat(ours.status()).isEqualTo(theirs.status);
        assertThat(ours.blocks()).extracting(Object::toString).containsExactly(theirs.cidrBlock);
    }

    @Test
    void readsVSwitches() throws Exception {
        var theirs = official("DescribeVSwitches", new DescribeVSwitchesResponseBody()).vSwitches.vSwitch;

        pairs(GuideAccount.enterprise().build().list(Part.V_SWITCHES), theirs).forEach(pair -> {
            assertThat(pair.ours().id()).isEqualTo(pair.theirs().vSwitchId);
            assertThat(pair.ours().zone()).isEqualTo(pair.theirs().zoneId);
            assertThat(pair.ours().cidr()).hasToString(pair.theirs().cidrBlock);
            assertThat(pair.ours().ipv6Cidr().map(Object::toString)).isEqualTo(text(pair.theirs().ipv6CidrBlock));
            assertThat(pair.ours().freeAddresses()).isEqualTo(pair.theirs().availableIpAddressCount);
            assertThat(pair.ours().status()).isEqualTo(pair.theirs().status);
            assertThat(pair.ours().routeTableId()).contains(pair.theirs().routeTable.routeTableId);
        });
    }

    @Test
    void readsRouteTables() throws Exception {
        var theirs = official("DescribeRouteTableList", new DescribeRouteTableListResponseBody())
                .routerTableList
                .routerTableListType
                .get(0);
        LiveRouteTable ours = LiveRouteTable.from(GuideAccount.answer("DescribeRouteTableList")
                .list("RouterTableList", "RouterTableListType")
                .get(0));

        assertThat(ours.id()).isEqualTo(theirs.routeTableId);
        assertThat(ours.isSystem()).isEqualTo(theirs.routeTableType.equals("System"));
        assertThat(ours.vSwitchIds()).isEqualTo(theirs.vSwitchIds.vSwitchId);
    }

    @Test
    void readsRoutes() throws Exception {
        var theirs =
                official("DescribeRouteEntryList", new DescribeRouteEntryListResponseBody()).routeEntrys.routeEntry;
        List<LiveRoute> ours = GuideAccount.enterprise()
                .build()
                .find(Part.ROUTES)
                .orElseThrow()
                .get(GuideAccount.TABLE);

        pairs(ours, theirs).forEach(pair -> {
            assertThat(pair.ours().destination().map(Object::toString)).contains(pair.theirs().destinationCidrBlock);
            assertThat(pair.ours().type()).isEqualTo(pair.theirs().type);
            assertThat(pair.ours().status()).isEqualTo(pair.theirs().status);
            pairs(pair.ours().nextHops(), pair.theirs().nextHops.nextHop).forEach(hop -> {
                assertThat(hop.ours().type()).isEqualTo(hop.theirs().nextHopType);
                assertThat(hop.ours().id()).isEqualTo(text(hop.theirs().nextHopId));
                assertThat(hop.ours().isEnabled()).isEqualTo(hop.theirs().enabled == 1);
                assertThat(hop.ours().relatedId())
                        .isEqualTo(Optional.ofNullable(hop.theirs().nextHopRelatedInfo)
                                .flatMap(related -> text(related.instanceId)));
            });
        });
    }

    @Test
    void readsBorderRouters() throws Exception {
        var theirs = official("DescribeVirtualBorderRouters", new DescribeVirtualBorderRoutersResponseBody())
                .virtualBorderRouterSet
                .virtualBorderRouterType;

        pairs(GuideAccount.enterprise().build().list(Part.BORDER_ROUTERS), theirs)
                .forEach(pair -> {
                    assertThat(pair.ours().id()).isEqualTo(pair.theirs().vbrId);
                    assertThat(pair.ours().status()).isEqualTo(pair.theirs().status);
                });
    }

    @Test
    void readsSecurityGroups() throws Exception {
        var theirs = official("DescribeSecurityGroups", new DescribeSecurityGroupsResponseBody())
                .securityGroups
                .securityGroup;

        pairs(GuideAccount.enterprise().build().list(Part.SECURITY_GROUPS), theirs)
                .forEach(pair -> {
                    assertThat(pair.ours().id()).isEqualTo(pair.theirs().securityGroupId);
                    assertThat(pair.ours().vpcId()).isEqualTo(pair.theirs().vpcId);
                    assertThat(pair.ours().isAdvanced())
                            .isEqualTo(pair.theirs().securityGroupType.equals("enterprise"));
                });
    }

    @Test
    void readsRulesOfSecurityGroups() throws Exception {
        var theirs = official("DescribeSecurityGroupAttribute", new DescribeSecurityGroupAttributeResponseBody());
        GroupRules ours = GuideAccount.enterprise()
                .build()
                .find(Part.GROUP_RULES)
                .orElseThrow()
                .get(GuideAccount.GROUP);

        assertThat(ours.innerAccess()).isEqualTo(theirs.innerAccessPolicy.equals("Accept"));
        pairs(ours.rules(), theirs.permissions.permission).forEach(pair -> {
            assertThat(pair.ours().isIngress())
                    .isEqualTo(pair.theirs().direction.equals("ingress"));
            assertThat(pair.ours().protocol()).isEqualTo(pair.theirs().ipProtocol);
            assertThat(pair.ours().priority()).hasToString(pair.theirs().priority);
            assertThat(pair.ours().accepts()).isEqualTo(pair.theirs().policy.equals("Accept"));
            assertThat(pair.ours().peer().block().map(Object::toString)).contains(pair.theirs().sourceCidrIp);
            assertThat(pair.ours().peer().groupId()).isEqualTo(text(pair.theirs().sourceGroupId));
        });
        assertThat(theirs.permissions.permission)
                .extracting(rule -> rule.portRange)
                .containsExactly("-1/-1", "1/65535");
        assertThat(ours.rules())
                .extracting(SecurityRule::ports)
                .containsExactly(SecurityRule.Ports.ALL, new SecurityRule.Ports(1, 65_535));
    }

    @Test
    void readsInstanceTypes() throws Exception {
        var theirs =
                official("DescribeInstanceTypes", new DescribeInstanceTypesResponseBody()).instanceTypes.instanceType;

        pairs(GuideAccount.enterprise().build().list(Part.INSTANCE_TYPES), theirs)
                .forEach(pair -> {
                    assertThat(pair.ours().name()).isEqualTo(pair.theirs().instanceTypeId);
                    assertThat(pair.ours().limits().eniQuantity()).isEqualTo(pair.theirs().eniQuantity);
                    assertThat(pair.ours().limits().privateIpsPerEni())
                            .isEqualTo(pair.theirs().eniPrivateIpAddressQuantity);
                    assertThat(pair.ours().limits().ipv6PerEni()).isEqualTo(pair.theirs().eniIpv6AddressQuantity);
                    assertThat(pair.ours().architecture()).isEqualTo(pair.theirs().cpuArchitecture);
                    assertThat(pair.ours().cores())
                            .isEqualTo(pair.theirs().cpuCoreCount.longValue());
                });
    }

    @Test
    void readsStock() throws Exception {
        var zone = official("DescribeAvailableResource", new DescribeAvailableResourceResponseBody())
                .availableZones
                .availableZone
                .get(0);
        var theirs = zone.availableResources.availableResource.get(0).supportedResources.supportedResource;

        pairs(GuideAccount.enterprise().build().list(Part.STOCK), theirs).forEach(pair -> {
            assertThat(pair.ours().zone()).isEqualTo(zone.zoneId);
            assertThat(pair.ours().instanceType()).isEqualTo(pair.theirs().value);
            assertThat(pair.theirs().statusCategory).isEqualTo("WithStock");
            assertThat(pair.ours().level()).isEqualTo(ZoneStock.Level.PLENTY);
        });
    }

    @Test
    void readsQuotas() throws Exception {
        var theirs = official("DescribeAccountAttributes", new DescribeAccountAttributesResponseBody())
                .accountAttributeItems
                .accountAttributeItem;

        pairs(GuideAccount.enterprise().build().list(Part.QUOTAS), theirs).forEach(pair -> {
            assertThat(pair.ours().name()).isEqualTo(pair.theirs().attributeName);
            assertThat(pair.ours().value())
                    .hasToString(pair.theirs().attributeValues.valueItem.get(0).value);
        });
    }
}
