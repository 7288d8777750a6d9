// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.cluster.LiveCluster;
import io.hybridcluster.aliyun.cluster.Task;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolNode;
import io.hybridcluster.model.id.ClusterId;
import java.util.List;
import java.util.Optional;

/** Reads what there is about a cluster's node pools. */
final class NodePoolReader {
    /** How many tasks of the cluster are looked through for one of a pool. */
    private static final int TASKS = 10;

    private final AlibabaCloud cloud;
    private final ClusterId cluster;

    NodePoolReader(AlibabaCloud cloud, ClusterId cluster) {
        this.cloud = cloud;
        this.cluster = cluster;
    }

    ApiRequest request(ApiAction action) {
        return ApiRequest.of(action).path("ClusterId", cluster.value());
    }

    ApiRequest request(ApiAction action, String poolId) {
        return request(action).path("NodepoolId", poolId);
    }

    LiveCluster cluster() {
        return LiveCluster.from(cloud.call(request(ApiAction.DESCRIBE_CLUSTER_DETAIL)));
    }

    List<NodePool> pools() {
        return cloud.list(request(ApiAction.DESCRIBE_CLUSTER_NODE_POOLS)).stream()
                .map(NodePool::from)
                .toList();
    }

    /** Returns those of exactly this name; the cloud's own filter also takes parts of names. */
    List<NodePool> named(String name) {
        return cloud.list(request(ApiAction.DESCRIBE_CLUSTER_NODE_POOLS).with("NodepoolName", name)).stream()
                .map(NodePool::from)
                .filter(pool -> pool.name().equals(name))
                .toList();
    }

    Optional<NodePool> pool(String id) {
        try {
            ApiAnswer answer = cloud.call(request(ApiAction.DESCRIBE_CLUSTER_NODE_POOL_DETAIL, id));
            return Optional.of(NodePool.from(answer));
        } catch (AlibabaCloudException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    List<NodePoolNode> nodes(String poolId) {
        return cloud.list(request(ApiAction.DESCRIBE_CLUSTER_NODES).with("nodepool_id", poolId)).stream()
                .map(NodePoolNode::from)
                .toList();
    }

    Task task(String id) {
        return Task.from(
                id, cloud.call(ApiRequest.of(ApiAction.DESCRIBE_TASK_INFO).path("task_id", id)));
    }

    /** Says why a pool lacks nodes; what cannot be read is left out, as long as the pool can be. */
    NodePoolDiagnosis diagnose(NodePool pool, Optional<String> taskId) {
        List<NodePoolNode> nodes = orElse(List.of(), () -> nodes(pool.id()));
        Optional<Task> task = orElse(
                Optional.empty(), () -> taskId.isPresent() ? Optional.of(task(taskId.get())) : latestTask(pool.id()));
        return NodePoolDiagnosis.of(pool, nodes, task);
    }

    private static <T> T orElse(T other, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (AlibabaCloudException e) {
            // A diagnosis is better with less than not at all; the interrupt is still set for the next call.
            return other;
        }
    }

    /** Returns the newest task of a pool, among the newest of the cluster. */
    private Optional<Task> latestTask(String poolId) {
        ApiAnswer page = cloud.call(ApiRequest.of(ApiAction.DESCRIBE_CLUSTER_TASKS)
                .path("cluster_id", cluster.value())
                .with("page_size", TASKS)
                .with("page_number", 1));
        return page.list("tasks").stream()
                .limit(TASKS)
                .flatMap(task -> task.findText("task_id").stream())
                .map(this::task)
                .filter(task -> task.targetId().filter(poolId::equals).isPresent())
                .findFirst();
    }
}
