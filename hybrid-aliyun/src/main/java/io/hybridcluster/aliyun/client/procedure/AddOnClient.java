// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.InstalledAddOn.Outcome;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.cluster.AddOn;
import io.hybridcluster.aliyun.cluster.AddOnInstance;
import io.hybridcluster.aliyun.cluster.AddOnRequest;
import io.hybridcluster.aliyun.cluster.AddOnState;
import io.hybridcluster.aliyun.cluster.Task;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lists, installs, upgrades, configures and uninstalls the add-ons of one registered cluster, and waits until that is done.
 *
 * <p>Each is looked up before it is asked for, and again when it is not known what became of a request, so that it is safe to
 * repeat. Methods that only read throw {@link AlibabaCloudException}; the others {@link ProcedureFailedException}:
 * {@code TASK} with the task, its stage and events; {@code TIMED_OUT}; {@code STATE}; {@code CALL}. Keeps no state;
 * thread-safe.
 */
public final class AddOnClient {
    private final AlibabaCloud cloud;
    private final ClusterId cluster;
    private final TaskWaiter waiter;

    /** Makes a client over this one, for a cluster, which waits as {@link WaitPolicy#standard}. */
    public AddOnClient(AlibabaCloud cloud, ClusterId cluster) {
        this(cloud, cluster, WaitPolicy.standard(), task -> {});
    }

    /**
     * Makes a client over this one that waits otherwise.
     *
     * @param listener is told of each look at a task, on the thread that waits
     */
    public AddOnClient(AlibabaCloud cloud, ClusterId cluster, WaitPolicy policy, Consumer<? super Task> listener) {
        this.cloud = requireNonNull(cloud, "cloud");
        this.cluster = requireNonNull(cluster, "cluster");
        this.waiter = new TaskWaiter(cloud, policy, listener);
    }

    /** Returns the add-ons that this cluster can have, each in its newest version, in the cloud's order. */
    public List<AddOn> available() {
        return cloud.list(ApiRequest.of(ApiAction.LIST_ADDONS).with("cluster_id", cluster.value())).stream()
                .map(AddOn::from)
                .toList();
    }

    /** Returns the add-on of this name that this cluster can have, or empty if it can have none. */
    public Optional<AddOn> available(String name) {
        AddOnRequest.requireName(name);
        return available().stream().filter(addOn -> addOn.name().equals(name)).findFirst();
    }

    /** Returns the add-ons that are in the cluster, without their configurations, in the cloud's order. */
    public List<AddOnInstance> installed() {
        return cloud
                .list(ApiRequest.of(ApiAction.LIST_CLUSTER_ADDON_INSTANCES).path("cluster_id", cluster.value()))
                .stream()
                .map(AddOnInstance::from)
                .toList();
    }

