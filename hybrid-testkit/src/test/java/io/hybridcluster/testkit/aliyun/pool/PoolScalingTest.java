// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.client.procedure.NodePoolChange;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.NodePoolDiagnosis;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolState;
import io.hybridcluster.aliyun.nodepool.ScaleOutProblem;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolScalingTest {
    private static final Duration LONG = Duration.ofMinutes(30);

    private final PoolFixture cloud = new PoolFixture();
    private final NodePoolClient pools = cloud.pools;

    @AfterEach
    void close() {
        cloud.close();
    }

    private NodePool full(int size) {
        return pools.awaitNodes(pools.create(PoolFixture.pool(size)), size, LONG, pool -> {});
    }

    @Test
    void waitsForTheNodesOfANewPool() {
        List<NodePool> progress = new ArrayList<>();

        NodePool pool = pools.awaitNodes(pools.create(PoolFixture.pool(2)), 2, LONG, progress::add);

        assertThat(pool.state()).isEqualTo(NodePoolState.ACTIVE);
        assertThat(pool.nodes().healthy()).isEqualTo(2);
        assertThat(progress).hasSizeGreaterThan(2).endsWith(pool);
        assertThat(progress.get(0).state()).isNotEqualTo(NodePoolState.ACTIVE);
        assertThat(pools.nodes(pool)).hasSize(2);
    }

    @Test
    void growsToATarget() {
        full(1);

        NodePoolChange change = pools.scaleTo("cloud", 3);

        assertThat(change.steps())
                .singleElement()
                .hasToString(
                        "scale node pool \"cloud\" to 3: done; to undo, scale it back to 1, or remove the new nodes");
        assertThat(pools.awaitNodes(change, 3, LONG, pool -> {}).nodes().total())
                .isEqualTo(3);
        assertThat(pools.scaleTo("cloud", 3).isChanged()).isFalse();
        assertThat(cloud.calls("ModifyClusterNodePool")).isOne();
        assertThat(cloud.calls("ScaleClusterNodePool")).isZero();
    }

    @Test
    void doesNothingWhileItIsOnItsWayThere() {
        pools.create(PoolFixture.pool(2));

        assertThat(pools.scaleTo("cloud", 2).isChanged()).isFalse();
        assertThat(cloud.calls("ModifyClusterNodePool")).isZero();
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
    void reachesTheTargetAndNoMoreWhenAnAnswerIsLost(CloudFault fault) {
        full(1);
        cloud.fault("ModifyClusterNodePool", fault);
        NodePoolClient client = cloud.impatient();

        NodePoolChange change = client.scaleTo("cloud", 3);

        assertThat(client.awaitNodes(change, 3, LONG, pool -> {}).nodes().total())
                .isEqualTo(3);
        assertThat(cloud.fake.clusters().nodes(cloud.cluster)).hasSize(3);
    }

    @Test
    void givesUpWhenItCannotBeToldWhetherItWasDone() {
        full(1);
        cloud.fake.inject(CloudFaultRule.always(CloudFault.closeBefore()).action("ModifyClusterNodePool"));

        ProcedureFailedException failure = PoolFixture.failure(() -> pools.scaleTo("cloud", 3));

        assertThat(failure.reason()).isEqualTo(Reason.CALL);
        assertThat(failure).hasMessageContaining("and whether it took effect is not known");
        assertThat(cloud.calls("ModifyClusterNodePool")).isEqualTo(3);
    }

    @Test
    void letsAPoolShrinkOnlyIfToldSo() {
        full(3);

        ProcedureFailedException failure = PoolFixture.failure(() -> pools.scaleTo("cloud", 1));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure)
                .hasMessageContaining(
                        "of 3 wanted, and the cloud would choose which nodes go; remove nodes by name, which"
                                + " drains them, or shrink the pool");
        pools.awaitNodes(pools.shrinkTo("cloud", 1), 1, LONG, pool -> {});
        assertThat(cloud.fake.clusters().nodes(cloud.cluster)).hasSize(1);
    }

    @Test
    void saysThatTheTypesAreSoldOut() {
        full(1);
        cloud.fake.clusters().failNext(ClusterFault.soldOut());
        NodePoolChange change = pools.scaleTo("cloud", 3);

        ProcedureFailedException failure = PoolFixture.failure(() -> pools.awaitNodes(change, 3, LONG, pool -> {}));

        assertThat(failure.reason()).isEqualTo(Reason.TASK);
        assertThat(failure)
                .hasMessageContaining(
                        "wait for 3 healthy nodes of node pool \"cloud\" failed: the instance types are sold"
                                + " out in the zones of the pool's vSwitches; node pool cloud ("
                                + change.pool().id()
                                + ") ACTIVE: 1 node, 1 healthy; task ")
                .hasMessageContaining("code OperationDenied.NoStock")
                .hasMessageEndingWith(
                        "; add instance types, or vSwitches in other zones, to the pool. Made before: scale node"
                                + " pool \"cloud\" to 3: done; to undo, scale it back to 1, or remove the new nodes");
        NodePoolDiagnosis diagnosis = pools.diagnose(pools.find("cloud").orElseThrow());
        assertThat(diagnosis.problem()).contains(ScaleOutProblem.SOLD_OUT);
        assertThat(diagnosis.findings())
                .extracting(LiveFinding::toString)
                .containsExactly("[WARNING] NodePool cloud: healthy nodes: 1 of 3, and nothing is being done to it |"
                        + " NodePool.TooFewNodes");
    }

    @Test
    void scalesAgainWhenThereIsStockAgain() {
        full(1);
        cloud.fake.clusters().failNext(ClusterFault.soldOutAfter(1));
        NodePoolChange first = pools.scaleTo("cloud", 3);
        assertThat(PoolFixture.failure(() -> pools.awaitNodes(first, 3, LONG, pool -> {}))
                        .reason())
                .isEqualTo(Reason.TASK);
        assertThat(cloud.fake.clusters().nodes(cloud.cluster)).hasSize(2);

        NodePoolChange second = pools.scaleTo("cloud", 3);

        assertThat(second.isChanged()).isTrue();
        assertThat(pools.awaitNodes(second, 3, LONG, pool -> {}).nodes().total())
                .isEqualTo(3);
    }

    @Test
    void saysThatAQuotaIsReached() {
        cloud.fake.clusters().failNext(ClusterFault.quotaExceeded());

        ProcedureFailedException failure = PoolFixture.failure(() -> full(2));

        assertThat(failure.remedy()).isEqualTo("free some of it, or raise the quota in the Quota Center");
        assertThat(failure.made()).hasSize(1);
        cloud.fake.clusters().nodeQuota(4);
        ProcedureFailedException refused = PoolFixture.failure(() -> pools.scaleTo("cloud", 5));
        assertThat(refused.remedy()).isEqualTo("free some of it, or raise the quota in the Quota Center");
    }

    @Test
    void saysThatTheVSwitchesHaveNoAddressLeft() {
        cloud.fake.clusters().nodeQuota(1000);

        ProcedureFailedException failure = PoolFixture.failure(() -> full(300));

        assertThat(failure.remedy()).isEqualTo("add a vSwitch to the pool, or free addresses");
    }

    @Test
    void saysWhichNodesFailedAndWhy() {
        cloud.fake.clusters().failNext(ClusterFault.scriptFails(1));

        ProcedureFailedException failure = PoolFixture.failure(() -> full(2));

        assertThat(failure.reason()).isEqualTo(Reason.TASK);
        assertThat(failure)
                .hasMessageContaining("the node script failed, or the nodes did not join in time; node pool cloud (")
                .hasMessageContaining("ACTIVE: 2 nodes, 1 healthy, 1 failed")
                .hasMessageContaining(
                        "; Node cn-hangzhou.10.10.24.1: it failed in pool cloud: the node script failed, or the"
                                + " nodes did not join in time; the cloud says \"");
    }

    @Test
    void findsOutWithoutTheTasksId() {
        cloud.fault("CreateClusterNodePool", CloudFault.closeAfter());
        cloud.fake.clusters().failNext(ClusterFault.soldOut());

        ProcedureFailedException failure = PoolFixture.failure(() -> full(2));

        assertThat(failure.reason()).isEqualTo(Reason.TASK);
        assertThat(failure.remedy()).isEqualTo("add instance types, or vSwitches in other zones, to the pool");
    }

    @Test
    void saysHowFarItCameWhenTheTimeIsUp() {
        cloud.fake.clusters().perPoll(Duration.ZERO);
        NodePoolChange change = pools.create(PoolFixture.pool(2));

        ProcedureFailedException failure =
                PoolFixture.failure(() -> pools.awaitNodes(change, 2, Duration.ofMinutes(1), pool -> {}));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure)
                .hasMessageContaining("did not end within PT1M: node pool cloud (")
                .hasMessageContaining("; they may still come; wait again, or longer. Made before: create node pool");
    }

    @Test
    void outlivesReadsThatFail() {
        NodePoolChange change = pools.create(PoolFixture.pool(2));
        for (CloudFault fault : List.of(CloudFault.unavailable(), CloudFault.html(502), CloudFault.throttled())) {
            cloud.fake.inject(CloudFaultRule.next(fault).times(7));
        }

        assertThat(pools.awaitNodes(change, 2, LONG, pool -> {}).nodes().healthy())
                .isEqualTo(2);
    }

    @Test
    void refusesTargetsThatCannotBe() {
        NodePoolChange change = pools.create(PoolFixture.pool(2));

        ProcedureFailedException more = PoolFixture.failure(() -> pools.awaitNodes(change, 3, LONG, pool -> {}));
        assertThat(more)
                .hasMessageStartingWith("node pool \"cloud\" will not have 3 nodes: it is to have 2; scale it first");
        assertThat(PoolFixture.failure(() -> pools.scaleTo("other", 3)))
                .hasMessage(
                        "scale node pool \"other\" to 3 failed: there is no node pool \"other\"; create it, or correct the"
                                + " name");
        assertThatThrownBy(() -> pools.scaleTo("cloud", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a target of -1 nodes is negative");
        cloud.fake.clusters().disconnectAgent(cloud.cluster);
        assertThat(PoolFixture.failure(() -> pools.scaleTo("cloud", 3)).reason())
                .isEqualTo(Reason.STATE);
    }

    @Test
    void leavesTheInterruptSetWhenItIsInterrupted() {
        NodePoolChange change = pools.create(PoolFixture.pool(2));

        ProcedureFailedException failure = PoolFixture.failure(() ->
                pools.awaitNodes(change, 2, LONG, pool -> Thread.currentThread().interrupt()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.made()).hasSize(1);
    }
}
