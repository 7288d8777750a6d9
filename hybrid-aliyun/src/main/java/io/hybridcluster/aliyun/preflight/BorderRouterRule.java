// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.BorderRouter;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.TransitRoute;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.InterconnectType;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Border routers have to work, and take no more routes from a BGP peer than 110. */
final class BorderRouterRule implements PreflightRule {
    private static final RuleDescription NOT_FOUND = Report.rule(
            "BorderRouter.NotFound",
            Severity.ERROR,
            "the account has no such border router in the region",
            "Express Connect: DescribeVirtualBorderRouters");

    private static final RuleDescription NOT_ACTIVE = Report.rule(
            "BorderRouter.NotActive",
            Severity.ERROR,
            "a border router on the way to the data centre does not work",
            "Express Connect: DescribeVirtualBorderRouters");

    private static final RuleDescription BUDGET = Report.rule(
            "BorderRouter.RouteBudget",
            Severity.WARNING,
            "a border router has learnt as many routes by BGP as it takes from a peer: if there is one peer, it drops the"
                    + " others",
            "Express Connect: CreateBgpGroup");

    private static final int MOST_OF_A_PEER = 110;

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NOT_FOUND, NOT_ACTIVE, BUDGET);
    }

    @Override
    public void check(Subject subject, Report report) {
        subject.account().find(Part.BORDER_ROUTERS).ifPresent(routers -> {
            subject.plan()
                    .interconnect()
                    .filter(interconnect -> interconnect.type() == InterconnectType.EXPRESS_CONNECT)
                    .filter(interconnect ->
                            routers.stream().noneMatch(router -> router.id().equals(interconnect.id())))
                    .ifPresent(interconnect -> report.add(
                            NOT_FOUND,
                            "BorderRouter " + interconnect.id(),
                            "there is no such border router in region "
                                    + subject.account().region() + " of this account",
                            "correct interconnect.id in the plan, or use credentials of the account that has it"));
            routers.forEach(router -> active(router, report));
        });
        budget(subject, report);
    }

    private static void active(BorderRouter router, Report report) {
        if (!router.status().equals("active")) {
            report.add(
                    NOT_ACTIVE,
                    "BorderRouter " + Shown.name(router.id()),
                    "its status is " + Shown.name(router.status()),
                    "bring the border router and its circuit into service, then check again");
        }
    }

    private static void budget(Subject subject, Report report) {
        Map<String, Long> learnt = new TreeMap<>();
        subject.account()
                .find(Part.TRANSIT_ROUTES)
                .ifPresent(tables -> tables.values().forEach(table -> {
                    Map<String, Long> ofTable = new TreeMap<>();
                    table.stream()
                            .filter(TransitRoute::isBgp)
                            .filter(route -> route.resourceType().equals("VBR"))
                            .flatMap(route -> route.resourceId().stream())
                            .forEach(id -> ofTable.merge(id, 1L, Long::sum));
                    // Tables learn the same routes.
                    ofTable.forEach((id, count) -> learnt.merge(id, count, Math::max));
                }));
        subject.account().list(Part.CEN_ROUTES).stream()
                .filter(route ->
                        route.nextHopType().equals("VBR") && route.type().equals("BGP"))
                .flatMap(route -> route.nextHopId().stream())
                .forEach(id -> learnt.merge(id, 1L, Long::sum));
        learnt.forEach((id, count) -> {
            if (count >= MOST_OF_A_PEER) {
                report.add(
                        BUDGET,
                        "BorderRouter " + Shown.name(id),
                        "it has learnt " + count + " routes by BGP, and takes " + MOST_OF_A_PEER + " from a peer",
                        "have the data centre's router announce idc.podCidrs as they are instead of a block for each"
                                + " node");
            }
        });
    }
}
