// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.client.procedure.NodePoolChange;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.NodePoolDeletion;
import io.hybridcluster.aliyun.client.procedure.NodeRemoval;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.client.procedure.Step;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import io.hybridcluster.testkit.alibabacloud.ClusterNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolRemovalTest {
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final String FIRST = "cn-hangzhou.10.10.24.1";
    private static final String SECOND = "cn-hangzhou.10.10.24.2";

    private final PoolFixture cloud = new PoolFixture();
    private final NodePoolClient pools = cloud.pools;

    @BeforeEach
    void fill() {
        pools.awaitNodes(pools.create(PoolFixture.pool(3)), 3, LONG, pool -> {});
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private List<String> nodes() {
        return cloud.fake.clusters().nodes(cloud.cluster).stream()
                .map(ClusterNode::name)
                .toList();
    }

    @Test
    void removesNodesByName() {
        NodePoolChange change =
                pools.removeNodes("cloud", List.of(FIRST, SECOND, FIRST), NodeRemoval.drainedAndReleased());

        assertThat(nodes()).hasSize(1).doesNotContain(FIRST, SECOND);
        assertThat(change.pool().nodes().total()).isOne();
        assertThat(change.pool().desiredSize()).hasValue(1);
        assertThat(change.steps())
                .singleElement()
                .hasToString("remove 2 nodes from node pool \"cloud\": " + FIRST + ", " + SECOND
                        + ": done; to undo, scale the pool out again; these nodes do not come back");
    }

    @Test
    void refusesNodesThatAreNotOfThePool() {
        ProcedureFailedException failure = PoolFixture.failure(() -> pools.removeNodes(
                "cloud", List.of(FIRST, "cn-hangzhou.10.10.99.1", "idc-node"), NodeRemoval.drainedAndReleased()));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure)
                .hasMessage("remove 3 nodes from node pool \"cloud\" failed, and none was removed: it has no"
                        + " cn-hangzhou.10.10.99.1, idc-node; name nodes of this pool as the cluster does, such as"
                        + " cn-hangzhou.10.10.24.7");
        assertThat(nodes()).hasSize(3);
        assertThat(cloud.calls("RemoveNodePoolNodes")).isZero();
        assertThatThrownBy(() -> pools.removeNodes("cloud", List.of(), NodeRemoval.drainedAndReleased()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no node to remove is named");
    }

    static Stream<CloudFault> lost() {
        return Stream.of(
                CloudFault.closeAfter(),
                CloudFault.closeBefore(),
                CloudFault.hangAfter(),
                CloudFault.truncate(),
                CloudFault.emptyBody(),
                CloudFault.html(502),
                CloudFault.htmlAfter(200),
                CloudFault.internalError());
    }

    @ParameterizedTest
    @MethodSource("lost")
    void removesThemOnceWhenAnAnswerIsLost(CloudFault fault) {
        cloud.fault("RemoveNodePoolNodes", fault);

        cloud.impatient().removeNodes("cloud", List.of(FIRST), new NodeRemoval(true, false));

        assertThat(nodes()).hasSize(2).doesNotContain(FIRST);
        assertThat(pools.find("cloud").map(NodePool::desiredSize).orElseThrow()).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void deletesAPoolOnceWhenAnAnswerIsLost(CloudFault fault) {
        cloud.fault("DeleteClusterNodepool", fault);

        Step step =
                cloud.impatient().delete(NodePoolDeletion.of("cloud", "cloud").withNodes());

        assertThat(step).hasToString("delete node pool cloud with its nodes: done");
        assertThat(cloud.poolNames()).isEmpty();
    }

    @Test
    void saysThatNodesCouldNotBeRemoved() {
        cloud.fake.clusters().failNext(ClusterFault.taskFails("DrainFailed", "canary"));

        ProcedureFailedException failure =
                PoolFixture.failure(() -> pools.removeNodes("cloud", List.of(FIRST), NodeRemoval.drainedAndReleased()));

        assertThat(failure.reason()).isEqualTo(Reason.TASK);
        assertThat(failure.task())
                .hasValueSatisfying(task -> assertThat(task.errorCode()).contains("DrainFailed"));
        assertThat(failure).hasMessageNotContaining("canary");
        assertThat(failure.made()).hasSize(1);
    }

    @Test
    void deletesAPoolThatIsEmpty() {
        pools.removeNodes("cloud", nodes(), NodeRemoval.drainedAndReleased());

        assertThat(pools.delete(NodePoolDeletion.of("cloud", "cloud"))).hasToString("delete node pool cloud: done");
        assertThat(cloud.poolNames()).isEmpty();
        assertThat(pools.delete(NodePoolDeletion.of("cloud", "cloud")))
                .hasToString("delete node pool cloud: nothing to do");
        assertThat(cloud.calls("DeleteClusterNodepool")).isOne();
    }

    @Test
    void deletesNoPoolThatHasNodesUnlessToldSo() {
        ProcedureFailedException failure =
                PoolFixture.failure(() -> pools.delete(NodePoolDeletion.of("cloud", "cloud")));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure)
                .hasMessageMatching(
                        "delete node pool cloud failed: node pool cloud \\(np[0-9a-f]{32}\\) ACTIVE: 3 nodes, 3"
                                + " healthy; remove its nodes first, which drains them, or delete it with them");
        assertThat(cloud.calls("DeleteClusterNodepool")).isZero();
    }

    @Test
    void wantsTheNameOfAPoolToDeleteTwice() {
        assertThatThrownBy(() -> NodePoolDeletion.of("cloud", "clod"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node pool \"cloud\" was confirmed as \"clod\"; repeat its name to delete it");
    }

    @Test
    void saysThatAPoolCouldNotBeDeleted() {
        cloud.fake.clusters().failNext(ClusterFault.taskFails("DeleteFailed", "canary"));

        ProcedureFailedException failure = PoolFixture.failure(
                () -> pools.delete(NodePoolDeletion.of("cloud", "cloud").withNodes()));

        assertThat(failure.reason()).isEqualTo(Reason.TASK);
        assertThat(cloud.poolNames()).containsExactly("cloud");
    }
}
