// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.NodePoolChange;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.NodePoolDeletion;
import io.hybridcluster.aliyun.client.procedure.NodeRemoval;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.aliyun.nodepool.NodePoolSetting;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolModificationTest {
    private static final NodePoolRequest CHANGED = PoolFixture.request()
            .imageType("AliyunLinux3ContainerOptimized")
            .labels(List.of(new Label("workload", "gpu")))
            .taints(List.of(Taint.parse("workload=ack:NoSchedule")))
            .desiredSize(7)
            .build();

    private final PoolFixture cloud = new PoolFixture();
    private final NodePoolClient pools = cloud.pools;

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void givesAPoolOtherSettingsAndLeavesItsSize() {
        pools.create(PoolFixture.pool(1));

        NodePoolChange change = pools.modify(CHANGED, true);

        assertThat(change.steps())
                .singleElement()
                .hasToString("modify node pool \"cloud\": done; to undo, modify it back, it was otherwise:"
                        + " scaling_group.image_type is AliyunLinux3, wanted AliyunLinux3ContainerOptimized;"
                        + " kubernetes_config.labels is \"workload=cpu\", wanted \"workload=gpu\"; kubernetes_config.taints is"
                        + " not set, wanted \"workload=ack:NoSchedule\"");
        NodePool pool = pools.find("cloud").orElseThrow();
        assertThat(pool.setting(NodePoolSetting.LABELS)).containsExactly("workload=gpu");
        assertThat(pool.setting(NodePoolSetting.TAINTS)).containsExactly("workload=ack:NoSchedule");
        assertThat(pool.setting(NodePoolSetting.KEY_PAIR)).containsExactly("kp-hybrid");
        assertThat(pool.desiredSize()).hasValue(1);
        assertThat(pools.modify(CHANGED, true).isChanged()).isFalse();
        assertThat(cloud.calls("ModifyClusterNodePool")).isOne();
    }

    @Test
    void modifiesItWhenAnAnswerIsLost() {
        pools.create(PoolFixture.pool(1));
        for (CloudFault fault : List.of(CloudFault.closeBefore(), CloudFault.closeAfter())) {
            cloud.fault("ModifyClusterNodePool", fault);
        }

        assertThat(pools.modify(CHANGED, false).isChanged()).isTrue();
        assertThat(pools.find("cloud").orElseThrow().setting(NodePoolSetting.LABELS))
                .containsExactly("workload=gpu");
    }

    @Test
    void refusesToModifyWhatIsNotThere() {
        ProcedureFailedException failure = PoolFixture.failure(() -> pools.modify(CHANGED, true));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure)
                .hasMessage(
                        "modify node pool \"cloud\" failed: there is no node pool \"cloud\"; create it, or correct the"
                                + " name");
    }

    @Test
    void saysWhyTheCloudRefusedToModify() {
        pools.create(PoolFixture.pool(1));
        cloud.fault("ModifyClusterNodePool", CloudFault.error(409, "ErrorNodePoolState"));

        ProcedureFailedException failure = PoolFixture.failure(() -> pools.modify(CHANGED, true));

        assertThat(failure)
                .hasMessage(
                        "modify node pool \"cloud\" failed: cs:ModifyClusterNodePool CONFLICT ErrorNodePoolState; wait"
                                + " until what else is being done there has ended, then try again");
    }

    @Test
    void needsNoMoreThanTheActionsThatItCalls() {
        List<ApiAction> needed = List.of(
                ApiAction.DESCRIBE_CLUSTER_DETAIL,
                ApiAction.DESCRIBE_CLUSTER_NODE_POOLS,
                ApiAction.DESCRIBE_CLUSTER_NODE_POOL_DETAIL,
                ApiAction.DESCRIBE_CLUSTER_NODES,
                ApiAction.DESCRIBE_TASK_INFO,
                ApiAction.CREATE_CLUSTER_NODE_POOL,
                ApiAction.MODIFY_CLUSTER_NODE_POOL,
                ApiAction.REMOVE_NODE_POOL_NODES,
                ApiAction.DELETE_CLUSTER_NODEPOOL);
        lifecycle(cloud.client(cloud.fake.user("all", policy(needed))));

        for (ApiAction missing : needed) {
            List<ApiAction> fewer = new ArrayList<>(needed);
            fewer.remove(missing);
            NodePoolClient client = cloud.client(cloud.fake.user("no" + missing.apiName(), policy(fewer)));
            Throwable failure = catchThrowable(() -> lifecycle(client));

            Throwable call = failure instanceof ProcedureFailedException ? failure.getCause() : failure;
            assertThat(call)
                    .as(missing.toString())
                    .isInstanceOfSatisfying(
                            AlibabaCloudException.class,
                            denied -> assertThat(denied.missingPermission()).isEqualTo(missing.ramAction()));
            pools.delete(NodePoolDeletion.of("cloud", "cloud").withNodes());
        }
    }

    private static String policy(List<ApiAction> actions) {
        return actions.stream()
                .map(action -> "\"" + action.ramAction().orElseThrow() + "\"")
                .collect(Collectors.joining(
                        ",",
                        "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[",
                        "],\"Resource\":\"*\"}]}"));
    }

    private static void lifecycle(NodePoolClient client) {
        Duration time = Duration.ofMinutes(5);
        client.awaitNodes(client.create(PoolFixture.pool(1)), 1, time, pool -> {});
        client.modify(CHANGED, true);
        NodePool pool = client.awaitNodes(client.scaleTo("cloud", 2), 2, time, seen -> {});
        client.removeNodes(
                "cloud", client.nodes(pool).get(0).name().stream().toList(), NodeRemoval.drainedAndReleased());
        client.delete(NodePoolDeletion.of("cloud", "cloud").withNodes());
    }

    @Test
    void servesManyThreads() throws Exception {
        cloud.fake.inject(CloudFaultRule.always(CloudFault.throttled()).chance(0.1));
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 32; i++) {
            NodePoolRequest request = NodePoolRequest.builder(
                            "pool-" + i + "-",
                            List.of(new VSwitchId("vsw-node0")),
                            List.of("ecs.g7.xlarge"),
                            List.of(new SecurityGroupId("sg-group0")),
                            "kp")
                    .imageType("AliyunLinux3")
                    .desiredSize(1)
                    .build();
            Thread thread =
                    new Thread(() -> pools.awaitNodes(pools.create(request), 1, Duration.ofMinutes(30), pool -> {}));
            thread.setUncaughtExceptionHandler((any, failure) -> failures.add(failure));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(cloud.poolNames()).hasSize(32).doesNotHaveDuplicates();
        assertThat(cloud.fake.clusters().nodes(cloud.cluster)).hasSize(32);
    }
}
