// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.BorderRouter;
import io.hybridcluster.aliyun.account.CenMember;
import io.hybridcluster.aliyun.account.CenRoute;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.PublishedRoute;
import io.hybridcluster.aliyun.account.Reading;
import io.hybridcluster.aliyun.account.RouteConflict;
import io.hybridcluster.aliyun.account.TransitAssociation;
import io.hybridcluster.aliyun.account.TransitAttachment;
import io.hybridcluster.aliyun.account.TransitRoute;
import io.hybridcluster.aliyun.account.TransitRouter;
import io.hybridcluster.model.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What joins the VPC with the data centre. */
final class CenScenarios {
    private static final String VPC_ATTACHMENT = "tr-attach-vpc0000000000000";
    private static final String VBR_ATTACHMENT = "tr-attach-vbr0000000000000";
    private static final String VPC = "vpc-bp1aevy8sofi8mh1q0000";
    private static final String VBR = "vbr-bp1svadp4lq38j000000";

    private CenScenarios() {}

    static Scenarios all() {
        Scenarios scenarios = new Scenarios();
        cen(scenarios);
        transit(scenarios);
        back(scenarios);
        basic(scenarios);
        border(scenarios);
        return scenarios;
    }

    private static void cen(Scenarios scenarios) {
        scenarios
                .account("no transit router", a -> a.put(Part.TRANSIT_ROUTER, Reading.absent()))
                .account(
                        "transit router upgrading",
                        a -> a.put(Part.TRANSIT_ROUTER, new TransitRouter("tr-1", true, "Upgrading")))
                .account(
                        "nothing attached",
                        a -> a.put(Part.VPC_ATTACHMENTS, List.of()).put(Part.VBR_ATTACHMENTS, List.of()))
                .account(
                        "attachments not ready",
                        a -> a.put(Part.VPC_ATTACHMENTS, List.of(attachment(VPC_ATTACHMENT, VPC, "Attaching")))
                                .put(Part.VBR_ATTACHMENTS, List.of(attachment(VBR_ATTACHMENT, VBR, "Detaching"))))
                .account(
                        "one border router of two not ready",
                        a -> a.put(
                                Part.VBR_ATTACHMENTS,
                                List.of(
                                        attachment(VBR_ATTACHMENT, VBR, "Attached"),
                                        attachment("tr-attach-2", "vbr-2", "Detaching"))));
    }

    private static TransitAttachment attachment(String id, String resource, String status) {
        return new TransitAttachment(id, resource, status, true);
    }

    static TransitRoute transit(String destination, String status, String type, String id, String attachment) {
        return new TransitRoute(
                Optional.of(Cidr.parse(destination)),
                status,
                type,
                Optional.of(id).filter(text -> !text.isEmpty()),
                Optional.of(attachment).filter(text -> !text.isEmpty()),
                false);
    }

    private static TransitRoute toIdc(String destination) {
        return transit(destination, "Active", "VBR", VBR, VBR_ATTACHMENT);
    }

    private static TransitRoute toVpc(String destination) {
        return transit(destination, "Active", "VPC", VPC, VPC_ATTACHMENT);
    }

    private static UnaryOperator<AccountPicture.Builder> table(TransitRoute... routes) {
        return account -> account.put(Part.TRANSIT_ROUTES, Map.of(GuideAccount.TRANSIT_TABLE, List.of(routes)));
    }

    private static void transit(Scenarios scenarios) {
        scenarios
                .account("transit router's table is empty", table())
                .account(
                        "associations are not active",
                        a -> a.put(
                                Part.ASSOCIATIONS,
                                List.of(new TransitAssociation(
                                        VPC_ATTACHMENT, GuideAccount.TRANSIT_TABLE, "Associating"))))
                .account(
                        "every status that does not forward",
                        table(
                                toVpc("10.10.24.0/24"),
                                toVpc("10.10.25.0/24"),
                                toIdc("192.168.0.0/24"),
                                toIdc("10.200.1.253/32"),
                                transit("10.100.0.0/17", "Candidate", "VBR", VBR, VBR_ATTACHMENT),
                                transit("10.100.0.0/16", "Standby", "VBR", VBR, VBR_ATTACHMENT),
                                transit("10.100.128.0/17", "Rejected", "VBR", VBR, VBR_ATTACHMENT),
                                transit("10.100.192.0/18", "Prohibited", "VBR", VBR, VBR_ATTACHMENT),
                                transit("10.100.64.0/18", "Creating", "VBR", VBR, VBR_ATTACHMENT)))
                .account(
                        "a black hole and a VPC inside the pods' range",
                        table(
                                toVpc("10.10.24.0/24"),
                                toVpc("10.10.25.0/24"),
                                toIdc("192.168.0.0/24"),
                                toIdc("10.200.1.253/32"),
                                toIdc("10.100.0.0/16"),
                                transit("10.100.1.0/24", "Active", TransitRoute.BLACK_HOLE, "", ""),
                                transit("10.100.2.0/24", "Active", "VPC", "vpc-other", "tr-attach-3"),
                                transit("10.100.3.0/24", "Rejected", "VPC", "vpc-other", "tr-attach-3")))
                .account(
                        "no route to the API server, and resources untold",
                        table(
                                toVpc("10.10.24.0/24"),
                                toVpc("10.10.25.0/24"),
                                transit("192.168.0.0/24", "Active", "", "", VBR_ATTACHMENT),
                                transit("10.100.0.0/16", "Active", "VPN", "vco-1", VBR_ATTACHMENT)));
    }

