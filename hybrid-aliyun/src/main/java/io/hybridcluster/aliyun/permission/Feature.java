// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.permission;

import static io.hybridcluster.aliyun.permission.Resource.ANYTHING;
import static io.hybridcluster.aliyun.permission.Resource.CLUSTER;
import static io.hybridcluster.aliyun.permission.Resource.POLICIES;
import static io.hybridcluster.aliyun.permission.Resource.POLICY;
import static io.hybridcluster.aliyun.permission.Resource.USER;
import static io.hybridcluster.aliyun.permission.Resource.USERS;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.ram.RamAction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the SDK can do in an account, each with what its caller needs when it stands alone. Whose key it is needs no
 * permission to be found out.
 */
public enum Feature {
    /** Compare an account with a plan. Reads only. */
    PREFLIGHT(
            "compare the account with the plan",
            Need.on(
                    ANYTHING,
                    ApiAction.DESCRIBE_VPCS,
                    ApiAction.DESCRIBE_V_SWITCHES,
                    ApiAction.DESCRIBE_ROUTE_TABLE_LIST,
                    ApiAction.DESCRIBE_ROUTE_ENTRY_LIST,
                    ApiAction.DESCRIBE_VIRTUAL_BORDER_ROUTERS),
            Need.on(
                    ANYTHING,
                    ApiAction.DESCRIBE_SECURITY_GROUPS,
                    ApiAction.DESCRIBE_SECURITY_GROUP_ATTRIBUTE,
                    ApiAction.DESCRIBE_INSTANCE_TYPES,
                    ApiAction.DESCRIBE_AVAILABLE_RESOURCE,
                    ApiAction.DESCRIBE_ACCOUNT_ATTRIBUTES),
            Need.on(
                    ANYTHING,
                    ApiAction.DESCRIBE_CEN_ATTACHED_CHILD_INSTANCES,
                    ApiAction.DESCRIBE_CEN_REGION_DOMAIN_ROUTE_ENTRIES,
                    ApiAction.DESCRIBE_PUBLISHED_ROUTE_ENTRIES,
                    ApiAction.DESCRIBE_ROUTE_CONFLICT,
                    ApiAction.LIST_TRANSIT_ROUTERS,
                    ApiAction.LIST_TRANSIT_ROUTER_VPC_ATTACHMENTS,
                    ApiAction.LIST_TRANSIT_ROUTER_VBR_ATTACHMENTS,
                    ApiAction.LIST_TRANSIT_ROUTER_ROUTE_TABLE_ASSOCIATIONS,
                    ApiAction.LIST_TRANSIT_ROUTER_ROUTE_ENTRIES),
            Need.on(ANYTHING, ApiAction.LIST_ADDONS),
            Need.on(
                    CLUSTER,
                    ApiAction.DESCRIBE_CLUSTER_DETAIL,
                    ApiAction.LIST_CLUSTER_ADDON_INSTANCES,
                    ApiAction.DESCRIBE_CLUSTER_NODE_POOLS)),

    /** Make a vSwitch. */
    V_SWITCH("make a vSwitch", Need.on(ANYTHING, ApiAction.DESCRIBE_V_SWITCHES, ApiAction.CREATE_V_SWITCH)),

    /** Tell what a component is granted, and what a grant would do. Reads only. */
    GRANT_COMPARISON(
            "compare what a component is granted with what it needs",
            Need.on(USER, ApiAction.GET_USER, ApiAction.LIST_POLICIES_FOR_USER, ApiAction.LIST_ACCESS_KEYS),
            // Of the cloud's own policies, too.
            Need.on(ANYTHING, ApiAction.GET_POLICY),
            Need.on(POLICY, ApiAction.LIST_POLICY_VERSIONS)),

    /** Grant a component what it needs: user, policy, attachment, access key. */
    GRANT(
            "grant a component what it needs",
            Need.on(USERS, ApiAction.CREATE_USER),
            Need.on(
                    USER,
                    ApiAction.GET_USER,
                    ApiAction.LIST_POLICIES_FOR_USER,
                    ApiAction.LIST_ACCESS_KEYS,
                    ApiAction.CREATE_ACCESS_KEY,
                    ApiAction.DELETE_ACCESS_KEY),
            Need.on(POLICIES, ApiAction.CREATE_POLICY),
            Need.on(
                    POLICY,
                    ApiAction.GET_POLICY,
                    ApiAction.LIST_POLICY_VERSIONS,
                    ApiAction.CREATE_POLICY_VERSION,
                    ApiAction.SET_DEFAULT_POLICY_VERSION,
                    ApiAction.DELETE_POLICY_VERSION),
            Need.on(List.of(USER, POLICY), ApiAction.ATTACH_POLICY_TO_USER)),

