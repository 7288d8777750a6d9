// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static io.hybridcluster.aliyun.account.GuideAccount.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.aliyun.account.SecurityRule.Peer;
import io.hybridcluster.aliyun.account.SecurityRule.Ports;
import io.hybridcluster.aliyun.account.ZoneStock.Level;
import io.hybridcluster.model.net.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AccountValuesTest {
    @Test
    void readsAllBlocksOfAVpcOnceThePrimaryFirst() {
        assertThat(LiveVpc.from(item("""
                        {"VpcId": "vpc-1", "Status": "Available", "CidrBlock": "10.0.0.0/8",
                         "SecondaryCidrBlocks": {"SecondaryCidrBlock": ["192.168.0.0/16", "172.16.0.0/12"]},
                         "Ipv6CidrBlock": "fd00::/56",
                         "Ipv6CidrBlocks": {"Ipv6CidrBlock": [{"Ipv6CidrBlock": "fd00::/56"}, {"Ipv6CidrBlock": "fd01::/56"}]}}
                        """)))
                .isEqualTo(new LiveVpc(
                        "vpc-1",
                        "",
                        "",
                        "Available",
                        List.of(
                                Cidr.parse("10.0.0.0/8"),
                                Cidr.parse("192.168.0.0/16"),
                                Cidr.parse("172.16.0.0/12"),
                                Cidr.parse("fd00::/56"),
                                Cidr.parse("fd01::/56"))));
    }

    @Test
    void refusesWhatIsNoBlockWithItsPlaceAndNotItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LiveVpc.from(item("{\"VpcId\": \"v\", \"Status\": \"s\", \"CidrBlock\": \"canary\"}")))
                .withMessage("item.CidrBlock: expected a block of addresses, found something else");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveVpc.from(item("{\"VpcId\": \"v\", \"Status\": \"s\"}")))
                .withMessage("item.CidrBlock: expected a block of addresses, found something else");
    }

    @Test
    void readsARouteToAPrefixListAndOneWithoutNextHop() {
        assertThat(LiveRoute.from(item("{\"DestinationCidrBlock\": \"pl-1\", \"Status\": \"Pending\"}")))
                .isEqualTo(new LiveRoute(Optional.empty(), "Custom", "Pending", List.of()));
        assertThat(NextHop.from(item("{\"Enabled\": \"0\"}")))
                .isEqualTo(new NextHop("local", Optional.empty(), Optional.empty(), false));
        assertThat(NextHop.from(item("{\"NextHopType\": \"Attachment\"}")).isEnabled())
                .isTrue();
        assertThat(new LiveRoute(Optional.empty(), "", "Available", List.of()).isAvailable())
                .isTrue();
        assertThat(new LiveRoute(Optional.empty(), "", "Pending", List.of()).isAvailable())
                .isFalse();
    }

    @Test
    void readsAVSwitchWithIpv6AndWithoutTable() {
        assertThat(LiveVSwitch.from(item("""
                        {"VSwitchId": "vsw-1", "ZoneId": "z", "CidrBlock": "10.0.0.0/24", "Ipv6CidrBlock": "fd00::/64",
                         "AvailableIpAddressCount": "7", "Status": "Pending"}
                        """)))
                .isEqualTo(new LiveVSwitch(
                        "vsw-1",
                        "z",
                        Cidr.parse("10.0.0.0/24"),
                        Optional.of(Cidr.parse("fd00::/64")),
                        7,
                        "Pending",
                        Optional.empty()));
    }

    @Test
    void readsRoutesOfTransitRouters() {
        String prefix = "\"TransitRouterRouteEntry";
        assertThat(TransitRoute.from(item("{" + prefix + "DestinationCidrBlock\": \"10.0.0.0/8\", " + prefix
                        + "Status\": \"Active\", " + prefix + "NextHopType\": \"BlackHole\"}")))
                .isEqualTo(new TransitRoute(
                        Optional.of(Cidr.parse("10.0.0.0/8")),
                        "Active",
                        TransitRoute.BLACK_HOLE,
                        Optional.empty(),
                        Optional.empty(),
                        false));
        assertThat(TransitRoute.from(item("{\"PrefixListId\": \"pl-1\", " + prefix + "Status\": \"Standby\", " + prefix
                        + "NextHopType\": \"Attachment\", \"PathAttributes\": {\"OriginRouteType\": \"Static\"}}")))
                .isEqualTo(
                        new TransitRoute(Optional.empty(), "Standby", "", Optional.empty(), Optional.empty(), false));
        List<TransitRoute> guide = GuideAccount.enterprise()
                .build()
                .find(Part.TRANSIT_ROUTES)
                .orElseThrow()
                .get(GuideAccount.TRANSIT_TABLE);
        assertThat(guide.get(0))
                .isEqualTo(new TransitRoute(
                        Optional.of(Cidr.parse("192.168.0.0/24")),
                        "Active",
                        "VBR",
                        Optional.of("vbr-bp1svadp4lq38j000000"),
                        Optional.of("tr-attach-vbr0000000000000"),
                        true));
    }

    @Test
    void readsRulesAsTheyAreWritten() {
        assertThat(SecurityRule.from(item("""
                        {"Direction": "egress", "IpProtocol": "tcp", "PortRange": "80/90", "Policy": "drop", "Priority": "7",
                         "DestCidrIp": "10.1.2.3/8", "SourceCidrIp": "", "SourcePortRange": "-1/-1"}
                        """)))
                .isEqualTo(new SecurityRule(
                        false,
                        "TCP",
                        new Ports(80, 90),
                        7,
                        false,
                        new Peer(Optional.of(Cidr.parse("10.0.0.0/8")), Optional.empty(), false)));
        assertThat(SecurityRule.from(item("""
                        {"Direction": "ingress", "IpProtocol": "ALL", "Policy": "Accept", "SourceGroupId": "sg-1",
                         "DestCidrIp": "0.0.0.0/0", "SourcePortRange": "1/65535"}
                        """)))
                .isEqualTo(new SecurityRule(
                        true, "ALL", Ports.ALL, 1, true, new Peer(Optional.empty(), Optional.of("sg-1"), false)));
    }

    @Test
    void seesWhatNarrowsARule() {
        for (String narrowing : List.of(
                "\"SourcePrefixListId\": \"pl-1\"",
                "\"DestCidrIp\": \"10.0.0.0/8\"",
                "\"Ipv6DestCidrIp\": \"fd00::/8\"",
                "\"SourcePortRange\": \"53/53\"")) {
            assertThat(peer("\"SourceCidrIp\": \"10.0.0.0/8\", " + narrowing))
                    .as(narrowing)
                    .isEqualTo(new Peer(Optional.of(Cidr.parse("10.0.0.0/8")), Optional.empty(), true));
        }
    }

    private static Peer peer(String fields) {
        return SecurityRule.from(item("{\"Direction\": \"ingress\", \"IpProtocol\": \"ALL\", \"Policy\": \"Accept\", "
                        + fields + "}"))
                .peer();
    }

    @Test
    void takesBareAddressesAndHostBitsInRules() {
        Map.of(
                        "10.1.2.3", "10.1.2.3/32",
                        "10.1.2.3/8", "10.0.0.0/8",
                        "255.255.255.255/1", "128.0.0.0/1",
                        "10.1.2.3/0", "0.0.0.0/0",
                        "10.1.2.3/32", "10.1.2.3/32")
                .forEach((written, meant) -> assertThat(
                                peer("\"SourceCidrIp\": \"" + written + "\"").block())
                        .as(written)
                        .contains(Cidr.parse(meant)));
        assertThat(peer("\"Ipv6SourceCidrIp\": \"fd00::1\"").block()).contains(Cidr.parse("fd00::1/128"));
        for (String none : List.of("canary", "10.1.2.3/33", "10.1.2.3/x", "canary/8", "fd00::1/8", "10.1.2.3/008")) {
            assertThatIllegalArgumentException()
                    .as(none)
                    .isThrownBy(() -> peer("\"SourceCidrIp\": \"" + none + "\""))
                    .withMessage("item.SourceCidrIp: expected a block of addresses, found something else");
        }
    }

    @Test
    void refusesPortsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> peer("\"PortRange\": \"canary\""))
                .withMessage("item.PortRange: expected two ports such as 80/80, found something else");
        Ports ports = new Ports(80, 90);
        assertThat(List.of(ports.contain(79), ports.contain(80), ports.contain(90), ports.contain(91)))
                .containsExactly(false, true, true, false);
        assertThat(SecurityRule.from(
                                item("{\"Direction\": \"ingress\", \"IpProtocol\": \"ALL\", \"Policy\": \"Accept\","
                                        + " \"PortRange\": \"0/0\"}"))
                        .ports())
                .isEqualTo(new Ports(0, 0));
    }

    @Test
    void joinsThePartsOfAGroup() {
        GroupRules rules = GroupRules.from(List.of(
                item("{\"InnerAccessPolicy\": \"Accept\", \"Permissions\": {\"Permission\": []}}"),
                item(
                        "{\"InnerAccessPolicy\": \"Accept\", \"Permissions\": {\"Permission\": [{\"Direction\": \"ingress\","
                                + " \"IpProtocol\": \"ALL\", \"Policy\": \"Accept\"}]}}")));

        assertThat(rules.innerAccess()).isTrue();
        assertThat(rules.rules()).hasSize(1);
        assertThat(GroupRules.from(List.of(item("{\"InnerAccessPolicy\": \"Drop\"}")))
                        .innerAccess())
                .isFalse();
    }

    @Test
    void readsEveryLevelOfStock() {
        String type = "{\"Value\": \"%s\", \"Status\": \"%s\", \"StatusCategory\": \"%s\"}";
        assertThat(ZoneStock.from(item("{\"ZoneId\": \"z\", \"AvailableResources\": {\"AvailableResource\": ["
                        + "{\"Type\": \"SystemDisk\"}, {\"Type\": \"InstanceType\", \"SupportedResources\": {\"SupportedResource\": ["
                        + String.join(
                                ",",
                                type.formatted("a", "Available", "WithStock"),
                                type.formatted("b", "Available", "ClosedWithStock"),
                                type.formatted("c", "SoldOut", "WithoutStock"),
                                type.formatted("d", "Available", "ClosedWithoutStock"),
                                type.formatted("e", "Available", ""),
                                type.formatted("f", "SoldOut", ""))
                        + "]}}]}}")))
                .containsExactly(
                        new ZoneStock("z", "a", Level.PLENTY),
                        new ZoneStock("z", "b", Level.LOW),
                        new ZoneStock("z", "c", Level.NONE),
                        new ZoneStock("z", "d", Level.NONE),
                        new ZoneStock("z", "e", Level.PLENTY),
                        new ZoneStock("z", "f", Level.NONE));
    }

    @Test
    void leavesOutQuotasWithoutANumber() {
        assertThat(AccountQuota.from(item("{\"AttributeName\": \"a\", \"AttributeValues\": {\"ValueItem\": []}}")))
                .isEmpty();
        assertThat(AccountQuota.from(item(
                        "{\"AttributeName\": \"a\", \"AttributeValues\": {\"ValueItem\": [{\"Value\": \"yes\"}]}}")))
                .isEmpty();
    }

    @Test
    void readsWhatAClusterTellsAndWhatItDoesNot() {
        assertThat(LiveCluster.from(item("{\"cluster_type\": \"ExternalKubernetes\", \"state\": \"waiting\"}")))
                .isEqualTo(new LiveCluster("ExternalKubernetes", "waiting", "", "", "", Optional.empty()));
        assertThat(LiveCluster.from(item("{\"cluster_type\": \"k\", \"state\": \"s\", \"master_url\":"
                                + " \"{\\\"intranet_api_server_endpoint\\\":\\\"\\\"}\"}"))
                        .hasIntranetEndpoint())
                .contains(false);
        assertThat(GuideAccount.enterprise().build().find(Part.CLUSTER))
                .contains(new LiveCluster(
                        "ExternalKubernetes",
                        "running",
                        "1.24.3",
                        "cn-hangzhou",
                        "vpc-bp1aevy8sofi8mh1q0000",
                        Optional.of(true)));
    }

    @Test
    void readsANodePoolWholeAndWithOldFields() {
        assertThat(LiveNodePool.from(item("""
                        {"nodepool_info": {"nodepool_id": "np1", "name": "cloud"},
                         "scaling_group": {"instance_types": ["b", "a"], "vswitch_ids": ["v"], "security_group_id": "sg-1",
                                           "key_pair": "kp", "image_type": "AliyunLinux3", "desired_size": 3},
                         "kubernetes_config": {"labels": [{"key": "k", "value": "v"}, {"key": "e"}],
                                               "taints": [{"key": "t", "value": "v", "effect": "NoExecute"}, {"key": "d"}]},
                         "status": {"state": "scaling", "total_nodes": 2}}
                        """)))
                .isEqualTo(new LiveNodePool(
                        "np1",
                        "cloud",
                        "scaling",
                        2,
                        OptionalLong.of(3),
                        Map.of(
                                "instance_types", List.of("a", "b"),
                                "vswitch_ids", List.of("v"),
                                "security_group_ids", List.of("sg-1"),
                                "key_pair", List.of("kp"),
                                "image_type", List.of("AliyunLinux3"),
                                "labels", List.of("e=", "k=v"),
                                "taints", List.of("d=:NoSchedule", "t=v:NoExecute"))));
        LiveNodePool bare = LiveNodePool.from(item("{\"nodepool_info\": {\"nodepool_id\": \"np1\", \"name\": \"x\"},"
                + " \"scaling_group\": {\"security_group_ids\": [\"sg-2\"]}}"));
        assertThat(bare.settings())
                .containsEntry("security_group_ids", List.of("sg-2"))
                .containsEntry("key_pair", List.of());
        assertThat(bare.desiredSize()).isEmpty();
        assertThat(bare.state()).isEmpty();
    }
}
