// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static io.hybridcluster.aliyun.api.Paging.camelNumber;
import static io.hybridcluster.aliyun.api.Paging.marker;
import static io.hybridcluster.aliyun.api.Paging.none;
import static io.hybridcluster.aliyun.api.Paging.number;
import static io.hybridcluster.aliyun.api.Paging.snakeNumber;
import static io.hybridcluster.aliyun.api.Paging.token;

import io.hybridcluster.aliyun.ram.RamAction;
import java.util.Optional;

/**
 * Every action of Alibaba Cloud's OpenAPI that this SDK calls, and a few beside them that embedders call over its transport.
 *
 * <p>Names, methods, paths and parameters: the public metadata of the OpenAPI. Sizes of pages: the products' API references.
 * RAM actions of Container Service: its table "RAM authorization", where some are named otherwise than the API.
 */
public enum ApiAction {
    DESCRIBE_VPCS(Product.VPC, "DescribeVpcs", number(50, "Vpcs", "Vpc")),
    DESCRIBE_V_SWITCHES(Product.VPC, "DescribeVSwitches", number(50, "VSwitches", "VSwitch")),
    CREATE_V_SWITCH(Product.VPC, "CreateVSwitch", Repetition.TOKEN, none()),
    DESCRIBE_ROUTE_TABLE_LIST(
            Product.VPC, "DescribeRouteTableList", number(50, "RouterTableList", "RouterTableListType")),
    DESCRIBE_ROUTE_ENTRY_LIST(
            Product.VPC, "DescribeRouteEntryList", token("MaxResult", 100, "RouteEntrys", "RouteEntry")),
    DESCRIBE_VIRTUAL_BORDER_ROUTERS(
            Product.VPC,
            "DescribeVirtualBorderRouters",
            number(50, "VirtualBorderRouterSet", "VirtualBorderRouterType")),

    DESCRIBE_SECURITY_GROUPS(
            Product.ECS, "DescribeSecurityGroups", token("MaxResults", 100, "SecurityGroups", "SecurityGroup")),
    DESCRIBE_SECURITY_GROUP_ATTRIBUTE(
            Product.ECS, "DescribeSecurityGroupAttribute", token("MaxResults", 1000, "Permissions", "Permission")),
    DESCRIBE_INSTANCE_TYPES(
            Product.ECS, "DescribeInstanceTypes", token("MaxResults", 1600, "InstanceTypes", "InstanceType")),
    DESCRIBE_AVAILABLE_RESOURCE(Product.ECS, "DescribeAvailableResource", none("AvailableZones", "AvailableZone")),
    DESCRIBE_NETWORK_INTERFACES(
            Product.ECS,
            "DescribeNetworkInterfaces",
            token("MaxResults", 500, "NetworkInterfaceSets", "NetworkInterfaceSet")),
    DESCRIBE_ACCOUNT_ATTRIBUTES(
            Product.ECS, "DescribeAccountAttributes", none("AccountAttributeItems", "AccountAttributeItem")),

    DESCRIBE_CEN_ATTACHED_CHILD_INSTANCES(
            Product.CEN, "DescribeCenAttachedChildInstances", number(50, "ChildInstances", "ChildInstance")),
    DESCRIBE_CEN_REGION_DOMAIN_ROUTE_ENTRIES(
            Product.CEN, "DescribeCenRegionDomainRouteEntries", number(500, "CenRouteEntries", "CenRouteEntry")),
    DESCRIBE_PUBLISHED_ROUTE_ENTRIES(
            Product.CEN, "DescribePublishedRouteEntries", number(50, "PublishedRouteEntries", "PublishedRouteEntry")),
    DESCRIBE_ROUTE_CONFLICT(Product.CEN, "DescribeRouteConflict", number(50, "RouteConflicts", "RouteConflict")),
    LIST_TRANSIT_ROUTERS(Product.CEN, "ListTransitRouters", number(50, "TransitRouters")),
    LIST_TRANSIT_ROUTER_VPC_ATTACHMENTS(
            Product.CEN, "ListTransitRouterVpcAttachments", token("MaxResults", 100, "TransitRouterAttachments")),
    LIST_TRANSIT_ROUTER_VBR_ATTACHMENTS(
            Product.CEN, "ListTransitRouterVbrAttachments", token("MaxResults", 100, "TransitRouterAttachments")),
    LIST_TRANSIT_ROUTER_ROUTE_TABLES(
            Product.CEN, "ListTransitRouterRouteTables", token("MaxResults", 100, "TransitRouterRouteTables")),
    LIST_TRANSIT_ROUTER_ROUTE_TABLE_ASSOCIATIONS(
            Product.CEN,
            "ListTransitRouterRouteTableAssociations",
            token("MaxResults", 100, "TransitRouterAssociations")),
    LIST_TRANSIT_ROUTER_ROUTE_TABLE_PROPAGATIONS(
            Product.CEN,
            "ListTransitRouterRouteTablePropagations",
            token("MaxResults", 100, "TransitRouterPropagations")),
    LIST_TRANSIT_ROUTER_ROUTE_ENTRIES(
            Product.CEN, "ListTransitRouterRouteEntries", token("MaxResults", 100, "TransitRouterRouteEntries")),

