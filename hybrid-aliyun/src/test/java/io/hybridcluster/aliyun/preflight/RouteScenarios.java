// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.Scenarios.joinedBy;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.account.LiveRoute;
import io.hybridcluster.aliyun.account.NextHop;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.InterconnectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Routes of the VPC. */
final class RouteScenarios {
    private static final String VPC_ATTACHMENT = "tr-attach-vpc0000000000000";
    private static final String VBR_ATTACHMENT = "tr-attach-vbr0000000000000";
    private static final String VBR = "vbr-bp1svadp4lq38j000000";

    private RouteScenarios() {}

    static Scenarios all() {
        Scenarios scenarios = new Scenarios();
        vpc(scenarios);
        nextHops(scenarios);
        return scenarios;
    }

    static LiveRoute route(String destination, String type, String status, NextHop... hops) {
        return new LiveRoute(
                destination.startsWith("pl-") ? Optional.empty() : Optional.of(Cidr.parse(destination)),
                type,
                status,
                List.of(hops));
    }

    static NextHop hop(String type, String id) {
        return new NextHop(type, Optional.of(id).filter(text -> !text.isEmpty()), Optional.empty(), true);
    }

    private static LiveRoute toCen(String destination) {
        return route(destination, "CEN", "Available", hop("Attachment", VPC_ATTACHMENT));
    }

    private static UnaryOperator<AccountPicture.Builder> routes(LiveRoute... routes) {
        return account -> account.put(Part.ROUTES, Map.of(GuideAccount.TABLE, List.of(routes)));
    }

    private static UnaryOperator<AccountPicture.Builder> more(LiveRoute... more) {
        List<LiveRoute> all =
                new ArrayList<>(List.of(toCen("192.168.0.0/24"), toCen("10.100.0.0/16"), toCen("10.200.1.253/32")));
        all.addAll(List.of(more));
        return routes(all.toArray(LiveRoute[]::new));
    }

    private static void vpc(Scenarios scenarios) {
        LiveRoute[] custom = new LiveRoute[200];
        for (int i = 0; i < custom.length; i++) {
            custom[i] = route("172.20." + i + ".0/24", "Custom", "Available", hop("NatGateway", "ngw-1"));
        }
        scenarios
                .account("no routes at all", routes())
                .account("a table that was not read", a -> a.put(Part.ROUTES, Map.of("vtb-other", List.of())))
                .account("one default route", routes(toCen("0.0.0.0/0")))
                .account(
                        "half of the pods and a bit of the nodes",
                        routes(toCen("10.100.0.0/17"), toCen("192.168.0.64/26"), toCen("10.200.0.0/16")))
                .account(
                        "routes are still being made",
                        routes(
                                toCen("192.168.0.0/24"),
                                toCen("10.200.1.253/32"),
                                route("10.100.0.0/16", "CEN", "Pending", hop("Attachment", VPC_ATTACHMENT))))
                .account(
                        "a vSwitch's route inside the pods' range",
                        more(route("10.100.7.0/24", "System", "Available", hop("local", ""))))
                .account("a system route without next hop", more(route("10.100.8.0/24", "System", "Available")))
                .account("a route without next hop", more(route("10.100.9.0/24", "Custom", "Available")))
                .account("prefix lists", more(route("pl-1", "Custom", "Available", hop("Instance", "i-1"))))
                .account("200 custom routes", more(custom));
    }

    private static void nextHops(Scenarios scenarios) {
        scenarios
                .account(
                        "other ways",
                        more(
                                route("10.100.1.0/24", "Custom", "Available", hop("NatGateway", "ngw-1")),
                                route("10.100.2.0/24", "Custom", "Available", hop("BlackHole", "")),
                                route("10.100.3.0/24", "Custom", "Available", hop("Instance", "i-1")),
                                route("10.100.4.0/24", "Custom", "Available", hop("VpnGateway", "vpn-bp1a")),
                                route("10.100.5.0/24", "Custom", "Available", hop("RouterInterface", "ri-1")),
                                route("10.100.6.0/24", "Custom", "Available", hop("Attachment", "tr-attach-other")),
                                route("10.100.7.0/24", "CEN", "Available", hop("CenBasic", ""))))
                .account(
                        "two next hops, one of which stands by",
                        more(
                                route(
                                        "10.100.1.0/24",
                                        "Custom",
                                        "Available",
                                        hop("Attachment", VPC_ATTACHMENT),
                                        new NextHop("NatGateway", Optional.of("ngw-1"), Optional.empty(), false)),
                                route(
                                        "10.100.2.0/24",
                                        "Custom",
                                        "Available",
                                        hop("Attachment", VPC_ATTACHMENT),
                                        hop("NatGateway", "ngw-1"))))
                .with(
                        "a border router, by its interface, directly and another's",
                        joinedBy(InterconnectType.EXPRESS_CONNECT, VBR),
                        routes(
                                        route(
                                                "192.168.0.0/24",
                                                "Custom",
                                                "Available",
                                                new NextHop(
                                                        "RouterInterface",
                                                        Optional.of("ri-1"),
                                                        Optional.of(VBR),
                                                        true)),
                                        route("10.200.1.253/32", "Custom", "Available", hop("VBR", VBR)),
                                        route("10.100.0.0/17", "Custom", "Available", hop("RouterInterface", "ri-1")),
                                        route("10.100.128.0/17", "Custom", "Available", hop("VBR", "vbr-other")))
                                .apply(GuideAccount.enterprise()))
                .with(
                        "a VPN gateway, and another one",
                        joinedBy(InterconnectType.VPN_GATEWAY, "vpn-bp1a"),
                        routes(
                                        route("192.168.0.0/24", "Custom", "Available", hop("VpnGateway", "vpn-bp1a")),
                                        route("10.100.0.0/16", "Custom", "Available", hop("VpnGateway", "vpn-bp1b")))
                                .apply(GuideAccount.enterprise()))
                .with(
                        "express connect without routes or border router",
                        joinedBy(InterconnectType.EXPRESS_CONNECT, "vbr-bp1missing"),
                        routes().apply(GuideAccount.enterprise()));
    }
}
