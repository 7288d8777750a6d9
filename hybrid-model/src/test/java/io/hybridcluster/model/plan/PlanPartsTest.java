// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.support.GuidePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanPartsTest {
    private static final Cidr BLOCK = Cidr.parse("10.0.0.0/8");
    private static final VSwitch VSWITCH =
            VSwitch.of(VSwitchId.parse("vsw-0000"), ZoneId.parse("cn-a-b"), BLOCK, VSwitchRole.NODE);

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(
                        "CNI management",
                        CniManagement.values(),
                        (Function<String, ?>) CniManagement::parse,
                        "manifest, operator"),
                Arguments.of(
                        "CNI mode",
                        CniMode.values(),
                        (Function<String, ?>) CniMode::parse,
                        "bgp-route-reflector, bgp-full-mesh, bgp, host-gw, host-network, ipip, vxlan, geneve"),
                Arguments.of(
                        "CNI plugin",
                        CniPlugin.values(),
                        (Function<String, ?>) CniPlugin::parse,
                        "calico, cilium, flannel, host-network"),
                Arguments.of(
                        "credential source",
                        CredentialSource.values(),
                        (Function<String, ?>) CredentialSource::parse,
                        "addon-secret, eni-config, instance-ram-role, credential-path"),
                Arguments.of(
                        "interconnect type",
                        InterconnectType.values(),
                        (Function<String, ?>) InterconnectType::parse,
                        "cen, express-connect, vpn-gateway"),
                Arguments.of("IP stack", IpStack.values(), (Function<String, ?>) IpStack::parse, "ipv4, dual"),
                Arguments.of(
                        "kind of pod routes",
                        PodRoutes.values(),
                        (Function<String, ?>) PodRoutes::parse,
                        "aggregated, per-block"),
                Arguments.of(
                        "vSwitch role",
                        VSwitchRole.values(),
                        (Function<String, ?>) VSwitchRole::parse,
                        "node, pod, other"),
                Arguments.of(
                        "vSwitch selection",
                        VSwitchSelection.values(),
                        (Function<String, ?>) VSwitchSelection::parse,
                        "ordered, random"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesAreThoseOfTheFile(String what, Named[] constants, Function<String, ?> parser, String all) {
        assertThat(String.join(", ", Stream.of(constants).map(Named::text).toList()))
                .isEqualTo(all);
        for (Named constant : constants) {
            assertThat(parser.apply(constant.text())).isSameAs(constant).hasToString(constant.text());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parser.apply("Other"))
                .withMessage("\"Other\" is not a " + what + ": expected one of " + all);
        assertThatNullPointerException().isThrownBy(() -> parser.apply(null)).withMessage("text");
    }

    @Test
    void overlaysAreTheModesWithATunnel() {
        assertThat(Stream.of(CniMode.values()).filter(CniMode::isOverlay))
                .containsExactly(CniMode.IPIP, CniMode.VXLAN, CniMode.GENEVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.200.1.253:6443",
                "[fd00::1]:6443",
                "api.idc.example:1",
                "api:65535",
                "[::ffff:1.2.3.4]:80",
                "0x7f.1:80"
            })
    void endpointsAreReadAsTheyAreWritten(String text) {
        assertThat(Endpoint.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|\"\" is not host:port, such as 10.200.1.253:6443 or [fd00::1]:6443",
                "a|\"a\" is not host:port, such as 10.200.1.253:6443 or [fd00::1]:6443",
                "fd00::1|\"fd00::1\" is not host:port, such as 10.200.1.253:6443 or [fd00::1]:6443",
                "[fd00::1]|\"[fd00::1]\" is not host:port, such as 10.200.1.253:6443 or [fd00::1]:6443",
                "[fd00::1:6443|\"[fd00::1:6443\" is not host:port, such as 10.200.1.253:6443 or [fd00::1]:6443",
                "a:0|port \"0\" in \"a:0\" is not a number in 1..65535",
                "a:|port \"\" in \"a:\" is not a number in 1..65535",
                "a:+80|port \"+80\" in \"a:+80\" is not a number in 1..65535",
                "a:65536|port 65536 is not in 1..65535",
                "a:99999|port 99999 is not in 1..65535",
                "[10.0.0.1]:80|host \"[10.0.0.1]\" is neither an IP address nor a DNS name of lower-case letters, digits, \"-\" and \".\"",
                "[api]:80|host \"[api]\" is neither an IP address nor a DNS name of lower-case letters, digits, \"-\" and \".\"",
                "a_b:80|host \"a_b\" is neither an IP address nor a DNS name of lower-case letters, digits, \"-\" and \".\"",
            })
    void endpointsThatAreNoneAreRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(text))
                .withMessage(message);
    }

    @Test
    void endpointsKeepAddressesInTheirCanonicalForm() {
        assertThat(new Endpoint("FD00:0:0::1", 80)).hasToString("[fd00::1]:80");
        assertThat(new Endpoint("10.0.0.1", 80).address()).contains(IpAddress.parse("10.0.0.1"));
        assertThat(new Endpoint("api.example", 80).address()).isEmpty();
        assertThat(new Endpoint("a".repeat(63) + ".b", 80).host()).hasSize(65);
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("a".repeat(64), 80));
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("10.0.0.256", 80));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint("a", -1))
                .withMessage("port -1 is not in 1..65535");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 16777212",
        "10.0.0.0/16, 65532",
        "10.0.0.0/29, 4",
        "10.0.0.0/30, 0",
        "10.0.0.0/32, 0",
        "0.0.0.0/0, 2147483647"
    })
    void vSwitchesKeepFourAddressesForTheCloud(String cidr, int usable) {
        assertThat(VSwitch.of(VSWITCH.id(), VSWITCH.zone(), Cidr.parse(cidr), VSwitchRole.POD)
                        .usableAddresses())
                .isEqualTo(usable);
    }

    @Test
    void vSwitchesHaveOneBlockOfEachFamily() {
        Cidr ipv6 = Cidr.parse("fd00::/64");
        assertThat(new VSwitch(VSWITCH.id(), VSWITCH.zone(), BLOCK, Optional.of(ipv6), VSwitchRole.POD).ipv6Cidr())
                .contains(ipv6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VSwitch.of(VSWITCH.id(), VSWITCH.zone(), ipv6, VSwitchRole.POD))
                .withMessage("cidr fd00::/64 of vSwitch vsw-0000 is not an IPv4 block");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VSwitch(VSWITCH.id(), VSWITCH.zone(), BLOCK, Optional.of(BLOCK), VSwitchRole.POD))
                .withMessage("ipv6Cidr 10.0.0.0/8 of vSwitch vsw-0000 is not an IPv6 block");
    }

    @Test
    void interconnectsHaveIdsOfTheirType() {
        assertThat(Interconnect.of(InterconnectType.CEN, "cen-0000").cidrs()).isEmpty();
        assertThat(Interconnect.of(InterconnectType.EXPRESS_CONNECT, "vbr-" + "z".repeat(64))
                        .podRoutes())
                .isEmpty();
        assertThat(Interconnect.of(InterconnectType.VPN_GATEWAY, "vpn-0000").id())
                .isEqualTo("vpn-0000");
        for (String id : List.of("vbr-0000", "cen-000", "cen-" + "z".repeat(65), "cen-ABCD", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Interconnect.of(InterconnectType.CEN, id))
                    .withMessage("\"" + id
                            + "\" is not the id of a cen: expected \"cen-\" and 4 to 64 lower-case letters and digits");
        }
    }

    @Test
    void listsHaveOneElementAtLeast() {
        List<SecurityGroupId> groups = List.of(SecurityGroupId.parse("sg-0000"));
        VpcId id = VpcId.parse("vpc-0000");
        empty("cidrs", () -> new VpcNetwork(id, List.of(), List.of(VSWITCH), groups));
        empty("vSwitches", () -> new VpcNetwork(id, List.of(BLOCK), List.of(), groups));
        empty("securityGroups", () -> new VpcNetwork(id, List.of(BLOCK), List.of(VSWITCH), List.of()));
        RegisteredCluster cluster = GuidePlan.plan().cluster();
        empty(
                "serviceCidrs",
                () -> new RegisteredCluster(cluster.id(), cluster.region(), cluster.kubernetesVersion(), List.of()));
        IdcNetwork idc = GuidePlan.plan().idc();
        empty("nodeCidrs", () -> IdcNetwork.builder(List.of(), List.of(BLOCK), idc.apiServer(), idc.cni()));
        empty("podCidrs", () -> IdcNetwork.builder(List.of(BLOCK), List.of(), idc.apiServer(), idc.cni()));
        empty("instanceTypes", () -> NodePoolPlan.builder("a", List.of()));
    }

    @Test
    void listsAreCopies() {
        List<Cidr> cidrs = new ArrayList<>(List.of(BLOCK));
        List<VSwitch> vSwitches = new ArrayList<>(List.of(VSWITCH));
        List<SecurityGroupId> groups = new ArrayList<>(List.of(SecurityGroupId.parse("sg-0000")));
        VpcNetwork vpc = new VpcNetwork(VpcId.parse("vpc-0000"), cidrs, vSwitches, groups);
        RegisteredCluster guide = GuidePlan.plan().cluster();
        RegisteredCluster cluster = new RegisteredCluster(guide.id(), guide.region(), guide.kubernetesVersion(), cidrs);
        Interconnect cen = new Interconnect(InterconnectType.CEN, "cen-0000", cidrs, Optional.empty());
        cidrs.clear();
        vSwitches.clear();
        groups.clear();

        assertThat(vpc.cidrs()).containsExactly(BLOCK);
        assertThat(vpc.vSwitches()).containsExactly(VSWITCH);
        assertThat(vpc.vSwitches(VSwitchRole.NODE)).containsExactly(VSWITCH);
        assertThat(vpc.vSwitches(VSwitchRole.POD)).isEmpty();
        assertThat(vpc.securityGroups()).hasSize(1);
        assertThat(cluster.serviceCidrs()).containsExactly(BLOCK);
        assertThat(cen.cidrs()).containsExactly(BLOCK);
    }

    @Test
    void poolsAndScriptsAreChecked() {
        assertThat(new PoolSize(0, 0)).isNotEqualTo(PoolSize.GUIDE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoolSize(-1, 5))
                .withMessage("pool size -1..5 has a negative bound");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoolSize(0, -5))
                .withMessage("pool size 0..-5 has a negative bound");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NodeScriptPlan(" ", "a"))
                .withMessage("source of the node script is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NodeScriptPlan("a", ""))
                .withMessage("url of the node script is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NodeScriptPlan("a", "https://u:p@h/a"))
                .withMessage("url of the node script of 15 characters looks like a secret, which no plan may hold");
    }

    private static void empty(String name, Runnable maker) {
        assertThatIllegalArgumentException()
                .isThrownBy(maker::run)
                .withMessage(name + " is empty: expected at least one");
    }
}
