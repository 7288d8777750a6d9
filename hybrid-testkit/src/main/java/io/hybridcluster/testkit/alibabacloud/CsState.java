// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clusters and tasks of Container Service, and its time. Guarded by the fake's one lock. */
final class CsState {
    final Map<String, ClusterRecord> clusters = new LinkedHashMap<>();
    final Map<String, TaskRecord> tasks = new LinkedHashMap<>();
    final AddonCatalog catalog = new AddonCatalog();

    /** How far the time of Container Service is ahead of the fake's. */
    Duration ahead = Duration.ZERO;

    Duration perPoll = Duration.ofSeconds(10);
    int nodeQuota = 100;
    boolean quietInstalls;

    private final Ids ids;
    private final ClusterNetwork network;
    private final List<ClusterFault> faults = new ArrayList<>();

    CsState(Ids ids, ClusterNetwork network) {
        this.ids = ids;
        this.network = network;
    }

    Ids ids() {
        return ids;
    }

    ClusterNetwork network() {
        return network;
    }

    void failNext(ClusterFault fault) {
        faults.add(fault);
    }

    /** Starts a task; its stages are added by the caller. */
    TaskRecord start(
            FakeCall call, ClusterRecord cluster, String type, String targetType, String target, boolean scaleOut) {
        return start(time(call.now()), call.serial(), cluster, type, targetType, target, scaleOut);
    }

    TaskRecord start(
            Instant time,
            long made,
            ClusterRecord cluster,
            String type,
            String targetType,
            String target,
            boolean scaleOut) {
        TaskRecord task =
                new TaskRecord("T-" + ids.hex(24), cluster, type, targetType, target, time, made, nextFault(scaleOut));
        tasks.put(task.id, task);
        return task;
    }

    private @Nullable ClusterFault nextFault(boolean scaleOut) {
        Optional<ClusterFault> due = faults.stream()
                .filter(fault -> scaleOut || !fault.onlyScaleOut())
                .findFirst();
        due.ifPresent(faults::remove);
        return due.orElse(null);
    }

    Instant time(Instant now) {
        return now.plus(ahead);
    }

    /** Lets every stage happen whose time has come, in the order of their times. */
    void settle(Instant now) {
        Instant time = time(now);
        for (Optional<TaskRecord> next = due(time); next.isPresent(); next = due(time)) {
            next.get().advance();
        }
    }

    private Optional<TaskRecord> due(Instant time) {
        return tasks.values().stream()
                .filter(task -> task.isRunning() && !task.due().isAfter(time))
                .min(Comparator.comparing(TaskRecord::due));
    }

    ClusterRecord cluster(FakeCall call, String parameter) throws FakeFailure {
        ClusterRecord cluster = clusters.get(call.parameter(parameter, ""));
        if (cluster == null || !call.sees(cluster.made)) {
            throw new FakeFailure(
                    404, "ErrorClusterNotFound", "cluster " + call.parameter(parameter, "") + " not found");
        }
        return cluster;
    }

    /** Returns a cluster whose agent is connected. */
    ClusterRecord running(FakeCall call, String parameter) throws FakeFailure {
        ClusterRecord cluster = cluster(call, parameter);
        if (!cluster.isRunning()) {
            throw new FakeFailure(
                    400,
                    "ErrorClusterState",
                    "cluster " + cluster.id + " is in state " + cluster.state + ", expected running");
        }
        return cluster;
    }

    /** Returns whether a task of this kind of target is under way. */
    boolean isBusy(String target, String type) {
        return tasks.values().stream()
                .anyMatch(task -> task.isRunning() && task.target.equals(target) && task.type.equals(type));
    }
}
