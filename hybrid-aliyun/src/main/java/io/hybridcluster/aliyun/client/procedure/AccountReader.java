// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import com.google.common.collect.Lists;
import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.AccountQuota;
import io.hybridcluster.aliyun.account.AddonOffer;
import io.hybridcluster.aliyun.account.BorderRouter;
import io.hybridcluster.aliyun.account.CallerIdentity;
import io.hybridcluster.aliyun.account.GroupRules;
import io.hybridcluster.aliyun.account.InstalledAddon;
import io.hybridcluster.aliyun.account.LiveCluster;
import io.hybridcluster.aliyun.account.LiveInstanceType;
import io.hybridcluster.aliyun.account.LiveNodePool;
import io.hybridcluster.aliyun.account.LiveRoute;
import io.hybridcluster.aliyun.account.LiveRouteTable;
import io.hybridcluster.aliyun.account.LiveSecurityGroup;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.LiveVpc;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.TransitRouter;
import io.hybridcluster.aliyun.account.ZoneStock;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.InterconnectType;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads of an account what the rules of preflight need for a plan. One use, one thread. */
final class AccountReader {
    /** How many instance types one request may name (ECS: DescribeInstanceTypes). */
    private static final int TYPES_AT_ONCE = 10;

    /** Types of next hops beside Instance (VPC: DescribeRouteEntryList). */
    private static final List<String> OTHER_HOPS = List.of(
            "Attachment",
            "CenBasic",
            "RouterInterface",
            "VpnGateway",
            "Ecr",
            "NatGateway",
            "HaVip",
            "NetworkInterface",
            "IPv6Gateway",
            "Ipv4Gateway",
            "GatewayEndpoint");

    private final AlibabaCloud cloud;
    private final HybridPlan plan;
    private final Executor executor;
    private final Reads reads;

    /** Of their own, since the routes of a table come one part after the other, and nothing else waits for them. */
    private final Reads routeReads;

    AccountReader(AlibabaCloud cloud, HybridPlan plan, Executor executor) {
        this.cloud = cloud;
        this.plan = plan;
        this.executor = executor;
        AccountPicture.Builder picture = AccountPicture.builder(cloud.region());
        this.reads = new Reads(picture, executor);
        this.routeReads = new Reads(picture, executor);
    }

    AccountPicture read() {
        try {
            startCluster();
            startNetwork();
            startGroups();
            plan.nodePool().ifPresent(this::startPool);
            // Its pages are asked for by the executor, whose threads must not wait for one another.
            reads.now(Part.V_SWITCHES, () -> items(vSwitches(), LiveVSwitch::from));
            AccountPicture account = routes(reads.settle());
            new CenReader(cloud, plan, executor, reads).read(account);
            return routeReads.settle();
        } finally {
            reads.abandon();
            routeReads.abandon();
        }
    }

    private void startCluster() {
        String cluster = plan.cluster().id().value();
        // Before all else: whoever is not let in at all is told so at once, and once.
        reads.now(Part.CALLER, () -> CallerIdentity.from(cloud.call(ApiRequest.of(ApiAction.GET_CALLER_IDENTITY))));
        reads.start(
                Part.CLUSTER,
                () -> LiveCluster.from(cloud.call(
                        ApiRequest.of(ApiAction.DESCRIBE_CLUSTER_DETAIL).path("ClusterId", cluster))));
        if (plan.terway().isPresent()) {
            reads.start(
                    Part.OFFERED_ADDONS,
                    () -> items(ApiRequest.of(ApiAction.LIST_ADDONS).with("cluster_id", cluster), AddonOffer::from));
            reads.start(
                    Part.INSTALLED_ADDONS,
                    () -> items(
                            ApiRequest.of(ApiAction.LIST_CLUSTER_ADDON_INSTANCES)
                                    .path("cluster_id", cluster),
                            InstalledAddon::from));
        }
        plan.nodePool()
                .ifPresent(pool -> reads.start(
                        Part.NODE_POOLS,
                        () -> items(
                                ApiRequest.of(ApiAction.DESCRIBE_CLUSTER_NODE_POOLS)
                                        .path("ClusterId", cluster)
                                        .with("NodepoolName", pool.name()),
                                LiveNodePool::from)));
    }

    private void startNetwork() {
        reads.startIfAny(
                Part.VPC,
                () -> items(regional(ApiAction.DESCRIBE_VPCS).with("VpcId", vpc()), LiveVpc::from).stream()
                        .filter(found -> found.id().equals(vpc()))
                        .findFirst());
        plan.interconnect()
                .filter(interconnect -> interconnect.type() == InterconnectType.CEN)
                .ifPresent(interconnect -> reads.startIfAny(
                        Part.TRANSIT_ROUTER,
                        () -> items(
                                        regional(ApiAction.LIST_TRANSIT_ROUTERS).with("CenId", interconnect.id()),
                                        TransitRouter::from)
                                .stream()
                                .findFirst()));
        plan.interconnect()
                .filter(interconnect -> interconnect.type() == InterconnectType.EXPRESS_CONNECT)
                .ifPresent(interconnect ->
                        reads.start(Part.BORDER_ROUTERS, () -> borderRouters(cloud, List.of(interconnect.id()))));
    }

    static List<BorderRouter> borderRouters(AlibabaCloud cloud, List<String> ids) {
        ApiRequest request = ApiRequest.of(ApiAction.DESCRIBE_VIRTUAL_BORDER_ROUTERS)
                .with("RegionId", cloud.region().value())
                .with("Filter.1.Key", "VbrId")
                .withEach("Filter.1.Value", ids);
        return cloud.list(request).stream()
                .map(BorderRouter::from)
                .filter(router -> ids.contains(router.id()))
                .toList();
    }

