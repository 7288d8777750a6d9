// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.NodeFit;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pod of each DaemonSet on each node where it belongs, at once: it is bound, running and ready as soon as it is
 * made. Source: "Kubernetes: DaemonSet".
 */
final class DaemonPlacement {
    private static final String MANAGER = "kube-controller-manager";
    private static final String HASH = "controller-revision-hash";

    private final Store store;
    private final Writes writes;

    DaemonPlacement(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    /** Does what is to be done after any change. */
    void settle() {
        for (Map<String, @Nullable Object> set : store.list(ResourceTypes.DAEMON_SETS, "")) {
            if (Trees.text(set, "metadata", "deletionTimestamp").isEmpty()) {
                settle(set);
            }
        }
    }

    private void settle(Map<String, @Nullable Object> set) {
        Map<String, @Nullable Object> template = Trees.map(set, "spec", "template");
        NodeFit fit = new NodeFit(Trees.map(template, "spec"));
        String hash = Integer.toHexString(Json.write(new TreeMap<>(template)).hashCode());
        boolean rolls = !Trees.text(set, "spec", "updateStrategy", "type").equals("OnDelete");
        Map<String, Map<String, @Nullable Object>> pods = pods(set);
        long desired = 0;
        long misplaced = 0;
        long updated = 0;
        for (Map<String, @Nullable Object> node : store.list(ResourceTypes.NODES, "")) {
            String name = Trees.text(node, "metadata", "name");
            Map<String, @Nullable Object> pod = pods.remove(name);
            boolean starts = fit.starts(node);
            boolean outdated = pod != null && rolls && !hash(pod).equals(hash);
            if (pod != null && (outdated || !fit.stays(node))) {
                store.remove(ResourceTypes.PODS, pod);
                pod = null;
            }
            if (pod == null && starts) {
                pod = make(set, template, name, hash);
            }
            desired += starts ? 1 : 0;
            misplaced += pod != null && !starts ? 1 : 0;
            updated += pod != null && starts && hash(pod).equals(hash) ? 1 : 0;
        }
        // What is left is on nodes that are no more.
        for (Map<String, @Nullable Object> pod : pods.values()) {
            store.remove(ResourceTypes.PODS, pod);
        }
        report(set, desired, misplaced, updated);
    }

    private static String hash(Map<String, @Nullable Object> pod) {
        return Trees.text(pod, "metadata", "labels", HASH);
    }

    private Map<String, Map<String, @Nullable Object>> pods(Map<String, @Nullable Object> set) {
        Map<String, Map<String, @Nullable Object>> pods = new TreeMap<>();
        store.list(ResourceTypes.PODS, Trees.text(set, "metadata", "namespace")).stream()
                .filter(pod -> Trees.list(pod, "metadata", "ownerReferences").stream()
                        .anyMatch(owner -> Trees.text(owner, "uid").equals(Trees.text(set, "metadata", "uid"))))
                .forEach(pod -> pods.put(Trees.text(pod, "spec", "nodeName"), pod));
        return pods;
    }

    private Map<String, @Nullable Object> make(
            Map<String, @Nullable Object> set, Map<String, @Nullable Object> template, String node, String hash) {
        Map<String, @Nullable Object> metadata = Trees.copy(Trees.map(template, "metadata"));
        metadata.put("generateName", Trees.text(set, "metadata", "name") + "-");
        metadata.put("namespace", Trees.text(set, "metadata", "namespace"));
        Trees.need(metadata, "labels").put(HASH, hash);
        List<@Nullable Object> owners = new ArrayList<>();
        owners.add(Trees.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "name",
                Trees.text(set, "metadata", "name"),
                "uid",
                Trees.text(set, "metadata", "uid"),
                "controller",
                true,
                "blockOwnerDeletion",
                true));
        metadata.put("ownerReferences", owners);
        Map<String, @Nullable Object> spec = Trees.copy(Trees.map(template, "spec"));
        spec.put("nodeName", node);
        Map<String, @Nullable Object> pod =
                writes.create(ResourceTypes.PODS, Trees.of("metadata", metadata, "spec", spec), MANAGER, false);
        Map<String, @Nullable Object> running = Trees.copy(pod);
        List<@Nullable Object> conditions = new ArrayList<>();
        for (String type : List.of("Initialized", "Ready", "ContainersReady", "PodScheduled")) {
            conditions.add(Trees.of("type", type, "status", "True", "lastTransitionTime", writes.now()));
        }
        running.put("status", Trees.of("phase", "Running", "conditions", conditions, "startTime", writes.now()));
        return writes.update(ResourceTypes.PODS, pod, running, "kubelet", true, false);
    }

    private void report(Map<String, @Nullable Object> set, long desired, long misplaced, long updated) {
        Map<String, @Nullable Object> status = Trees.of(
                "currentNumberScheduled", desired,
                "numberMisscheduled", misplaced,
                "desiredNumberScheduled", desired,
                "numberReady", desired,
                "observedGeneration", Trees.number(set, 1, "metadata", "generation"),
                "updatedNumberScheduled", updated,
                "numberAvailable", desired);
        // As the Go type does, which leaves these out when they are nothing.
        status.remove("updatedNumberScheduled", 0L);
        status.remove("numberAvailable", 0L);
        if (!Objects.equals(set.get("status"), status)) {
            Map<String, @Nullable Object> reported = Trees.copy(set);
            reported.put("status", status);
            writes.update(ResourceTypes.DAEMON_SETS, set, reported, MANAGER, true, false);
        }
    }
}
