// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.rbac;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static io.hybridcluster.k8s.object.ApiResource.CONTROLLER_REVISIONS;
import static io.hybridcluster.k8s.object.ApiResource.CUSTOM_RESOURCE_DEFINITIONS;
import static io.hybridcluster.k8s.object.ApiResource.DAEMON_SETS;
import static io.hybridcluster.k8s.object.ApiResource.ENDPOINTS;
import static io.hybridcluster.k8s.object.ApiResource.EVENTS;
import static io.hybridcluster.k8s.object.ApiResource.INSTALLATIONS;
import static io.hybridcluster.k8s.object.ApiResource.IP_POOLS_V3;
import static io.hybridcluster.k8s.object.ApiResource.NODES;
import static io.hybridcluster.k8s.object.ApiResource.PODS;
import static io.hybridcluster.k8s.object.ApiResource.SECRETS;
import static io.hybridcluster.k8s.object.ApiResource.SERVICES;

import io.hybridcluster.k8s.object.ApiResource;
import java.util.List;

/** What the SDK can do in a cluster, each with the rules it needs when it stands alone. */
public enum Feature {
    /** Look at what runs the network, and at every DaemonSet that would land on a cloud node. */
    SEPARATION_SURVEY(
            "look at what runs the network",
            PolicyRule.cluster(DAEMON_SETS, "list"),
            PolicyRule.cluster(INSTALLATIONS, "list"),
            PolicyRule.cluster(ApiResource.IP_POOLS, "list")),

    /** Keep workloads off cloud nodes, and take that back. */
    SEPARATION(
            "keep workloads off cloud nodes",
            PolicyRule.cluster(DAEMON_SETS, "get", "list", "patch"),
            PolicyRule.cluster(INSTALLATIONS, "get", "list", "patch"),
            PolicyRule.cluster(ApiResource.IP_POOLS, "list")),

    /** Write {@code kube-system/eni-config}. */
    TERWAY_CONFIG(
            "configure Terway",
            PolicyRule.in("kube-system", CONFIG_MAPS, "create"),
            PolicyRule.named("kube-system", CONFIG_MAPS, "eni-config", "get", "patch", "delete")),

    /**
     * Move Terway's AccessKey from {@code eni-config} to the add-on's Secret, and prove that nothing is left of it. The
     * overlays that nodes name may be any ConfigMap of the namespace.
     */
    TERWAY_CREDENTIALS(
            "move Terway's AccessKey into its Secret",
            PolicyRule.in("kube-system", SECRETS, "create"),
            PolicyRule.named("kube-system", SECRETS, "alibaba-addon-secret", "get", "patch"),
            PolicyRule.in("kube-system", CONFIG_MAPS, "get", "patch"),
            PolicyRule.in("kube-system", DAEMON_SETS, "get"),
            PolicyRule.in("kube-system", CONTROLLER_REVISIONS, "list"),
            PolicyRule.cluster(NODES, "list")),

    /** Put a new AccessKey into the add-on's Secret, as it comes from RAM. */
    ADDON_SECRET(
            "put an AccessKey into the add-on's Secret",
            PolicyRule.in("kube-system", SECRETS, "create"),
            PolicyRule.named("kube-system", SECRETS, "alibaba-addon-secret", "get", "patch")),

    /** Restart Terway's pods and wait for them. */
    TERWAY_RESTART("restart Terway's pods", PolicyRule.in("kube-system", DAEMON_SETS, "get", "list", "watch", "patch")),

    /** Tell the agent where the node script is. */
    AGENT_CONFIG(
            "tell the agent where the node script is",
            PolicyRule.in("kube-system", CONFIG_MAPS, "create"),
            PolicyRule.named("kube-system", CONFIG_MAPS, "ack-agent-config", "get", "patch", "delete")),

    /** Make the disabled Calico pools for the cloud's blocks. */
    IP_POOLS(
            "keep Calico from masquerading traffic to the cloud",
            PolicyRule.cluster(ApiResource.IP_POOLS, "list", "get", "create", "patch", "delete"),
            PolicyRule.cluster(IP_POOLS_V3, "list", "get", "create", "patch", "delete")),

    /** Take a fingerprint of Calico's CRDs and objects, compare it. */
    CRD_GUARD(
            "fingerprint Calico's definitions and objects",
            PolicyRule.cluster(CUSTOM_RESOURCE_DEFINITIONS, "list"),
            PolicyRule.cluster(CalicoResources.OF_CRDS, "list"),
            PolicyRule.cluster(CalicoResources.OF_OPERATOR, "list")),

    /** Restore Calico's CRDs and objects from a fingerprint. */
    CRD_RESTORE(
            "restore Calico's definitions and objects",
            PolicyRule.cluster(CUSTOM_RESOURCE_DEFINITIONS, "list", "get", "create", "patch"),
            PolicyRule.cluster(CalicoResources.OF_CRDS, "list", "get", "create", "patch"),
            PolicyRule.cluster(CalicoResources.OF_OPERATOR, "list", "get", "create", "patch")),

    /**
     * Make, look at and remove bootstrap tokens. RBAC cannot limit this to Secrets of one type: whoever may do it can read
     * every Secret of the namespace.
     */
    BOOTSTRAP_TOKENS(
            "renew bootstrap tokens",
            PolicyRule.in("kube-system", SECRETS, "list", "get", "create", "delete"),
            PolicyRule.named("kube-public", CONFIG_MAPS, "cluster-info", "get")),

    /** Compare nodes and the API server's addresses with the plan. */
    NODE_VERIFICATION(
            "compare nodes and addresses with the plan",
            PolicyRule.cluster(NODES, "list", "get"),
            PolicyRule.named("default", ENDPOINTS, "kubernetes", "get"),
            PolicyRule.named("default", SERVICES, "kubernetes", "get"),
            PolicyRule.named("kube-public", CONFIG_MAPS, "cluster-info", "get")),

    /** Answer whether the hybrid cluster is sound. Reads only, and no Secret. */
    DOCTOR(
            "examine the cluster",
            PolicyRule.cluster(NODES, "list"),
            PolicyRule.cluster(PODS, "list"),
            PolicyRule.cluster(DAEMON_SETS, "list"),
            PolicyRule.cluster(EVENTS, "list"),
            PolicyRule.cluster(INSTALLATIONS, "list"),
            PolicyRule.cluster(ApiResource.IP_POOLS, "list"),
            PolicyRule.named("kube-system", CONFIG_MAPS, "eni-config", "get"),
            PolicyRule.named("kube-system", CONFIG_MAPS, "ack-agent-config", "get"),
            PolicyRule.named("kube-public", CONFIG_MAPS, "cluster-info", "get"),
            PolicyRule.named("default", ENDPOINTS, "kubernetes", "get"),
            PolicyRule.named("default", SERVICES, "kubernetes", "get"));

    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes an unmodifiable one.
    private final List<PolicyRule> rules;

    Feature(String purpose, PolicyRule... rules) {
        this.purpose = purpose;
        this.rules = List.of(rules);
    }

    /** Returns what it is for, in a few words. */
    public String purpose() {
        return purpose;
    }

    /** Returns the rules it needs. */
    public List<PolicyRule> rules() {
        return rules;
    }
}
