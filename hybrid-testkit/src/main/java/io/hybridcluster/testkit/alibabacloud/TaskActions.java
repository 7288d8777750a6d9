// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks and events of Container Service. */
final class TaskActions {
    private final CsState state;

    TaskActions(CsState state) {
        this.state = state;
    }

    Map<String, @Nullable Object> describe(FakeCall call) throws FakeFailure {
        TaskRecord task = state.tasks.get(call.parameter("task_id", ""));
        if (task == null || !call.sees(task.made)) {
            throw new FakeFailure(404, "ErrorTaskNotFound", "task " + call.parameter("task_id", "") + " not found");
        }
        return task.tree();
    }

    Map<String, @Nullable Object> list(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "cluster_id");
        List<Map<String, @Nullable Object>> tasks =
                tasks(call, cluster).stream().map(TaskRecord::brief).toList();
        Map<String, @Nullable Object> page =
                CsBodies.page(call, "tasks", tasks, "page_number", "page_size", "page_info", "10");
        page.put("requestId", call.requestId());
        return page;
    }

    /** Returns the tasks of a cluster, newest first. */
    private List<TaskRecord> tasks(FakeCall call, ClusterRecord cluster) {
        List<TaskRecord> tasks = new ArrayList<>(state.tasks.values().stream()
                .filter(task -> task.cluster.equals(cluster.id) && call.sees(task.made))
                .toList());
        java.util.Collections.reverse(tasks);
        tasks.sort(Comparator.comparing((TaskRecord task) -> task.created).reversed());
        return tasks;
    }

    Map<String, @Nullable Object> events(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        String only = call.parameter("task_id", "");
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        for (TaskRecord task : tasks(call, cluster)) {
            if (only.isEmpty() || only.equals(task.id)) {
                for (int i = 0; i < task.events.size(); i++) {
                    events.add(event(task, i));
                }
            }
        }
        return CsBodies.page(call, "events", events, "page_number", "page_size", "page_info", "50");
    }

    private static Map<String, @Nullable Object> event(TaskRecord task, int number) {
        Map<String, @Nullable Object> event = task.events.get(number);
        return Trees.of(
                "event_id",
                "E-" + task.id.substring(2) + "-" + number,
                "type",
                task.type,
                "source",
                Trees.text(event, "source"),
                "subject",
                task.target,
                "time",
                Trees.text(event, "timestamp"),
                "cluster_id",
                task.cluster,
                "data",
                Trees.of(
                        "level",
                        Trees.text(event, "level").equals("Normal") ? "info" : "error",
                        "message",
                        Trees.text(event, "message"),
                        "reason",
                        Trees.text(event, "reason")));
    }
}