    /** Replace a component's access key. */
    KEY_ROTATION(
            "replace a component's access key",
            Need.on(USER, ApiAction.LIST_ACCESS_KEYS, ApiAction.CREATE_ACCESS_KEY, ApiAction.DELETE_ACCESS_KEY)),

    /** Revoke what a component was granted. */
    REVOKE(
            "revoke what a component was granted",
            Need.on(
                    USER,
                    ApiAction.GET_USER,
                    ApiAction.LIST_POLICIES_FOR_USER,
                    ApiAction.LIST_ACCESS_KEYS,
                    ApiAction.DELETE_ACCESS_KEY,
                    ApiAction.DELETE_USER),
            Need.on(
                    POLICY,
                    ApiAction.GET_POLICY,
                    ApiAction.LIST_POLICY_VERSIONS,
                    ApiAction.LIST_ENTITIES_FOR_POLICY,
                    ApiAction.DELETE_POLICY_VERSION,
                    ApiAction.DELETE_POLICY),
            Need.on(List.of(USER, POLICY), ApiAction.DETACH_POLICY_FROM_USER)),

    /** Find and describe registered clusters, and get an agent's manifest and a kubeconfig, which are credentials. */
    REGISTERED_CLUSTER(
            "find a registered cluster, its agent's manifest and a kubeconfig",
            Need.on(ANYTHING, ApiAction.DESCRIBE_CLUSTERS_V1),
            Need.on(
                    CLUSTER,
                    ApiAction.DESCRIBE_CLUSTER_DETAIL,
                    ApiAction.DESCRIBE_EXTERNAL_AGENT,
                    ApiAction.DESCRIBE_CLUSTER_USER_KUBECONFIG)),

    /** Make a registered cluster. */
    CREATE_CLUSTER(
            "make a registered cluster",
            Need.on(
                    ANYTHING,
                    ApiAction.DESCRIBE_CLUSTERS_V1,
                    ApiAction.CREATE_CLUSTER,
                    ApiAction.DESCRIBE_CLUSTER_DETAIL)),

    /** Delete a registered cluster. */
    DELETE_CLUSTER(
            "delete a registered cluster",
            Need.on(CLUSTER, ApiAction.DESCRIBE_CLUSTER_DETAIL, ApiAction.DELETE_CLUSTER)),

    /** List, install, upgrade, configure and uninstall add-ons. */
    ADD_ON(
            "manage add-ons",
            Need.on(ANYTHING, ApiAction.LIST_ADDONS, ApiAction.DESCRIBE_TASK_INFO),
            Need.on(
                    CLUSTER,
                    ApiAction.LIST_CLUSTER_ADDON_INSTANCES,
                    ApiAction.GET_CLUSTER_ADDON_INSTANCE,
                    ApiAction.INSTALL_CLUSTER_ADDONS,
                    ApiAction.UPGRADE_CLUSTER_ADDONS,
                    ApiAction.UN_INSTALL_CLUSTER_ADDONS,
                    ApiAction.MODIFY_CLUSTER_ADDON)),

    /** Make, change, scale and delete node pools, and wait for their nodes. */
    NODE_POOL(
            "manage node pools",
            Need.on(ANYTHING, ApiAction.DESCRIBE_TASK_INFO),
            Need.on(
                    CLUSTER,
                    ApiAction.DESCRIBE_CLUSTER_NODE_POOLS,
                    ApiAction.DESCRIBE_CLUSTER_NODE_POOL_DETAIL,
                    ApiAction.DESCRIBE_CLUSTER_TASKS,
                    ApiAction.CREATE_CLUSTER_NODE_POOL,
                    ApiAction.MODIFY_CLUSTER_NODE_POOL,
                    ApiAction.REMOVE_NODE_POOL_NODES,
                    ApiAction.DELETE_CLUSTER_NODEPOOL,
                    ApiAction.DESCRIBE_CLUSTER_NODES)),

    /** Put the node script into OSS, and read it back. */
    SCRIPT_HOSTING("host the node script", Need.inOss("PutObject", "GetObject"));

    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes an unmodifiable one.
    private final List<Need> needs;

    Feature(String purpose, Need... needs) {
        this.purpose = purpose;
        this.needs = List.of(needs);
    }

    /** Returns what it is for, in a few words. */
    public String purpose() {
        return purpose;
    }

    /** Returns the actions that it needs, sorted. */
    public Set<RamAction> actions() {
        Set<RamAction> actions = new TreeSet<>();
        needs.forEach(need -> actions.addAll(need.actions()));
        return actions;
    }

    List<Need> needs() {
        return needs;
    }
}
