// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task of Container Service: steps at moments of the fake's time. Mutable state of the fake. */
final class TaskRecord {
    /** What a step does; it may {@link #fail} the task. */
    interface Step {
        void run(TaskRecord task, Instant at);
    }

    private record Stage(String name, Instant due, Step step) {}

    final String id;
    final String cluster;
    final String type;
    final String targetType;
    final String target;
    final Instant created;
    final long made;
    final @Nullable ClusterFault fault;
    Instant updated;
    String state = "running";

    /** What it was asked for; in the answer. */
    final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    /** Status by instance; in the answer. */
    final Map<String, String> results = new LinkedHashMap<>();

    final List<Map<String, @Nullable Object>> events = new ArrayList<>();

    private final List<Stage> stages = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> stageTrees = new ArrayList<>();
    private int done;
    private String errorCode = "";
    private String errorMessage = "";
    /** The stage in which it failed. */
    private String stuck = "";

    /** Runs once if the task fails. */
    private Runnable undo = () -> {};

    TaskRecord(
            String id,
            ClusterRecord cluster,
            String type,
            String targetType,
            String target,
            Instant created,
            long made,
            @Nullable ClusterFault fault) {
        this.id = id;
        this.cluster = cluster.id;
        this.type = type;
        this.targetType = targetType;
        this.target = target;
        this.created = created;
        this.updated = created;
        this.made = made;
        this.fault = fault;
    }

    /** Adds a stage that is done this long after the task's start. */
    TaskRecord then(String stage, Duration after, Step step) {
        stages.add(new Stage(stage, created.plus(after), step));
        return this;
    }

    TaskRecord orElse(Runnable ifItFails) {
        undo = ifItFails;
        return this;
    }

    boolean isRunning() {
        return state.equals("running");
    }

    Instant due() {
        return stages.get(done).due();
    }

    /** Does the stage that is due. */
    void advance() {
        Stage stage = stages.get(done);
        stage.step().run(this, stage.due());
        updated = stage.due();
        done++;
        if (isRunning() && done == stages.size() && fault != null && !fault.onlyScaleOut()) {
            fail(fault.code(), fault.message());
        }
        stageTrees.add(stage(isRunning() ? "success" : "failed", stage.due()));
        if (isRunning() && done == stages.size()) {
            state = "success";
            event("Normal", "TaskSucceeded", type + " of " + target + " is done", updated);
        }
    }

    void fail(String code, String message) {
        state = "failed";
        errorCode = code;
        errorMessage = message;
        event(
                "Warning",
                code,
                message,
                stages.get(Math.min(done, stages.size() - 1)).due());
        undo.run();
    }

    void event(String level, String reason, String message, Instant at) {
        events.add(Trees.of(
                "action",
                type,
                "level",
                level,
                "message",
                message,
                "reason",
                reason,
                "source",
                "task-manager",
                "timestamp",
                RamDirectory.time(at)));
    }

    private Map<String, @Nullable Object> stage(String stageState, @Nullable Instant end) {
        return Trees.of(
                "state",
                stageState,
                "start_time",
                RamDirectory.time(created),
                "end_time",
                end == null ? "" : RamDirectory.time(end),
                "message",
                stageState.equals("failed") ? errorMessage : "",
                "outputs",
                Trees.of());
    }

    /** Returns it as a list of tasks shows it. */
    Map<String, @Nullable Object> brief() {
        Map<String, @Nullable Object> tree = Trees.of(
                "task_id",
                id,
                "task_type",
                type,
                "state",
                state,
                "created",
                RamDirectory.time(created),
                "updated",
                RamDirectory.time(updated));
        if (!errorCode.isEmpty()) {
            tree.put("error", Trees.of("code", errorCode, "message", errorMessage));
        }
        return tree;
    }

    /** Returns it as DescribeTaskInfo does. */
    Map<String, @Nullable Object> tree() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>(stageTrees);
        if (isRunning()) {
            all.add(stage("running", null));
        }
        List<Map<String, @Nullable Object>> result = new ArrayList<>();
        results.forEach((instance, status) -> result.add(Trees.of("data", instance, "status", status)));
        Map<String, @Nullable Object> tree = brief();
        tree.put("cluster_id", cluster);
        tree.put("current_stage", isRunning() ? stages.get(done).name() : stuck);
        tree.put("target", Trees.of("id", target, "type", targetType));
        tree.put("parameters", Trees.copy(parameters));
        tree.put("stages", all);
        tree.put("events", List.copyOf(events));
        tree.put("task_result", result);
        return tree;
    }
}