    /** Returns the add-on of this name that is in the cluster, with its configuration, or empty if it is not there. */
    public Optional<AddOnInstance> installed(String name) {
        AddOnRequest.requireName(name);
        Optional<AddOnInstance> listed = listed(name);
        if (listed.isEmpty()) {
            return listed;
        }
        try {
            return Optional.of(AddOnInstance.from(cloud.call(ApiRequest.of(ApiAction.GET_CLUSTER_ADDON_INSTANCE)
                    .path("cluster_id", cluster.value())
                    .path("instance_name", name))));
        } catch (AlibabaCloudException e) {
            if (e.reason() == AlibabaCloudException.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<AddOnInstance> listed(String name) {
        return installed().stream().filter(addOn -> addOn.name().equals(name)).findFirst();
    }

    /**
     * Installs an add-on and waits until it is active. One that is there is never changed: the answer says in which version,
     * and what to do.
     */
    public InstalledAddOn install(AddOnRequest wanted) {
        String what = "install " + requireNonNull(wanted, "wanted") + " in cluster " + cluster;
        Optional<AddOnInstance> before = look(wanted.name(), what);
        if (before.isPresent()) {
            return InstalledAddOn.nothingDone(compared(before.get(), wanted), before, what);
        }
        ApiRequest request = ApiRequest.of(ApiAction.INSTALL_CLUSTER_ADDONS)
                .path("ClusterId", cluster.value())
                .body(wanted.installBody());
        return perform(
                request,
                what,
                before,
                wanted.name(),
                "uninstall add-on " + wanted.name(),
                found -> found.filter(addOn -> addOn.isVersion(wanted.version()) && isActive(addOn))
                        .isPresent());
    }

    private static Outcome compared(AddOnInstance found, AddOnRequest wanted) {
        if (found.state() != AddOnState.ACTIVE && found.state() != AddOnState.UNKNOWN) {
            return Outcome.BUSY;
        }
        if (!found.isVersion(wanted.version())) {
            return Outcome.OTHER_VERSION;
        }
        boolean otherConfig =
                wanted.config().filter(config -> !found.hasConfig(config)).isPresent();
        return otherConfig ? Outcome.OTHER_CONFIG : Outcome.ALREADY_THERE;
    }

    /** Upgrades an add-on that is there in another version, and waits until it is active in the wanted one. */
    public InstalledAddOn upgrade(AddOnRequest wanted) {
        String what = "upgrade to " + requireNonNull(wanted, "wanted") + " in cluster " + cluster;
        Optional<AddOnInstance> before = look(wanted.name(), what);
        Outcome outcome = before.map(found -> compared(found, wanted)).orElse(Outcome.NOT_INSTALLED);
        if (outcome != Outcome.OTHER_VERSION) {
            return InstalledAddOn.nothingDone(outcome, before, what);
        }
        String from = before.get().version();
        ApiRequest request = ApiRequest.of(ApiAction.UPGRADE_CLUSTER_ADDONS)
                .path("ClusterId", cluster.value())
                .body(wanted.upgradeBody(from));
        return perform(
                request,
                what,
                before,
                wanted.name(),
                "ask the cloud's support; a version before " + wanted.version() + " cannot be installed over it",
                found -> found.filter(addOn -> addOn.isVersion(wanted.version()) && isActive(addOn))
                        .isPresent());
    }

    /**
     * Changes the configuration of an add-on that is there, and waits until it is active. What it has now is in
     * {@link #installed(String)}; one that has all of this already is left as it is.
     */
    public InstalledAddOn configure(String name, Document config) {
        requireNonNull(config, "config");
        String what = "configure add-on " + AddOnRequest.requireName(name) + " in cluster " + cluster;
        Optional<AddOnInstance> before = look(name, what);
        if (before.isEmpty()) {
            return InstalledAddOn.nothingDone(Outcome.NOT_INSTALLED, before, what);
        }
        AddOnRequest wanted = new AddOnRequest(name, before.get().version(), Optional.of(config));
        Outcome outcome = compared(before.get(), wanted);
        if (outcome != Outcome.OTHER_CONFIG) {
            return InstalledAddOn.nothingDone(outcome, before, what);
        }
        ApiRequest request = ApiRequest.of(ApiAction.MODIFY_CLUSTER_ADDON)
                .path("cluster_id", cluster.value())
                .path("component_id", name)
                .body(AddOnRequest.configBody(config));
        boolean[] changing = new boolean[1];
        InstalledAddOn configured = perform(request, what, before, name, "configure it as it was", found -> {
            changing[0] |= !found.equals(before);
            return changing[0] && found.filter(AddOnClient::isActive).isPresent();
        });
        // No answer names the task, so that this is how a failed one shows.
        if (configured.instance().equals(before)) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    what + ": it has the configuration that it had",
                    "look at the cluster's events for why the new one was not taken",
                    List.of());
        }
        return configured;
    }

    /**
     * Uninstalls an add-on and waits until it is gone. Does nothing if it is not there.
     *
     * @param cleanUp whether what it made in the account is deleted, too
     */
    public InstalledAddOn uninstall(String name, boolean cleanUp) {
        String what = "uninstall add-on " + AddOnRequest.requireName(name) + " in cluster " + cluster;
        Optional<AddOnInstance> before = look(name, what);
        if (before.isEmpty()) {
            return InstalledAddOn.nothingDone(Outcome.ALREADY_THERE, before, what);
        }
        if (before.get().state() == AddOnState.UPDATING || before.get().state() == AddOnState.UPGRADING) {
            return InstalledAddOn.nothingDone(Outcome.BUSY, before, what);
        }
        ApiRequest request = ApiRequest.of(ApiAction.UN_INSTALL_CLUSTER_ADDONS)
                .path("ClusterId", cluster.value())
                .body(AddOnRequest.uninstallBody(name, cleanUp));
        return perform(
                request,
                what,
                before,
                name,
                "install add-on " + name + " " + before.get().version() + " again",
                Optional::isEmpty);
    }

    private static boolean isActive(AddOnInstance addOn) {
        return addOn.state() == AddOnState.ACTIVE || addOn.state() == AddOnState.UNKNOWN;
    }

    private Optional<AddOnInstance> look(String name, String what) {
        try {
            return installed(name);
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, what, List.of());
        }
    }

    private InstalledAddOn perform(
            ApiRequest request,
            String what,
            Optional<AddOnInstance> before,
            String name,
            String undo,
            Predicate<Optional<AddOnInstance>> done) {
        Optional<String> taskId = send(request, what, before, name);
        try {
            Optional<Task> task = taskId.map(id -> waiter.awaitTask(id, what));
            Optional<AddOnInstance> after = waiter.until(what, () -> installed(name), done);
            return new InstalledAddOn(Outcome.DONE, after, Step.done(what, undo), task);
        } catch (ProcedureFailedException e) {
            throw e.after(List.of(Step.done("ask to " + what, undo)));
        }
    }

    /** Returns the task's id; the cloud answers without content, too. */
    private Optional<String> send(ApiRequest request, String what, Optional<AddOnInstance> before, String name) {
        try {
            return taskOf(cloud.call(request));
        } catch (AlibabaCloudException e) {
            if (!e.outcomeUnknown()) {
                throw ProcedureFailedException.of(e, what, List.of());
            }
            return hasChanged(what, before, name) ? Optional.empty() : repeat(request, what, e);
        }
    }

    private static Optional<String> taskOf(ApiAnswer answer) {
        return answer.findText("task_id");
    }

    /** Whether there is a sign that a request of which no answer came is being done. */
    private boolean hasChanged(String what, Optional<AddOnInstance> before, String name) {
        try {
            new TaskWaiter(cloud, WaitPolicy.settling())
                    .<Optional<AddOnInstance>>until(what, () -> installed(name), now -> !now.equals(before));
            return true;
        } catch (ProcedureFailedException e) {
            if (e.reason() == Reason.TIMED_OUT) {
                return false;
            }
            throw e;
        }
    }

    /** A cluster has an add-on once, so asking again makes no second one: the cloud refuses what is going on already. */
    private Optional<String> repeat(ApiRequest request, String what, AlibabaCloudException lost) {
        try {
            return taskOf(cloud.call(request));
        } catch (AlibabaCloudException e) {
            if (e.reason() == AlibabaCloudException.Reason.ALREADY_EXISTS
                    || e.reason() == AlibabaCloudException.Reason.CONFLICT) {
                return Optional.empty();
            }
            // What the first request came to is still not known.
            lost.addSuppressed(e);
            throw ProcedureFailedException.of(lost, what, List.of());
        }
    }
}
