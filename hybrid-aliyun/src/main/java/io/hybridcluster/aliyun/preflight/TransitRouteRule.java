// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.Way.Kind.DROPPED;
import static io.hybridcluster.aliyun.preflight.Way.Kind.WRONG;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.TransitAssociation;
import io.hybridcluster.aliyun.account.TransitAttachment;
import io.hybridcluster.aliyun.account.TransitRoute;
import io.hybridcluster.aliyun.preflight.RouteCheck.Remedied;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The transit router's table for what comes from the VPC has to send the data centre's ranges to it. */
final class TransitRouteRule implements PreflightRule {
    private static final String SOURCE = "CEN: ListTransitRouterRouteEntries; the guide, prerequisites";

    private static final RuleDescription NO_TABLE = Report.rule(
            "TransitRoute.NoTable",
            Severity.ERROR,
            "no route table of the transit router forwards what comes from the VPC",
            "CEN: ListTransitRouterRouteTableAssociations");

    private static final RuleDescription MISSING = Report.rule(
            "TransitRoute.Missing",
            Severity.ERROR,
            "the transit router has no route to a range of the data centre, or to a part of it",
            SOURCE);

    private static final RuleDescription INACTIVE = Report.rule(
            "TransitRoute.Inactive",
            Severity.ERROR,
            "the transit router's only routes to a range of the data centre do not forward: rejected, prohibited, candidate"
                    + " or standby",
            SOURCE);

    private static final RuleDescription BLACK_HOLE = Report.rule(
            "TransitRoute.BlackHole", Severity.ERROR, "the transit router drops packets to the data centre", SOURCE);

    private static final RuleDescription WRONG_HOP = Report.rule(
            "TransitRoute.WrongNextHop",
            Severity.ERROR,
            "the transit router sends packets to the data centre into a VPC",
            SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NO_TABLE, MISSING, INACTIVE, BLACK_HOLE, WRONG_HOP);
    }

    @Override
    public void check(Subject subject, Report report) {
        AccountPicture account = subject.account();
        if (account.find(Part.ASSOCIATIONS).isEmpty()) {
            return;
        }
        for (TransitAttachment attachment : account.list(Part.VPC_ATTACHMENTS)) {
            List<TransitAssociation> tables = tablesOf(attachment.id(), account);
            if (tables.isEmpty()) {
                report.add(
                        NO_TABLE,
                        "TransitAttachment " + Shown.name(attachment.id()),
                        "it is the VPC's, and it is associated with no route table",
                        "associate it with the route table that has the data centre's routes");
            }
            tables.forEach(association -> account.find(Part.TRANSIT_ROUTES)
                    .map(routes -> routes.get(association.tableId()))
                    .ifPresent(routes -> table(association.tableId(), routes, subject, report)));
        }
    }

    static List<TransitAssociation> tablesOf(String attachmentId, AccountPicture account) {
        return account.list(Part.ASSOCIATIONS).stream()
                .filter(association ->
                        association.isActive() && association.attachmentId().equals(attachmentId))
                .toList();
    }

    private static void table(String id, List<TransitRoute> live, Subject subject, Report report) {
        RouteCheck check = new RouteCheck(
                place(id),
                routes(live, TransitRouteRule::kind),
                Map.of(
                        DROPPED,
                        new Remedied(BLACK_HOLE, "delete that route, or make more specific ones to the border router"),
                        WRONG,
                        new Remedied(
                                WRONG_HOP,
                                "delete that route, or have the VPC not announce the block: a vSwitch or route of it has"
                                        + " the data centre's addresses")),
                new Remedied(
                        INACTIVE,
                        "settle what keeps it from Active: another network with the same block, or a routing policy"),
                new Remedied(
                        MISSING,
                        "have this table learn the border router's routes, have the border router announce the range (a"
                                + " route of it to the data centre, or BGP), or add a static route to its attachment"));
        subject.targets().forEach(target -> check.check(target, report));
    }

    static String place(String tableId) {
        return "TransitRouteTable " + Shown.name(tableId);
    }

    private static Way.Kind kind(TransitRoute route) {
        return switch (route.resourceType()) {
            case TransitRoute.BLACK_HOLE -> DROPPED;
            case "VPC" -> WRONG;
            default -> Way.Kind.RIGHT;
        };
    }

    static List<Route> routes(List<TransitRoute> live, Function<TransitRoute, Way.Kind> kind) {
        return live.stream()
                .filter(route -> route.destination().isPresent())
                .map(route -> new Route(
                        route.destination().orElseThrow(),
                        new Way(kind.apply(route), name(route)),
                        route.status(),
                        route.isActive()))
                .toList();
    }

    private static String name(TransitRoute route) {
        if (route.resourceType().equals(TransitRoute.BLACK_HOLE)) {
            return "a black hole";
        }
        return (route.resourceType().isEmpty() ? "attachment" : Shown.name(route.resourceType()))
                + route.resourceId()
                        .or(route::attachmentId)
                        .map(id -> " " + Shown.name(id))
                        .orElse("");
    }
}
