// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.cluster.AddOn;
import io.hybridcluster.aliyun.cluster.AddOnInstance;
import io.hybridcluster.aliyun.cluster.LiveCluster;
import io.hybridcluster.aliyun.nodepool.NodePool;
import java.util.List;
import java.util.Map;

/**
 * A part of an account's picture, by which it is put in and taken out.
 *
 * @param name what it is called in messages
 * @param <T> the type of its value
 */
@SuppressWarnings("UnusedTypeParameter") // It says what put takes and find returns.
public record Part<T>(String name) {
    /** Who asks. */
    public static final Part<CallerIdentity> CALLER = new Part<>("caller");

    /** The plan's VPC. */
    public static final Part<LiveVpc> VPC = new Part<>("VPC");

    /** All vSwitches of the VPC, those too that the plan does not name. */
    public static final Part<List<LiveVSwitch>> V_SWITCHES = new Part<>("vSwitches");

    /** The VPC's route tables. */
    public static final Part<List<LiveRouteTable>> ROUTE_TABLES = new Part<>("route tables");

    /** The routes of the VPC's tables that were read, by the table's id. */
    public static final Part<Map<String, List<LiveRoute>>> ROUTES = new Part<>("routes");

    /** Border routers that routes to the data centre lead to. */
    public static final Part<List<BorderRouter>> BORDER_ROUTERS = new Part<>("border routers");

    /** The CEN's transit router in the plan's region. */
    public static final Part<TransitRouter> TRANSIT_ROUTER = new Part<>("transit router");

    /** How the VPC is attached to the transit router. */
    public static final Part<List<TransitAttachment>> VPC_ATTACHMENTS = new Part<>("VPC attachments");

    /** How border routers are attached to the transit router. */
    public static final Part<List<TransitAttachment>> VBR_ATTACHMENTS = new Part<>("VBR attachments");

    /** Which table forwards what comes in by an attachment. */
    public static final Part<List<TransitAssociation>> ASSOCIATIONS = new Part<>("associations");

    /** The routes of the transit router's tables that were read, by the table's id. */
    public static final Part<Map<String, List<TransitRoute>>> TRANSIT_ROUTES = new Part<>("transit router's routes");

    /** What is attached to a CEN of basic edition. */
    public static final Part<List<CenMember>> CEN_MEMBERS = new Part<>("CEN's members");

    /** What a CEN of basic edition forwards in the plan's region. */
    public static final Part<List<CenRoute>> CEN_ROUTES = new Part<>("CEN's routes");

    /** The VPC's routes, and whether they are published to a CEN of basic edition. */
    public static final Part<List<PublishedRoute>> PUBLISHED_ROUTES = new Part<>("published routes");

    /** Routes of a CEN of basic edition that the VPC's tables did not take. */
    public static final Part<List<RouteConflict>> ROUTE_CONFLICTS = new Part<>("route conflicts");

    /** The plan's security groups that there are. */
    public static final Part<List<LiveSecurityGroup>> SECURITY_GROUPS = new Part<>("security groups");

    /** The rules of the plan's security groups that were read, by the group's id. */
    public static final Part<Map<String, GroupRules>> GROUP_RULES = new Part<>("rules of security groups");

    /** The plan's instance types that there are. */
    public static final Part<List<LiveInstanceType>> INSTANCE_TYPES = new Part<>("instance types");

    /** Where the plan's instance types can be had. */
    public static final Part<List<ZoneStock>> STOCK = new Part<>("stock");

    /** What the account may have of things, and has. */
    public static final Part<List<AccountQuota>> QUOTAS = new Part<>("quotas");

    /** The registered cluster. */
    public static final Part<LiveCluster> CLUSTER = new Part<>("cluster");

    /** Add-ons that the cluster can have. */
    public static final Part<List<AddOn>> OFFERED_ADDONS = new Part<>("add-ons to be had");

    /** Add-ons that the cluster has. */
    public static final Part<List<AddOnInstance>> INSTALLED_ADDONS = new Part<>("installed add-ons");

    /** The cluster's node pools. */
    public static final Part<List<NodePool>> NODE_POOLS = new Part<>("node pools");

    public Part {
        requireNonNull(name, "name");
    }
}
