// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Registered clusters: made, found, described and deleted. */
final class ClusterActions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
    private static final Pattern RESERVED = Pattern.compile("(?:aliyun|acs:|https?://).*");
    private static final Duration CREATION = Duration.ofSeconds(20);
    private static final Duration DELETION = Duration.ofSeconds(60);
    private static final int MOST_TAGS = 20;

    private final CsState state;

    ClusterActions(CsState state) {
        this.state = state;
    }

    Map<String, @Nullable Object> create(FakeCall call) throws FakeFailure {
        Map<String, @Nullable Object> request = CsBodies.object(call);
        check(request);
        String vpc = CsBodies.text(request, "vpcid");
        if (!state.network().hasVpc(vpc)) {
            throw new FakeFailure(400, "InvalidVpcId.NotFound", "The specified VPC " + vpc + " does not exist.");
        }
        ClusterRecord cluster = new ClusterRecord(
                "c" + state.ids().hex(32), CsBodies.text(request, "name"), call.now(), call.serial(), request);
        cluster.version = cluster.text("kubernetes_version");
        cluster.deletionProtection = Boolean.TRUE.equals(request.get("deletion_protection"));
        state.clusters.put(cluster.id, cluster);
        TaskRecord task = state.start(call, cluster, "cluster_create", "cluster", cluster.id, false)
                .then("create", CREATION, (self, at) -> {
                    // The test may have connected the agent already.
                    if (cluster.state.equals("initial")) {
                        cluster.state = "waiting";
                    }
                })
                .orElse(() -> cluster.state = "failed");
        return started(call, cluster, task);
    }

    private static void check(Map<String, @Nullable Object> request) throws FakeFailure {
        if (!NAME.matcher(CsBodies.text(request, "name")).matches()) {
            throw CsBodies.invalid(
                    "name must be 1 to 63 letters, digits and hyphens, and must not start with a hyphen");
        }
        CsBodies.text(request, "region_id");
        CsBodies.text(request, "vpcid");
        if (!CsBodies.text(request, "cluster_type").equals("ExternalKubernetes")) {
            throw new FakeFailure(501, "FakeNotImplemented", "the fake makes clusters of type ExternalKubernetes only");
        }
        List<@Nullable Object> tags = Trees.list(request, "tags");
        for (Object tag : tags) {
            if (RESERVED.matcher(Trees.text(tag, "key")).matches()
                    || RESERVED.matcher(Trees.text(tag, "value")).matches()) {
                throw CsBodies.invalid("tags must not start with aliyun, acs:, http:// or https://");
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw CsBodies.invalid("a cluster has at most 20 tags");
        }
    }

    static Map<String, @Nullable Object> started(FakeCall call, ClusterRecord cluster, TaskRecord task) {
        return Trees.of("cluster_id", cluster.id, "task_id", task.id, "request_id", call.requestId());
    }

    Map<String, @Nullable Object> list(FakeCall call) throws FakeFailure {
        List<Map<String, @Nullable Object>> found = state.clusters.values().stream()
                .filter(cluster -> call.sees(cluster.made)
                        && cluster.name.contains(call.parameter("name", ""))
                        && is(call, "cluster_id", cluster.id)
                        && is(call, "cluster_type", "ExternalKubernetes")
                        && is(call, "region_id", cluster.region())
                        && is(call, "profile", "Default"))
                .map(ClusterTrees::of)
                .toList();
        return CsBodies.page(call, "clusters", found, "page_number", "page_size", "page_info", "10");
    }

    private static boolean is(FakeCall call, String parameter, String value) {
        return call.parameter(parameter, value).equals(value);
    }

    Map<String, @Nullable Object> detail(FakeCall call) throws FakeFailure {
        return ClusterTrees.detail(state.cluster(call, "ClusterId"));
    }

    Map<String, @Nullable Object> delete(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        if (cluster.deletionProtection) {
            throw new FakeFailure(
                    400,
                    "ErrorClusterDeletionProtection",
                    "cluster " + cluster.id + " cannot be deleted: its deletion protection is enabled");
        }
        if (cluster.state.equals("deleting")) {
            throw new FakeFailure(400, "ErrorClusterState", "cluster " + cluster.id + " is being deleted");
        }
        cluster.state = "deleting";
        TaskRecord task = state.start(call, cluster, "cluster_delete", "cluster", cluster.id, false);
        task.then("delete", DELETION, (self, at) -> {
                    if (self.fault == null) {
                        cluster.nodes().forEach(node -> state.network().release(node.instanceId));
                        state.clusters.remove(cluster.id);
                    }
                })
                .orElse(() -> cluster.state = "delete_failed");
        return started(call, cluster, task);
    }
}