    private void startGroups() {
        List<String> ids = plan.vpc().securityGroups().stream()
                .map(SecurityGroupId::value)
                .distinct()
                .toList();
        reads.start(
                Part.SECURITY_GROUPS,
                () -> items(
                        regional(ApiAction.DESCRIBE_SECURITY_GROUPS)
                                .with("SecurityGroupIds", "[\"" + String.join("\",\"", ids) + "\"]"),
                        LiveSecurityGroup::from));
        reads.startEach(Part.GROUP_RULES, ids, this::groupRules);
    }

    /** Not by list, since what the group does with its members stands beside its rules. */
    private GroupRules groupRules(String id) {
        ApiRequest request = regional(ApiAction.DESCRIBE_SECURITY_GROUP_ATTRIBUTE)
                .with("SecurityGroupId", id)
                .with(
                        "MaxResults",
                        ApiAction.DESCRIBE_SECURITY_GROUP_ATTRIBUTE.paging().largest());
        List<ApiAnswer> parts = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ApiAnswer part = cloud.call(
                    next.map(token -> request.with("NextToken", token)).orElse(request));
            parts.add(part);
            next = part.findText("NextToken");
        } while (next.isPresent());
        return GroupRules.from(parts);
    }

    private void startPool(NodePoolPlan pool) {
        List<String> types = pool.instanceTypes().stream().distinct().toList();
        reads.startAll(Part.INSTANCE_TYPES, Lists.partition(types, TYPES_AT_ONCE), this::instanceTypes);
        reads.startAll(
                Part.STOCK,
                types,
                type -> cloud
                        .list(regional(ApiAction.DESCRIBE_AVAILABLE_RESOURCE)
                                .with("DestinationResource", "InstanceType")
                                .with("InstanceChargeType", "PostPaid")
                                .with("InstanceType", type))
                        .stream()
                        .flatMap(zone -> ZoneStock.from(zone).stream())
                        .toList());
        reads.start(
                Part.QUOTAS,
                () -> cloud
                        .list(regional(ApiAction.DESCRIBE_ACCOUNT_ATTRIBUTES)
                                .withEach(
                                        "AttributeName",
                                        List.of(
                                                AccountQuota.MAX_VCPUS,
                                                AccountQuota.USED_VCPUS,
                                                AccountQuota.MAX_INTERFACES)))
                        .stream()
                        .flatMap(item -> AccountQuota.from(item).stream())
                        .toList());
    }

    /** Where one of several is not there, the others are asked for one by one. */
    private List<LiveInstanceType> instanceTypes(List<String> names) {
        try {
            return items(
                    regional(ApiAction.DESCRIBE_INSTANCE_TYPES).withEach("InstanceTypes", names),
                    LiveInstanceType::from);
        } catch (AlibabaCloudException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            return names.size() == 1
                    ? List.of()
                    : names.stream()
                            .flatMap(name -> instanceTypes(List.of(name)).stream())
                            .toList();
        }
    }

    private ApiRequest vSwitches() {
        return regional(ApiAction.DESCRIBE_V_SWITCHES).with("VpcId", vpc());
    }

    /** Starts reading the tables that the plan's node and pod vSwitches use, and returns what was read before. */
    private AccountPicture routes(AccountPicture soFar) {
        Set<String> ids = plan.vpc().vSwitches().stream()
                .filter(vSwitch -> vSwitch.role() != VSwitchRole.OTHER)
                .map(VSwitch::id)
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
        List<LiveVSwitch> used = soFar.list(Part.V_SWITCHES).stream()
                .filter(vSwitch -> ids.contains(vSwitch.id()))
                .toList();
        if (used.isEmpty()) {
            return soFar;
        }
        AccountPicture account = soFar;
        if (used.stream().anyMatch(vSwitch -> vSwitch.routeTableId().isEmpty())) {
            reads.now(
                    Part.ROUTE_TABLES,
                    () -> items(
                            regional(ApiAction.DESCRIBE_ROUTE_TABLE_LIST).with("VpcId", vpc()), LiveRouteTable::from));
            account = reads.settle();
        }
        AccountPicture known = account;
        routeReads.startEach(
                Part.ROUTES,
                used.stream()
                        .flatMap(vSwitch -> known.routeTableOf(vSwitch).stream())
                        .toList(),
                this::routesOf);
        return known;
    }

    /**
     * Reads the routes of a table, whatever they go by. The API reference has the next hop's type default to Instance; a
     * table always has system routes of other types, so where none came, that was meant, and the other types are asked for.
     */
    private List<LiveRoute> routesOf(String table) {
        ApiRequest request = regional(ApiAction.DESCRIBE_ROUTE_ENTRY_LIST).with("RouteTableId", table);
        List<LiveRoute> routes = new ArrayList<>(items(request, LiveRoute::from));
        if (routes.stream().allMatch(AccountReader::goesByInstance)) {
            for (String type : OTHER_HOPS) {
                routes.addAll(items(request.with("NextHopType", type), LiveRoute::from));
            }
        }
        return List.copyOf(routes);
    }

    private static boolean goesByInstance(LiveRoute route) {
        return !route.nextHops().isEmpty()
                && route.nextHops().stream().allMatch(hop -> hop.type().equals("Instance"));
    }

    private <T> List<T> items(ApiRequest request, Function<ApiAnswer, T> from) {
        // Only the long list is read by this thread, which may wait for the executor.
        Executor pages = request.action() == ApiAction.DESCRIBE_V_SWITCHES ? executor : Runnable::run;
        return cloud.list(request, pages).stream().map(from).toList();
    }

    private ApiRequest regional(ApiAction action) {
        return ApiRequest.of(action).with("RegionId", cloud.region().value());
    }

    private String vpc() {
        return plan.vpc().id().value();
    }
}
