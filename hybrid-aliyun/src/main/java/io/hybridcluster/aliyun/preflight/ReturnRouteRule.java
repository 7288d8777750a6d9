// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.Way.Kind.DROPPED;
import static io.hybridcluster.aliyun.preflight.Way.Kind.RIGHT;
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
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;

/** The transit router's table for what comes from the data centre has to send the VPC's ranges back to the VPC. */
final class ReturnRouteRule implements PreflightRule {
    private static final String SOURCE = "CEN: ListTransitRouterRouteEntries; the guide, prerequisites";

    private static final RuleDescription NO_TABLE = Report.rule(
            "ReturnRoute.NoTable",
            Severity.ERROR,
            "no route table of the transit router forwards what comes from a border router",
            "CEN: ListTransitRouterRouteTableAssociations");

    private static final RuleDescription MISSING = Report.rule(
            "ReturnRoute.Missing",
            Severity.ERROR,
            "the transit router's table for what comes from the data centre has no route to cloud nodes or pods",
            SOURCE);

    private static final RuleDescription INACTIVE = Report.rule(
            "ReturnRoute.Inactive",
            Severity.ERROR,
            "the only routes from the data centre to cloud nodes or pods do not forward",
            SOURCE);

    private static final RuleDescription WRONG_HOP = Report.rule(
            "ReturnRoute.WrongNextHop",
            Severity.ERROR,
            "packets from the data centre to cloud nodes or pods are dropped, or sent elsewhere than to the VPC",
            SOURCE);

    private static final RuleDescription NOT_PUBLISHED = Report.rule(
            "ReturnRoute.NotPublished",
            Severity.WARNING,
            "the transit router does not put its routes into the border router's table by itself",
            "CEN: ListTransitRouterVbrAttachments");

    private static final RuleDescription NOT_JUDGED = Report.rule(
            "ReturnRoute.NotJudged",
            Severity.INFO,
            "the data centre is joined in another region, whose tables were not read",
            SOURCE);

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NO_TABLE, MISSING, INACTIVE, WRONG_HOP, NOT_PUBLISHED, NOT_JUDGED);
    }

    @Override
    public void check(Subject subject, Report report) {
        AccountPicture account = subject.account();
        if (account.find(Part.ASSOCIATIONS).isEmpty()) {
            return;
        }
        List<TransitRoute> routes = IdcRoutes.of(subject.plan(), account);
        List<String> elsewhere = routes.stream()
                .filter(route -> route.resourceType().equals("TR"))
                .map(route -> route.destination().orElseThrow().toString())
                .distinct()
                .toList();
        if (!elsewhere.isEmpty()) {
            report.add(
                    NOT_JUDGED,
                    CenRule.place(subject),
                    "packets to " + Listed.of(elsewhere) + " go to another region's transit router",
                    "check in that region that its tables send the VPC's node and pod ranges back");
        }
        routes.stream()
                .filter(route -> !route.resourceType().equals("TR")
                        && !route.resourceType().equals("VPC"))
                .flatMap(route -> route.attachmentId().stream())
                .distinct()
                .forEach(attachment -> attachment(attachment, subject, report));
    }

    private static void attachment(String attachment, Subject subject, Report report) {
        AccountPicture account = subject.account();
        String place = "TransitAttachment " + Shown.name(attachment);
        List<TransitAssociation> tables = TransitRouteRule.tablesOf(attachment, account);
        if (tables.isEmpty()) {
            report.add(
                    NO_TABLE,
                    place,
                    "it leads to the data centre, and it is associated with no route table",
                    "associate it with a route table that has the VPC's routes");
        }
        account.list(Part.VBR_ATTACHMENTS).stream()
                .filter(one -> one.id().equals(attachment))
                .filter(one -> !one.publishesRoutes())
                .map(TransitAttachment::resourceId)
                .forEach(id -> report.add(
                        NOT_PUBLISHED,
                        place,
                        "routes are not published to " + Shown.name(id) + " by themselves",
                        "turn on AutoPublishRouteEnabled of the attachment, or make sure that the border router has"
                                + " routes to the VPC's node and pod ranges and announces them to the data centre"));
        tables.forEach(association -> account.find(Part.TRANSIT_ROUTES)
                .map(routes -> routes.get(association.tableId()))
                .ifPresent(routes -> table(association.tableId(), routes, subject, report)));
    }

    private static void table(String id, List<TransitRoute> live, Subject subject, Report report) {
        String vpc = subject.plan().vpc().id().value();
        Remedied wrong =
                new Remedied(WRONG_HOP, "delete that route, or find which other network announces the VPC's addresses");
        RouteCheck check = new RouteCheck(
                TransitRouteRule.place(id),
                TransitRouteRule.routes(live, route -> kind(route, vpc)),
                Map.of(DROPPED, wrong, WRONG, wrong),
                new Remedied(
                        INACTIVE,
                        "settle what keeps it from Active: another network with the same block, or a routing policy"),
                new Remedied(
                        MISSING,
                        "have this table learn the routes of VPC " + vpc + ", and have the VPC publish its vSwitches'"
                                + " system routes"));
        subject.blocks(VSwitchRole.NODE)
                .cidrs()
                .forEach(cidr -> check.check(new Target("cloud node range", cidr), report));
        subject.blocks(VSwitchRole.POD)
                .cidrs()
                .forEach(cidr -> check.check(new Target("cloud pod range", cidr), report));
    }

    private static Way.Kind kind(TransitRoute route, String vpc) {
        if (route.resourceType().equals(TransitRoute.BLACK_HOLE)) {
            return DROPPED;
        }
        return route.resourceType().equals("VPC")
                        && route.resourceId().filter(id -> !id.equals(vpc)).isEmpty()
                ? RIGHT
                : WRONG;
    }
}
