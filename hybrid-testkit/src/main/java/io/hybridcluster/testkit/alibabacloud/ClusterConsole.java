// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a test does to the fake's Container Service beside its API: what elsewhere an agent, a node or time does.
 *
 * <p>Tasks take the fake's time: 20 to 60 seconds. It passes with the clock that the fake was started with, by
 * {@link #advance}, and by ten seconds with each read of Container Service, so that a client that polls takes no real
 * time; {@link #perPoll} sets another amount. This time is Container Service's own: signatures and sessions are held
 * against the fake's clock.
 *
 * <p>What the fake's Container Service does: registered clusters ({@code initial}, {@code waiting}, {@code running} when
 * the agent connects, {@code disconnected}), the agent's manifest and kubeconfigs, add-ons by Kubernetes version, tasks with
 * stages, events and errors, and node pools whose nodes are instances of {@link FakeWorld}: pending after 10 seconds,
 * running after 20, Ready after 60; a node is failed if its script fails or the cluster does not run when it joins. No call
 * has an idempotency token, names are unique nowhere, and lists by name match parts of names: a client has to compare.
 *
 * <p>Where it differs, on purpose:
 * <ul>
 *   <li>clusters of type {@code ExternalKubernetes} only (501 {@code FakeNotImplemented} otherwise); add-ons that a
 *       cluster is created with are not installed; pools are not scaled automatically, nor anything repaired;
 *   <li>a scale-out that could not get all its nodes is not tried again: the desired size stays, the nodes do not come;
 *   <li>the types of tasks, and the codes of refusals that the API reference does not name, are the fake's own:
 *       {@code ErrorClusterState}, {@code ErrorNodePoolNotEmpty}, {@code QuotaExceeded.Node} and the like;
 *   <li>kubeconfigs and manifests lead nowhere.
 * </ul>
 *
 * <p>Source: the API reference of Container Service 2015-12-15 and the response models of its official SDK; the release
 * notes of Terway.
 *
 * <p>Thread-safe.
 */
public final class ClusterConsole {
    private static final String VERSION = "1.24.3";

    private final Object lock;
    private final CsState state;
    private final Supplier<Instant> clock;

    ClusterConsole(Object lock, CsState state, Supplier<Instant> clock) {
        this.lock = lock;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Registers a cluster that waits for its agent, and returns its id.
     *
     * @param name of 1 to 63 letters, digits and hyphens; several may have the same
     * @param vSwitchIds may be none
     */
    public String register(String name, String regionId, String vpcId, List<String> vSwitchIds) {
        String id;
        synchronized (lock) {
            id = "c" + state.ids().hex(32);
        }
        register(id, name, regionId, vpcId, vSwitchIds);
        return id;
    }

    /**
     * Registers a cluster of this id that waits for its agent.
     *
     * @throws IllegalArgumentException if there is one of this id
     */
    public void register(String id, String name, String regionId, String vpcId, List<String> vSwitchIds) {
        Map<String, @Nullable Object> request = Trees.of(
                "name", requireNonNull(name, "name"),
                "region_id", requireNonNull(regionId, "regionId"),
                "vpcid", requireNonNull(vpcId, "vpcId"),
                "vswitch_ids", List.copyOf(vSwitchIds),
                "cluster_type", "ExternalKubernetes");
        synchronized (lock) {
            if (state.clusters.containsKey(requireNonNull(id, "id"))) {
                throw new IllegalArgumentException("the fake has a cluster " + id + " already");
            }
            ClusterRecord cluster = new ClusterRecord(id, name, clock.get(), 0, request);
            cluster.state = "waiting";
            state.clusters.put(cluster.id, cluster);
        }
    }

    /** As {@link #connectAgent(String, boolean, String)} with Kubernetes 1.24.3. */
    public void connectAgent(String clusterId, boolean overPrivateNetwork) {
        connectAgent(clusterId, overPrivateNetwork, VERSION);
    }

    /**
     * Connects the cluster's agent: the cluster runs.
     *
     * @param kubernetesVersion what the agent says of it, such as {@code 1.24.3}
     * @throws IllegalArgumentException if there is no such cluster
     */
    public void connectAgent(String clusterId, boolean overPrivateNetwork, String kubernetesVersion) {
        synchronized (lock) {
            ClusterRecord cluster = cluster(clusterId);
            cluster.state = "running";
            cluster.privateAgent = overPrivateNetwork;
            cluster.version = requireNonNull(kubernetesVersion, "kubernetesVersion");
            cluster.updated = clock.get();
        }
    }

    /**
     * Lets the agent's tunnel break: the cluster is disconnected.
     *
     * @throws IllegalArgumentException if there is no such cluster
     */
    public void disconnectAgent(String clusterId) {
        setState(clusterId, "disconnected");
    }

    /**
     * Puts a cluster into any state, such as {@code updating} or {@code failed}.
     *
     * @throws IllegalArgumentException if there is no such cluster
     */
    public void setState(String clusterId, String clusterState) {
        synchronized (lock) {
            cluster(clusterId).state = requireNonNull(clusterState, "clusterState");
        }
    }

    /**
     * Turns deletion protection on or off.
     *
     * @throws IllegalArgumentException if there is no such cluster
     */
    public void protect(String clusterId, boolean on) {
        synchronized (lock) {
            cluster(clusterId).deletionProtection = on;
        }
    }

    /**
     * Puts an add-on into a cluster, at once and whatever its version.
     *
     * @param config JSON; may be empty
     * @throws IllegalArgumentException if there is no such cluster
     */
    public void putAddon(String clusterId, String name, String version, String config) {
        synchronized (lock) {
            cluster(clusterId).addons.put(name, new AddonRecord(name, version, config));
        }
    }

    /** Offers another version of an add-on, for clusters of this Kubernetes version and later ones. */
    public void offerAddon(String name, String version, String leastKubernetes) {
        synchronized (lock) {
            state.catalog.add(
                    requireNonNull(name, "name"),
                    requireNonNull(version, "version"),
                    requireNonNull(leastKubernetes, "leastKubernetes"));
        }
    }

    /** Offers an add-on in this version only, for clusters of this Kubernetes version and later ones. */
    public void offerAddonOnly(String name, String version, String leastKubernetes) {
        synchronized (lock) {
            state.catalog.remove(requireNonNull(name, "name"));
        }
        offerAddon(name, version, leastKubernetes);
    }

    /** Lets installations of add-ons be answered with an empty body, as the cloud did in 2021; the task is made. */
    public void answerInstallsEmpty() {
        synchronized (lock) {
            state.quietInstalls = true;
        }
    }

    /** Lets something go wrong with the next task that it fits. Several are used up in their order. */
    public void failNext(ClusterFault fault) {
        synchronized (lock) {
            state.failNext(requireNonNull(fault, "fault"));
        }
    }

    /** Sets how many nodes a cluster may have; 100 at the start. */
    public void nodeQuota(int nodes) {
        synchronized (lock) {
            state.nodeQuota = nodes;
        }
    }

    /**
     * Lets a node's kubelet be silent, or heard of again.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public void setOffline(String instanceId, boolean offline) {
        synchronized (lock) {
            state.clusters.values().stream()
                    .flatMap(cluster -> cluster.nodes().stream())
                    .filter(node -> node.instanceId.equals(instanceId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the fake has no node " + instanceId))
                    .offline = offline;
        }
    }

    /**
     * Returns the nodes of a cluster's pools as they are now, by pool, oldest first.
     *
     * @throws IllegalArgumentException if there is no such cluster
     */
    public List<ClusterNode> nodes(String clusterId) {
        synchronized (lock) {
            state.settle(clock.get());
            ClusterRecord cluster = cluster(clusterId);
            return cluster.pools.values().stream()
                    .flatMap(pool -> pool.nodes.stream().map(node -> NodePoolTrees.given(cluster, pool, node)))
                    .toList();
        }
    }

    /** Returns the ids of the clusters, in the order in which they were made. */
    public List<String> clusters() {
        synchronized (lock) {
            state.settle(clock.get());
            return List.copyOf(state.clusters.keySet());
        }
    }

    /**
     * Returns the names of a cluster's node pools, in the order in which they were made: a name twice is a duplicate.
     *
     * @throws IllegalArgumentException if there is no such cluster
     */
    public List<String> pools(String clusterId) {
        synchronized (lock) {
            state.settle(clock.get());
            return cluster(clusterId).pools.values().stream()
                    .map(NodePoolRecord::name)
                    .toList();
        }
    }

    /** Returns the types of the tasks so far, in their order, such as {@code addon_install}. */
    public List<String> tasks() {
        synchronized (lock) {
            return state.tasks.values().stream().map(task -> task.type).toList();
        }
    }

    /**
     * Lets time pass for Container Service, and what happens in it happen.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go by " + time + "; expected 0 or more");
        }
        synchronized (lock) {
            state.ahead = state.ahead.plus(time);
            state.settle(clock.get());
        }
    }

    /**
     * Sets how much time passes with each read of Container Service; none: it passes by the clock and {@link #advance}
     * only.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void perPoll(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go by " + time + "; expected 0 or more");
        }
        synchronized (lock) {
            state.perPoll = time;
        }
    }

    private ClusterRecord cluster(String id) {
        ClusterRecord cluster = state.clusters.get(requireNonNull(id, "clusterId"));
        if (cluster == null) {
            throw new IllegalArgumentException("the fake has no cluster " + id);
        }
        return cluster;
    }
}