    GET_CALLER_IDENTITY(Product.STS, "GetCallerIdentity", Repetition.READ, none()),
    GET_USER(Product.RAM, "GetUser", Repetition.READ, none()),
    LIST_USERS(Product.RAM, "ListUsers", marker(1000, "Users", "User")),
    CREATE_USER(Product.RAM, "CreateUser", Repetition.ONCE, none()),
    DELETE_USER(Product.RAM, "DeleteUser", Repetition.ONCE, none()),
    GET_POLICY(Product.RAM, "GetPolicy", Repetition.READ, none()),
    CREATE_POLICY(Product.RAM, "CreatePolicy", Repetition.ONCE, none()),
    DELETE_POLICY(Product.RAM, "DeletePolicy", Repetition.ONCE, none()),
    LIST_POLICY_VERSIONS(Product.RAM, "ListPolicyVersions", none("PolicyVersions", "PolicyVersion")),
    GET_POLICY_VERSION(Product.RAM, "GetPolicyVersion", Repetition.READ, none()),
    CREATE_POLICY_VERSION(Product.RAM, "CreatePolicyVersion", Repetition.ONCE, none()),
    SET_DEFAULT_POLICY_VERSION(Product.RAM, "SetDefaultPolicyVersion", Repetition.ONCE, none()),
    DELETE_POLICY_VERSION(Product.RAM, "DeletePolicyVersion", Repetition.ONCE, none()),
    LIST_POLICIES_FOR_USER(Product.RAM, "ListPoliciesForUser", none("Policies", "Policy")),
    LIST_ENTITIES_FOR_POLICY(Product.RAM, "ListEntitiesForPolicy", Repetition.READ, none()),
    ATTACH_POLICY_TO_USER(Product.RAM, "AttachPolicyToUser", Repetition.ONCE, none()),
    DETACH_POLICY_FROM_USER(Product.RAM, "DetachPolicyFromUser", Repetition.ONCE, none()),
    LIST_ACCESS_KEYS(Product.RAM, "ListAccessKeys", none("AccessKeys", "AccessKey")),
    CREATE_ACCESS_KEY(Product.RAM, "CreateAccessKey", Repetition.ONCE, none()),
    UPDATE_ACCESS_KEY(Product.RAM, "UpdateAccessKey", Repetition.ONCE, none()),
    DELETE_ACCESS_KEY(Product.RAM, "DeleteAccessKey", Repetition.ONCE, none()),