    private static void back(Scenarios scenarios) {
        TransitRoute[] there = {toIdc("192.168.0.0/24"), toIdc("10.100.0.0/16"), toIdc("10.200.1.253/32")};
        scenarios
                .account("nothing leads back", table(there))
                .account(
                        "back by another VPC, half, and not yet",
                        table(
                                there[0],
                                there[1],
                                there[2],
                                transit("10.10.24.0/24", "Active", "VPC", "vpc-other", "tr-attach-3"),
                                toVpc("10.10.25.0/25"),
                                transit("10.10.25.128/25", "Candidate", "VPC", VPC, VPC_ATTACHMENT)))
                .account(
                        "back into a black hole",
                        table(
                                there[0],
                                there[1],
                                there[2],
                                transit("10.10.0.0/16", "Active", TransitRoute.BLACK_HOLE, "", ""),
                                toVpc("10.10.25.0/24")))
                .account(
                        "back to the border router itself", table(there[0], there[1], there[2], toIdc("10.10.24.0/23")))
                .account(
                        "the border router's attachment has no table, and gets no routes",
                        a -> a.put(
                                        Part.ASSOCIATIONS,
                                        List.of(new TransitAssociation(
                                                VPC_ATTACHMENT, GuideAccount.TRANSIT_TABLE, "Active")))
                                .put(
                                        Part.VBR_ATTACHMENTS,
                                        List.of(new TransitAttachment(VBR_ATTACHMENT, VBR, "Attached", false))))
                .account(
                        "the data centre is in another region",
                        table(
                                toVpc("10.10.24.0/24"),
                                toVpc("10.10.25.0/24"),
                                transit("192.168.0.0/16", "Active", "TR", "tr-2", "tr-attach-9"),
                                transit("10.100.0.0/16", "Active", "TR", "tr-2", "tr-attach-9"),
                                transit("10.200.0.0/16", "Active", "TR", "tr-2", "tr-attach-9")));
    }

    private static CenRoute cenRoute(String destination, String status, String hop, String id) {
        return new CenRoute(
                Cidr.parse(destination), "CEN", status, hop, Optional.of(id).filter(text -> !text.isEmpty()));
    }

    private static void basic(Scenarios scenarios) {
        scenarios
                .basic("basic: no routes", a -> a.put(Part.CEN_ROUTES, List.of()))
                .basic(
                        "basic: into a VPC, dropped, inactive",
                        a -> a.put(
                                Part.CEN_ROUTES,
                                List.of(
                                        cenRoute("192.168.0.0/24", "Active", "VPC", "vpc-other"),
                                        cenRoute("10.100.0.0/17", "Active", "BlackHole", ""),
                                        cenRoute("10.100.128.0/17", "Active", "CCN", "ccn-1"),
                                        cenRoute("10.200.1.0/24", "Candidate", "VBR", VBR))))
                .basic(
                        "basic: conflicts",
                        a -> a.put(
                                Part.ROUTE_CONFLICTS,
                                List.of(
                                        new RouteConflict(Cidr.parse("10.100.0.0/16"), VBR, "conflict"),
                                        new RouteConflict(Cidr.parse("192.168.0.0/16"), "", "overflow"),
                                        new RouteConflict(Cidr.parse("172.30.0.0/16"), "vpc-other", "prohibited"))))
                .basic(
                        "basic: pods are not published",
                        a -> a.put(
                                Part.PUBLISHED_ROUTES,
                                List.of(
                                        new PublishedRoute(Cidr.parse("10.10.24.0/24"), true),
                                        new PublishedRoute(Cidr.parse("10.10.25.0/24"), false))))
                .basic(
                        "basic: nothing attached",
                        a -> a.put(Part.CEN_MEMBERS, List.of(new CenMember("vpc-other", "VPC", "Attached"))))
                .basic(
                        "basic: attachments not ready",
                        a -> a.put(
                                Part.CEN_MEMBERS,
                                List.of(
                                        new CenMember(VPC, "VPC", "Attaching"),
                                        new CenMember(VBR, "VBR", "Detaching"))));
    }

    private static void border(Scenarios scenarios) {
        scenarios
                .account(
                        "border router terminated",
                        a -> a.put(Part.BORDER_ROUTERS, List.of(new BorderRouter(VBR, "terminated"))))
                .account("109 routes by BGP", a -> a.put(Part.TRANSIT_ROUTES, learnt(109)))
                .account("110 routes by BGP, in two tables", a -> a.put(Part.TRANSIT_ROUTES, learnt(110)))
                .basic("basic: 110 routes by BGP", a -> {
                    List<CenRoute> routes = new ArrayList<>();
                    routes.add(cenRoute("10.200.1.253/32", "Active", "VBR", VBR));
                    routes.add(cenRoute("192.168.0.0/24", "Active", "VBR", VBR));
                    routes.add(cenRoute("10.100.0.0/16", "Active", "VBR", VBR));
                    for (int i = 0; i < 110; i++) {
                        routes.add(new CenRoute(
                                Cidr.parse("10.100." + i + ".0/26"), "BGP", "Active", "VBR", Optional.of(VBR)));
                    }
                    return a.put(Part.CEN_ROUTES, routes);
                });
    }

    private static Map<String, List<TransitRoute>> learnt(int count) {
        List<TransitRoute> routes = new ArrayList<>(List.of(
                toVpc("10.10.24.0/24"),
                toVpc("10.10.25.0/24"),
                toIdc("192.168.0.0/24"),
                toIdc("10.100.0.0/16"),
                toIdc("10.200.1.253/32")));
        for (int i = 0; i < count; i++) {
            routes.add(new TransitRoute(
                    Optional.of(Cidr.parse("10.100." + i + ".0/26")),
                    "Active",
                    "VBR",
                    Optional.of(VBR),
                    Optional.of(VBR_ATTACHMENT),
                    true));
        }
        return Map.of(GuideAccount.TRANSIT_TABLE, routes, "vtb-second", routes);
    }
}
