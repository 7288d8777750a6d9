// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.client.FieldMask;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.NodeCondition;
import io.hybridcluster.k8s.node.ClusterAddresses;
import io.hybridcluster.k8s.node.NodeVerification;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.plan.HybridPlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Compares the nodes and addresses of a live cluster with a plan, and waits for nodes. Changes nothing. */
public final class NodeClient {
    private static final ObjectRef ENDPOINTS = ApiResource.ENDPOINTS.named("default", "kubernetes");
    private static final ObjectRef SERVICE = ApiResource.SERVICES.named("default", "kubernetes");
    private static final ObjectRef CLUSTER_INFO = ApiResource.CONFIG_MAPS.named("kube-public", "cluster-info");

    private final KubernetesApi api;
    private final HybridPlan plan;

    /** Makes a client over this API, for the cluster of this plan. */
    public NodeClient(KubernetesApi api, HybridPlan plan) {
        this.api = requireNonNull(api, "api");
        this.plan = requireNonNull(plan, "plan");
    }

    /**
     * Returns what is wrong with a node that joined.
     *
     * @param verification by what, such as {@code NodeVerification.of(plan)}
     * @throws io.hybridcluster.k8s.client.KubernetesCallException {@code NOT_FOUND} if there is no such node
     */
    public List<LiveFinding> verify(String node, NodeVerification verification) {
        requireNonNull(verification, "verification");
        return verification.verify(Reading.tree(api.get(ApiResource.NODES.named(node))));
    }

    /** Returns how the API server's addresses, the Service block and the nodes' pod blocks differ from the plan. */
    public List<LiveFinding> addresses() {
        ClusterAddresses addresses = ClusterAddresses.of(plan);
        feed(addresses);
        api.list(
                Listing.of(ApiResource.NODES).keeping(FieldMask.of(LiveNode.fields())),
                node -> addresses.addNode(LiveNode.of(plan, Reading.tree(node))));
        return addresses.findings();
    }

    private void feed(ClusterAddresses addresses) {
        Map<ObjectRef, BiConsumer<ClusterAddresses, Map<?, ?>>> parts = Map.of(
                ENDPOINTS, ClusterAddresses::addEndpoints,
                SERVICE, ClusterAddresses::addService,
                CLUSTER_INFO, ClusterAddresses::addConfigMap);
        parts.forEach((ref, add) -> api.find(ref).ifPresent(found -> add.accept(addresses, Reading.tree(found))));
    }

    /**
     * Waits until this many cloud nodes are Ready.
     *
     * @return whether that came about in time
     * @throws IllegalArgumentException if the number is negative
     */
    public boolean awaitReady(int count, Duration atMost) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of " + count + " nodes is negative");
        }
        if (count == 0) {
            return true;
        }
        Set<String> ready = new HashSet<>();
        Listing cloudNodes = Listing.of(ApiResource.NODES)
                .withLabels(Label.EXTERNAL_NODE.toString())
                .keeping(FieldMask.of(LiveNode.fields()));
        return api.watch(cloudNodes, atMost, event -> {
            switch (event.type()) {
                case DELETED -> ready.remove(event.object().name());
                case ADDED, MODIFIED -> note(ready, event.object());
            }
            return ready.size() < count;
        });
    }

    private void note(Set<String> ready, KubernetesObject node) {
        if (LiveNode.of(plan, Reading.tree(node))
                .conditions()
                .ready()
                .filter(NodeCondition::isTrue)
                .isPresent()) {
            ready.add(node.name());
        } else {
            ready.remove(node.name());
        }
    }
}
