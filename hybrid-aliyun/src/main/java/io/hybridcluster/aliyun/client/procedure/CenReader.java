// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.CenMember;
import io.hybridcluster.aliyun.account.CenRoute;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.PublishedRoute;
import io.hybridcluster.aliyun.account.RouteConflict;
import io.hybridcluster.aliyun.account.TransitAssociation;
import io.hybridcluster.aliyun.account.TransitAttachment;
import io.hybridcluster.aliyun.account.TransitRoute;
import io.hybridcluster.aliyun.account.TransitRouter;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.preflight.IdcRoutes;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitchRole;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Reads what a CEN forwards between the VPC and the data centre, of either edition. One use, one thread. */
final class CenReader {
    private final AlibabaCloud cloud;
    private final HybridPlan plan;
    private final Executor executor;
    private final Reads reads;
    private final String region;
    private final String vpc;

    CenReader(AlibabaCloud cloud, HybridPlan plan, Executor executor, Reads reads) {
        this.cloud = cloud;
        this.plan = plan;
        this.executor = executor;
        this.reads = reads;
        this.region = cloud.region().value();
        this.vpc = plan.vpc().id().value();
    }

    /** Reads it all, if there is a transit router. */
    void read(AccountPicture account) {
        Optional<TransitRouter> router = account.find(Part.TRANSIT_ROUTER);
        if (router.isEmpty()) {
            return;
        }
        if (router.get().isEnterprise()) {
            enterprise(router.get());
        } else {
            basic(account);
        }
    }

    private void enterprise(TransitRouter router) {
        reads.start(
                Part.VPC_ATTACHMENTS,
                () -> attachments(request(ApiAction.LIST_TRANSIT_ROUTER_VPC_ATTACHMENTS)
                        .with("RegionId", region)
                        .with("TransitRouterId", router.id())
                        .with("VpcId", vpc)));
        reads.start(
                Part.VBR_ATTACHMENTS,
                () -> attachments(request(ApiAction.LIST_TRANSIT_ROUTER_VBR_ATTACHMENTS)
                        .with("RegionId", region)
                        .with("TransitRouterId", router.id())));
        AccountPicture account = reads.settle();
        List<String> vpcAttachments = account.list(Part.VPC_ATTACHMENTS).stream()
                .map(TransitAttachment::id)
                .distinct()
                .toList();
        if (vpcAttachments.isEmpty()) {
            return;
        }
        account = tables(vpcAttachments, Set.of());
        List<TransitRoute> toIdc = IdcRoutes.of(plan, account);
        List<String> borderAttachments = toIdc.stream()
                .filter(route -> !route.resourceType().equals("TR")
                        && !route.resourceType().equals("VPC"))
                .flatMap(route -> route.attachmentId().stream())
                .filter(id -> !vpcAttachments.contains(id))
                .distinct()
                .toList();
        Set<String> known =
                account.find(Part.TRANSIT_ROUTES).map(routes -> routes.keySet()).orElse(Set.of());
        startBorderRouters(toIdc.stream()
                .filter(route -> route.resourceType().equals("VBR"))
                .flatMap(route -> route.resourceId().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        if (borderAttachments.isEmpty()) {
            reads.settle();
        } else {
            tables(borderAttachments, known);
        }
    }

    private List<TransitAttachment> attachments(ApiRequest request) {
        return cloud.list(request).stream().map(TransitAttachment::from).toList();
    }

    /** Reads which tables forward what comes by these attachments, and their routes unless they are known. */
    private AccountPicture tables(List<String> attachments, Set<String> known) {
        reads.startAll(
                Part.ASSOCIATIONS,
                attachments,
                id -> cloud
                        .list(ApiRequest.of(ApiAction.LIST_TRANSIT_ROUTER_ROUTE_TABLE_ASSOCIATIONS)
                                .with("TransitRouterAttachmentId", id))
                        .stream()
                        .map(TransitAssociation::from)
                        .toList());
        AccountPicture account = reads.settle();
        Set<String> unread = new HashSet<>();
        account.list(Part.ASSOCIATIONS).stream()
                .filter(association -> association.isActive() && attachments.contains(association.attachmentId()))
                .map(TransitAssociation::tableId)
                .filter(table -> !known.contains(table))
                .forEach(unread::add);
        reads.startEach(
                Part.TRANSIT_ROUTES,
                unread,
                table -> cloud
                        .list(ApiRequest.of(ApiAction.LIST_TRANSIT_ROUTER_ROUTE_ENTRIES)
                                .with("TransitRouterRouteTableId", table)
                                .with("TransitRouterRouteEntryStatus", "All"))
                        .stream()
                        .map(TransitRoute::from)
                        .toList());
        return reads.settle();
    }

    private void startBorderRouters(Set<String> ids) {
        if (!ids.isEmpty()) {
            reads.start(
                    Part.BORDER_ROUTERS,
                    () -> AccountReader.borderRouters(cloud, ids.stream().toList()));
        }
    }

    private void basic(AccountPicture account) {
        reads.start(
                Part.CEN_MEMBERS,
                () -> cloud
                        .list(request(ApiAction.DESCRIBE_CEN_ATTACHED_CHILD_INSTANCES)
                                .with("ChildInstanceRegionId", region))
                        .stream()
                        .map(CenMember::from)
                        .toList());
        List<String> tables = account.list(Part.V_SWITCHES).stream()
                .filter(vSwitch -> isUsed(vSwitch))
                .flatMap(vSwitch -> account.routeTableOf(vSwitch).stream())
                .distinct()
                .toList();
        reads.startAll(
                Part.ROUTE_CONFLICTS,
                tables,
                table -> cloud
                        .list(childInstance(ApiRequest.of(ApiAction.DESCRIBE_ROUTE_CONFLICT))
                                .with("ChildInstanceRouteTableId", table))
                        .stream()
                        .map(RouteConflict::from)
                        .toList());
        // Their pages are asked for by the executor, whose threads must not wait for one another.
        reads.now(
                Part.CEN_ROUTES,
                () -> cloud
                        .list(
                                request(ApiAction.DESCRIBE_CEN_REGION_DOMAIN_ROUTE_ENTRIES)
                                        .with("CenRegionId", region),
                                executor)
                        .stream()
                        .map(CenRoute::from)
                        .toList());
        reads.now(
                Part.PUBLISHED_ROUTES,
                () -> cloud.list(childInstance(request(ApiAction.DESCRIBE_PUBLISHED_ROUTE_ENTRIES)), executor).stream()
                        .map(PublishedRoute::from)
                        .toList());
        AccountPicture known = reads.settle();
        startBorderRouters(known.list(Part.CEN_MEMBERS).stream()
                .filter(member -> member.type().equals("VBR"))
                .map(CenMember::id)
                .collect(Collectors.toCollection(TreeSet::new)));
        reads.settle();
    }

    private boolean isUsed(LiveVSwitch vSwitch) {
        return plan.vpc().vSwitches().stream()
                .anyMatch(planned -> planned.role() != VSwitchRole.OTHER
                        && planned.id().value().equals(vSwitch.id()));
    }

    private ApiRequest childInstance(ApiRequest request) {
        return request.with("ChildInstanceId", vpc)
                .with("ChildInstanceRegionId", region)
                .with("ChildInstanceType", "VPC");
    }

    private ApiRequest request(ApiAction action) {
        return ApiRequest.of(action)
                .with("CenId", plan.interconnect().orElseThrow().id());
    }
}