    DESCRIBE_CLUSTERS_V1("GET", "/api/v1/clusters", "DescribeClustersV1", snakeNumber(50, "clusters")),
    DESCRIBE_CLUSTER_DETAIL("GET", "/clusters/{ClusterId}", "DescribeClusterDetail", none(), "GetClusterById"),
    CREATE_CLUSTER("POST", "/clusters", "CreateCluster", none()),
    DELETE_CLUSTER("DELETE", "/clusters/{ClusterId}", "DeleteCluster", none()),
    DESCRIBE_EXTERNAL_AGENT(
            "GET",
            "/k8s/{ClusterId}/external/agent/deployment",
            "DescribeExternalAgent",
            none(),
            "DescribeExternalClusterAgentDeployment"),
    DESCRIBE_CLUSTER_USER_KUBECONFIG(
            "GET", "/k8s/{ClusterId}/user_config", "DescribeClusterUserKubeconfig", none(), "GetUserConfig"),
    LIST_ADDONS("GET", "/addons", "ListAddons", none("addons")),
    LIST_CLUSTER_ADDON_INSTANCES(
            "GET", "/clusters/{cluster_id}/addon_instances", "ListClusterAddonInstances", none("addons")),
    GET_CLUSTER_ADDON_INSTANCE(
            "GET", "/clusters/{cluster_id}/addon_instances/{instance_name}", "GetClusterAddonInstance", none()),
    INSTALL_CLUSTER_ADDONS(
            "POST", "/clusters/{ClusterId}/components/install", "InstallClusterAddons", none(), "InstallK8sComponents"),
    UPGRADE_CLUSTER_ADDONS(
            "POST", "/clusters/{ClusterId}/components/upgrade", "UpgradeClusterAddons", none(), "UpgradeK8sComponents"),
    UN_INSTALL_CLUSTER_ADDONS(
            "POST",
            "/clusters/{ClusterId}/components/uninstall",
            "UnInstallClusterAddons",
            none(),
            "UninstallK8sComponents"),
    MODIFY_CLUSTER_ADDON(
            "POST", "/clusters/{cluster_id}/components/{component_id}/config", "ModifyClusterAddon", none()),
    DESCRIBE_TASK_INFO("GET", "/tasks/{task_id}", "DescribeTaskInfo", none()),
    DESCRIBE_CLUSTER_TASKS("GET", "/clusters/{cluster_id}/tasks", "DescribeClusterTasks", snakeNumber(50, "tasks")),
    DESCRIBE_CLUSTER_EVENTS("GET", "/clusters/{ClusterId}/events", "DescribeClusterEvents", snakeNumber(50, "events")),
    DESCRIBE_CLUSTER_NODE_POOLS(
            "GET", "/clusters/{ClusterId}/nodepools", "DescribeClusterNodePools", none("nodepools")),
    DESCRIBE_CLUSTER_NODE_POOL_DETAIL(
            "GET", "/clusters/{ClusterId}/nodepools/{NodepoolId}", "DescribeClusterNodePoolDetail", none()),
    CREATE_CLUSTER_NODE_POOL("POST", "/clusters/{ClusterId}/nodepools", "CreateClusterNodePool", none()),
    MODIFY_CLUSTER_NODE_POOL("PUT", "/clusters/{ClusterId}/nodepools/{NodepoolId}", "ModifyClusterNodePool", none()),
    SCALE_CLUSTER_NODE_POOL("POST", "/clusters/{ClusterId}/nodepools/{NodepoolId}", "ScaleClusterNodePool", none()),
    REMOVE_NODE_POOL_NODES(
            "DELETE", "/clusters/{ClusterId}/nodepools/{NodepoolId}/nodes", "RemoveNodePoolNodes", none()),
    DELETE_CLUSTER_NODEPOOL("DELETE", "/clusters/{ClusterId}/nodepools/{NodepoolId}", "DeleteClusterNodepool", none()),
    DESCRIBE_CLUSTER_NODES("GET", "/clusters/{ClusterId}/nodes", "DescribeClusterNodes", camelNumber(100, "nodes"));

    /** Whether a request may be sent again when it is not known what became of it. */
    public enum Repetition {
        /** It changes nothing. */
        READ,
        /** It takes a {@code ClientToken}: sent twice with the same one, it is done once. */
        TOKEN,
        /** It changes something and has no idempotency token: sent twice, it may be done twice. */
        ONCE
    }

    private final Product product;
    private final String apiName;
    private final String method;
    private final String path;
    private final Repetition repetition;
    private final Paging paging;
    private final String ramName;

    ApiAction(Product product, String apiName, Paging paging) {
        this(product, apiName, Repetition.READ, paging);
    }

    ApiAction(Product product, String apiName, Repetition repetition, Paging paging) {
        this(product, apiName, "POST", "/", repetition, paging, apiName);
    }

    ApiAction(String method, String path, String apiName, Paging paging) {
        this(method, path, apiName, paging, apiName);
    }

    ApiAction(String method, String path, String apiName, Paging paging, String ramName) {
        this(
                Product.CS,
                apiName,
                method,
                path,
                method.equals("GET") ? Repetition.READ : Repetition.ONCE,
                paging,
                ramName);
    }

    ApiAction(
            Product product,
            String apiName,
            String method,
            String path,
            Repetition repetition,
            Paging paging,
            String ramName) {
        this.product = product;
        this.apiName = apiName;
        this.method = method;
        this.path = path;
        this.repetition = repetition;
        this.paging = paging;
        this.ramName = ramName;
    }

    /** Returns the product whose action it is. */
    public Product product() {
        return product;
    }

    /** Returns its name in the API, such as {@code DescribeVSwitches}. */
    public String apiName() {
        return apiName;
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns the path, with the names of its parameters in braces; {@code /} for products of style RPC. */
    public String path() {
        return path;
    }

    /** Returns whether it may be sent again. */
    public Repetition repetition() {
        return repetition;
    }

    /** Returns how its answers come in parts. */
    public Paging paging() {
        return paging;
    }

    /** Returns the RAM action that its caller needs; empty for {@code GetCallerIdentity}, which needs none. */
    public Optional<RamAction> ramAction() {
        if (this == GET_CALLER_IDENTITY) {
            return Optional.empty();
        }
        String service = product == Product.CEN ? "cen" : product.id();
        return Optional.of(new RamAction(service + ":" + ramName));
    }

    /** Returns product and name, such as {@code vpc:DescribeVSwitches}. */
    @Override
    public String toString() {
        return product.id() + ":" + apiName;
    }
}
