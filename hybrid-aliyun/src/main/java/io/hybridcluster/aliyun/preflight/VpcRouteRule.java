// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.Way.Kind.DROPPED;
import static io.hybridcluster.aliyun.preflight.Way.Kind.LOCAL;
import static io.hybridcluster.aliyun.preflight.Way.Kind.OTHER;
import static io.hybridcluster.aliyun.preflight.Way.Kind.WRONG;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveRoute;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.preflight.RouteCheck.Remedied;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each route table that node and pod vSwitches use has to send the data centre's ranges to the interconnect. */
final class VpcRouteRule implements PreflightRule {
    private static final String SOURCE = "VPC: DescribeRouteEntryList; the guide, prerequisites";

    private static final RuleDescription MISSING = Report.rule(
            "VpcRoute.Missing",
            Severity.ERROR,
            "a route table of the plan's vSwitches has no route to a range of the data centre, or to a part of it",
            SOURCE);

    private static final RuleDescription NOT_READY = Report.rule(
            "VpcRoute.NotReady",
            Severity.ERROR,
            "the route to a range of the data centre is not available yet",
            SOURCE);

    private static final RuleDescription LOCAL_ROUTE = Report.rule(
            "VpcRoute.Local",
            Severity.ERROR,
            "a system route keeps packets to a range of the data centre in the VPC",
            "VPC: CreateRouteEntry");

    private static final RuleDescription WRONG_HOP = Report.rule(
            "VpcRoute.WrongNextHop",
            Severity.ERROR,
            "a route sends packets to the data centre where they cannot get there",
            SOURCE);

    private static final RuleDescription OTHER_WAY = Report.rule(
            "VpcRoute.OtherWay",
            Severity.WARNING,
            "a route sends packets to the data centre by another way than the plan's interconnect",
            SOURCE);

    private static final RuleDescription NOT_JUDGED = Report.rule(
            "VpcRoute.NotJudged",
            Severity.INFO,
            "a route table has routes of prefix lists, whose blocks are not known here",
            "VPC: CreateRouteEntry");

    private static final RuleDescription FULL = Report.rule(
            "VpcRouteTable.Full",
            Severity.WARNING,
            "a route table has as many custom routes as one may have by default",
            "VPC: Limits and quotas");

    private static final int MOST_CUSTOM = 200;

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(MISSING, NOT_READY, LOCAL_ROUTE, WRONG_HOP, OTHER_WAY, NOT_JUDGED, FULL);
    }

    @Override
    public void check(Subject subject, Report report) {
        subject.account().find(Part.ROUTES).ifPresent(routes -> {
            Set<String> used = new LinkedHashSet<>();
            subject.live(VSwitchRole.NODE, VSwitchRole.POD)
                    .forEach(vSwitch -> subject.account().routeTableOf(vSwitch).ifPresent(used::add));
            for (String table : used) {
                if (routes.containsKey(table)) {
                    table("RouteTable " + Shown.name(table), routes.get(table), subject, report);
                }
            }
        });
    }

    private static void table(String place, List<LiveRoute> live, Subject subject, Report report) {
        VpcWays ways = VpcWays.of(subject);
        List<Route> routes = new ArrayList<>();
        for (LiveRoute route : live) {
            route.destination()
                    .ifPresent(destination ->
                            routes.add(new Route(destination, ways.of(route), route.status(), route.isAvailable())));
        }
        RouteCheck check = new RouteCheck(place, routes, wrong(), notReady(), missing(subject));
        subject.targets().forEach(target -> check.check(target, report));
        long lists =
                live.stream().filter(route -> route.destination().isEmpty()).count();
        if (lists > 0) {
            report.add(
                    NOT_JUDGED,
                    place,
                    "it has " + lists + " routes of prefix lists, which may have ranges of the data centre",
                    "look the prefix lists up: none may have a range of the data centre and lead elsewhere");
        }
        long custom =
                live.stream().filter(route -> route.type().equals("Custom")).count();
        if (custom >= MOST_CUSTOM) {
            report.add(
                    FULL,
                    place,
                    "it has " + custom + " custom routes, and may have " + MOST_CUSTOM + " unless the quota was raised",
                    "join routes to larger blocks, or have the quota vpc_quota_route_entrys_num raised");
        }
    }

    private static Map<Way.Kind, Remedied> wrong() {
        return Map.of(
                LOCAL,
                new Remedied(
                        LOCAL_ROUTE, "move what is in that block elsewhere, or give the data centre other addresses"),
                DROPPED,
                new Remedied(WRONG_HOP, "delete that route, or lead it to the interconnect"),
                WRONG,
                new Remedied(WRONG_HOP, "delete that route, or lead it to the interconnect"),
                OTHER,
                new Remedied(
                        OTHER_WAY,
                        "make sure that this way reaches the data centre, or delete the route so that the interconnect's"
                                + " counts"));
    }

    private static Remedied notReady() {
        return new Remedied(NOT_READY, "wait until the route is Available, then check again");
    }

    private static Remedied missing(Subject subject) {
        return new Remedied(
                MISSING,
                subject.plan()
                        .interconnect()
                        .map(interconnect -> switch (interconnect.type()) {
                            case CEN ->
                                "turn on route advertisement from the transit router to this table, or add a custom route"
                                        + " to the VPC's attachment";
                            case EXPRESS_CONNECT ->
                                "add a custom route to the router interface of " + interconnect.id();
                            case VPN_GATEWAY -> "add a route to " + interconnect.id() + ", or publish it from there";
                        })
                        .orElse("add a route to what joins the VPC with the data centre"));
    }
}
