// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.cluster.AgentManifest;
import io.hybridcluster.aliyun.cluster.AgentMode;
import io.hybridcluster.aliyun.cluster.ClusterState;
import io.hybridcluster.aliyun.cluster.Kubeconfig;
import io.hybridcluster.aliyun.cluster.LiveCluster;
import io.hybridcluster.aliyun.cluster.NewCluster;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.live.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds, describes, makes, waits for and deletes registered clusters.
 *
 * <p>Methods that only read throw {@link AlibabaCloudException}; {@link #create}, {@link #delete} and those that wait throw
 * {@link ProcedureFailedException}, which says what was made. Keeps no state; thread-safe.
 */
public final class RegisteredClusterClient {
    private static final Duration SHORTEST_KUBECONFIG = Duration.ofMinutes(15);
    private static final Duration LONGEST_KUBECONFIG = Duration.ofDays(3);

    private final AlibabaCloud cloud;
    private final TaskWaiter waiter;

    /** Makes a client over this one, in its region, which waits as {@link WaitPolicy#standard}. */
    public RegisteredClusterClient(AlibabaCloud cloud) {
        this(cloud, WaitPolicy.standard());
    }

    /** Makes a client over this one that waits otherwise. */
    public RegisteredClusterClient(AlibabaCloud cloud, WaitPolicy policy) {
        this.cloud = requireNonNull(cloud, "cloud");
        this.waiter = new TaskWaiter(cloud, policy);
    }

    /**
     * Returns the registered clusters of this name in the region, in the cloud's order; several may have the same one.
     * Deleted ones are left out.
     */
    public List<LiveCluster> find(String name) {
        requireNonNull(name, "name");
        // The cloud's filter takes part of a name, too.
        return cloud
                .list(ApiRequest.of(ApiAction.DESCRIBE_CLUSTERS_V1)
                        .with("name", name)
                        .with("cluster_type", LiveCluster.REGISTERED)
                        .with("region_id", cloud.region().value()))
                .stream()
                .filter(item -> item.findText("name").filter(name::equals).isPresent())
                .map(LiveCluster::from)
                .filter(cluster -> cluster.isRegistered() && cluster.state() != ClusterState.DELETED)
                .toList();
    }

    /** Returns the cluster of this id, or empty if there is none in the region and the account. */
    public Optional<LiveCluster> find(ClusterId id) {
        try {
            return Optional.of(describe(id));
        } catch (AlibabaCloudException e) {
            if (e.reason() == AlibabaCloudException.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns the cluster of this id, registered or not; {@code NOT_FOUND} if there is none in the region and the account. */
    public LiveCluster describe(ClusterId id) {
        return LiveCluster.from(cloud.call(of(ApiAction.DESCRIBE_CLUSTER_DETAIL, id)));
    }

    private static ApiRequest of(ApiAction action, ClusterId id) {
        return ApiRequest.of(action).path("ClusterId", requireNonNull(id, "id").value());
    }

    /**
     * Returns the manifest by which the cluster's agent is deployed.
     *
     * @param intranet whether the agent connects from inside the network that is joined to the VPC, which the nodes of a node
     *     pool need
     */
    public AgentManifest agentManifest(ClusterId id, boolean intranet, AgentMode mode) {
        return AgentManifest.from(
                id,
                cloud.call(of(ApiAction.DESCRIBE_EXTERNAL_AGENT, id)
                        .with("PrivateIpAddress", intranet)
                        .with("AgentMode", requireNonNull(mode, "mode").toString())));
    }

    /**
     * Returns a kubeconfig of the cluster for the caller, by its endpoint in the Internet or in the intranet.
     *
     * @param duration how long it holds, in whole minutes, from 15 to 4320
     * @throws IllegalArgumentException if the duration is not so
     */
    public Kubeconfig kubeconfig(ClusterId id, Duration duration, boolean intranet) {
        requireNonNull(duration, "duration");
        if (duration.compareTo(SHORTEST_KUBECONFIG) < 0
                || duration.compareTo(LONGEST_KUBECONFIG) > 0
                || !duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            throw new IllegalArgumentException(
                    "a kubeconfig cannot hold for " + duration + ": expected whole minutes from 15 to 4320");
        }
        return Kubeconfig.from(
                id,
                cloud.call(of(ApiAction.DESCRIBE_CLUSTER_USER_KUBECONFIG, id)
                        .with("PrivateIpAddress", intranet)
                        .with("TemporaryDurationMinutes", duration.toMinutes())));
    }

    /**
     * Makes a registered cluster, unless there is one of its name: then nothing is made or changed, and the answer says how
     * that one differs. The name is looked for before, and again if it is not known what became of the request, so that a
     * repetition makes no second one. The agent is still to be connected: {@link #agentManifest}, {@link #awaitRunning}.
     *
     * @throws ProcedureFailedException {@code STATE} if several clusters have the name; {@code CALL}
     * @throws IllegalArgumentException if it is for another region than the client
     */
    public CreatedCluster create(NewCluster wanted) {
        requireNonNull(wanted, "wanted");
        if (!wanted.region().equals(cloud.region())) {
            throw new IllegalArgumentException(
                    wanted + " cannot be made by a client for " + cloud.region() + ": take one for its region");
        }
        String what = "create " + wanted;
        Optional<LiveCluster> before = only(wanted, what);
        if (before.isPresent()) {
            return new CreatedCluster(before.get(), Step.alreadyThere(what), wanted.differences(before.get()));
        }
        LiveCluster made = send(wanted, what);
        return new CreatedCluster(made, Step.done(what, "delete cluster " + made.id()), List.of());
    }

    private LiveCluster send(NewCluster wanted, String what) {
        Optional<String> id;
        try {
            id = cloud.call(ApiRequest.of(ApiAction.CREATE_CLUSTER).body(wanted.document()))
                    .findText("cluster_id");
        } catch (AlibabaCloudException e) {
            ProcedureFailedException failure = ProcedureFailedException.of(e, what, List.of());
            if (!e.outcomeUnknown()) {
                throw failure;
            }
            return named(wanted, what, failure);
        }
        if (id.isEmpty()) {
            return named(
                    wanted,
                    what,
                    ProcedureFailedException.of(
                            Reason.CALL,
                            what + " was answered without an id, and whether it took effect is not known",
                            "look for it by its name",
                            List.of()));
        }
        return appeared(new ClusterId(id.get()), what);
    }

    private Optional<LiveCluster> only(NewCluster wanted, String what) {
        List<LiveCluster> found;
        try {
            found = find(wanted.name());
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, what, List.of());
        }
        if (found.size() > 1) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    what + ": " + found.size() + " registered clusters have that name: "
                            + found.stream().map(LiveCluster::id).toList(),
                    "choose one of them by its id, or another name",
                    List.of());
        }
        return found.stream().findFirst();
    }

    private LiveCluster appeared(ClusterId id, String what) {
        Step made = Step.done(what, "delete cluster " + id);
        try {
            return new TaskWaiter(cloud, WaitPolicy.settling())
                    .<Optional<LiveCluster>>until(what, () -> find(id), Optional::isPresent)
                    .orElseThrow();
        } catch (ProcedureFailedException e) {
            throw e.after(List.of(made));
        }
    }

    /** Names are not unique, so what cannot be found is not asked for again: that is for whoever knows that it is not there. */
    private LiveCluster named(NewCluster wanted, String what, ProcedureFailedException failure) {
        try {
            return new TaskWaiter(cloud, WaitPolicy.settling())
                    .<Optional<LiveCluster>>until(what, () -> only(wanted, what), Optional::isPresent)
                    .orElseThrow();
        } catch (ProcedureFailedException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /**
     * Waits until the agent is connected and the cluster can be used.
     *
     * @throws ProcedureFailedException {@code STATE} at once if its state will not become so by itself; {@code TIMED_OUT}
     *     with what to do about the state that it was in, such as {@code WAITING} or {@code DISCONNECTED}
     */
    public LiveCluster awaitRunning(ClusterId id) {
        String what = "wait for cluster " + requireNonNull(id, "id") + " to be running";
        LiveCluster[] seen = new LiveCluster[1];
        LiveCluster cluster;
        try {
            cluster = waiter.until(
                    what,
                    () -> seen[0] = describe(id),
                    found -> found.state() == ClusterState.RUNNING
                            || found.state().isDeadEnd());
        } catch (ProcedureFailedException e) {
            if (e.reason() == Reason.TIMED_OUT && seen[0] != null) {
                throw ProcedureFailedException.of(
                        Reason.TIMED_OUT,
                        what + ": it is " + seen[0].state(),
                        seen[0].state().remedy(),
                        List.of(),
                        e);
            }
            throw e;
        }
        if (cluster.state() != ClusterState.RUNNING) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    what + ": it is " + cluster.state(),
                    cluster.state().remedy(),
                    List.of());
        }
        return cluster;
    }

    /**
     * Deletes a cluster and waits until it is gone. Does nothing if it is gone already.
     *
     * @throws IllegalArgumentException if the cluster has another name than the intent says, or is no registered one; nothing
     *     is deleted
     * @throws ProcedureFailedException {@code STATE} if it is protected, or could not be deleted; {@code TIMED_OUT};
     *     {@code CALL}
     */
    public Step delete(ClusterDeletion intent) {
        ClusterId id = requireNonNull(intent, "intent").cluster();
        String what = "delete cluster " + id;
        Optional<LiveCluster> found;
        try {
            found = find(id);
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, what, List.of());
        }
        if (found.filter(cluster -> cluster.state() != ClusterState.DELETED).isEmpty()) {
            return Step.alreadyThere(what);
        }
        check(found.get(), intent);
        if (found.get().state() != ClusterState.DELETING) {
            send(intent, what);
        }
        Optional<LiveCluster> last;
        try {
            last = waiter.until(
                    what,
                    () -> find(id),
                    now -> now.filter(cluster -> cluster.state() != ClusterState.DELETED
                                    && cluster.state() != ClusterState.DELETE_FAILED)
                            .isEmpty());
        } catch (ProcedureFailedException e) {
            throw e.after(List.of(Step.doneForGood("ask to " + what)));
        }
        if (last.filter(cluster -> cluster.state() == ClusterState.DELETE_FAILED)
                .isPresent()) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    what + ": it is " + ClusterState.DELETE_FAILED,
                    ClusterState.DELETE_FAILED.remedy(),
                    List.of());
        }
        return Step.doneForGood(what);
    }

    private static void check(LiveCluster cluster, ClusterDeletion intent) {
        if (!cluster.name().equals(intent.name())) {
            throw new IllegalArgumentException("cluster " + cluster.id() + " is named " + Shown.text(cluster.name())
                    + ", not " + Shown.text(intent.name()) + ": nothing was deleted");
        }
        if (!cluster.isRegistered()) {
            throw new IllegalArgumentException("cluster " + cluster.id() + " is of type " + Shown.name(cluster.type())
                    + ", not a registered one: nothing was deleted");
        }
        if (cluster.isDeletionProtected()) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    "delete cluster " + cluster.id() + ": its deletion protection is on",
                    "turn it off in the console, if it is really to be deleted",
                    List.of());
        }
    }

    private void send(ClusterDeletion intent, String what) {
        try {
            cloud.call(of(ApiAction.DELETE_CLUSTER, intent.cluster())
                    .with("retain_all_resources", intent.retainResources()));
        } catch (AlibabaCloudException e) {
            // Of a request that may have been made, the state tells.
            if (e.reason() != AlibabaCloudException.Reason.NOT_FOUND && !e.outcomeUnknown()) {
                throw ProcedureFailedException.of(e, what, List.of());
            }
        }
    }
}
