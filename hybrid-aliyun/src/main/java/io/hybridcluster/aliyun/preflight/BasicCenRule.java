// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.Way.Kind.DROPPED;
import static io.hybridcluster.aliyun.preflight.Way.Kind.RIGHT;
import static io.hybridcluster.aliyun.preflight.Way.Kind.WRONG;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.CenRoute;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.PublishedRoute;
import io.hybridcluster.aliyun.account.RouteConflict;
import io.hybridcluster.aliyun.preflight.RouteCheck.Remedied;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;

/** A CEN of basic edition has to have the data centre's routes, the VPC has to take them, and its own to be published. */
final class BasicCenRule implements PreflightRule {
    private static final String SOURCE = "CEN: DescribeCenRegionDomainRouteEntries; the guide, prerequisites";

    private static final RuleDescription MISSING = Report.rule(
            "CenRoute.Missing",
            Severity.ERROR,
            "the CEN has no route to a range of the data centre in the plan's region, or to a part of it",
            SOURCE);

    private static final RuleDescription INACTIVE = Report.rule(
            "CenRoute.Inactive",
            Severity.ERROR,
            "the CEN's only routes to a range of the data centre do not forward",
            SOURCE);

    private static final RuleDescription WRONG_HOP = Report.rule(
            "CenRoute.WrongNextHop",
            Severity.ERROR,
            "the CEN sends packets to the data centre into a VPC, or drops them",
            SOURCE);

    private static final RuleDescription CONFLICT = Report.rule(
            "CenRoute.Conflict",
            Severity.ERROR,
            "the VPC did not take a route of the CEN; a warning where it is none of the data centre's",
            "CEN: DescribeRouteConflict");

    private static final RuleDescription UNPUBLISHED = Report.rule(
            "CenRoute.Unpublished",
            Severity.ERROR,
            "the VPC's route to cloud nodes or pods is not published to the CEN, so that nothing comes back from the data"
                    + " centre",
            "CEN: DescribePublishedRouteEntries; CEN: PublishRouteEntries");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(MISSING, INACTIVE, WRONG_HOP, CONFLICT, UNPUBLISHED);
    }

    @Override
    public void check(Subject subject, Report report) {
        subject.account().find(Part.CEN_ROUTES).ifPresent(routes -> routes(routes, subject, report));
        subject.account().list(Part.ROUTE_CONFLICTS).forEach(conflict -> conflict(conflict, subject, report));
        subject.account().find(Part.PUBLISHED_ROUTES).ifPresent(routes -> published(routes, subject, report));
    }

    private static void routes(List<CenRoute> live, Subject subject, Report report) {
        Remedied wrong = new Remedied(
                WRONG_HOP, "find which network announces that block to the CEN, and have it announce it no more");
        RouteCheck check = new RouteCheck(
                CenRule.place(subject),
                live.stream().map(BasicCenRule::route).toList(),
                Map.of(DROPPED, wrong, WRONG, wrong),
                new Remedied(
                        INACTIVE,
                        "settle what keeps it from Active: another network with the same block, or a routing policy"),
                new Remedied(
                        MISSING,
                        "attach the data centre's border router to the CEN, and have it announce the range: a route of it"
                                + " to the data centre, or BGP"));
        subject.targets().forEach(target -> check.check(target, report));
    }

    private static Route route(CenRoute route) {
        Way.Kind kind = switch (route.nextHopType()) {
            case "VPC", "local" -> WRONG;
            case "BlackHole" -> DROPPED;
            default -> RIGHT;
        };
        String name = Shown.name(route.nextHopType())
                + route.nextHopId().map(id -> " " + Shown.name(id)).orElse("");
        return new Route(route.destination(), new Way(kind, name), route.status(), route.isActive());
    }

    private static void conflict(RouteConflict conflict, Subject subject, Report report) {
        boolean isIdc =
                subject.targets().stream().anyMatch(target -> target.cidr().overlaps(conflict.destination()));
        report.add(
                CONFLICT,
                isIdc ? Severity.ERROR : Severity.WARNING,
                VpcRule.place(subject),
                "it did not take the route to " + conflict.destination() + " of "
                        + (conflict.instanceId().isEmpty() ? "the CEN" : Shown.name(conflict.instanceId())) + ": "
                        + Shown.name(conflict.status()),
                switch (conflict.status()) {
                    case "overflow" -> "join routes to larger blocks, or have the quota of routes raised";
                    case "prohibited" -> "change the routing policy that prohibits it";
                    default -> "delete the VPC's own route to that block, or let only one network have it";
                });
    }

    private static void published(List<PublishedRoute> routes, Subject subject, Report report) {
        CidrSet published = CidrSet.copyOf(routes.stream()
                .filter(PublishedRoute::isPublished)
                .map(PublishedRoute::destination)
                .toList());
        CidrSet missing = subject.blocks(VSwitchRole.NODE, VSwitchRole.POD).minus(published);
        if (!missing.isEmpty()) {
            report.add(
                    UNPUBLISHED,
                    VpcRule.place(subject),
                    "its routes to " + Listed.of(missing) + " are not published to the CEN",
                    "publish the system routes of the node and pod vSwitches to the CEN");
        }
    }
}
