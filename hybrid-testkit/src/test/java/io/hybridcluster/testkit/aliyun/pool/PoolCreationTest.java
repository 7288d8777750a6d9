// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.NodePoolChange;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.client.procedure.Step;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolDifference;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.aliyun.nodepool.NodePoolSetting;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolCreationTest {
    private final PoolFixture cloud = new PoolFixture();
    private final NodePoolClient pools = cloud.pools;

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void makesAPool() {
        NodePoolChange made = pools.create(PoolFixture.pool(2));

        assertThat(made.isChanged()).isTrue();
        assertThat(made.taskId()).isPresent();
        assertThat(made.pool().name()).isEqualTo("cloud");
        assertThat(made.pool().desiredSize()).hasValue(2);
        assertThat(made.steps())
                .singleElement()
                .hasToString("create node pool \"cloud\" (" + made.pool().id()
                        + "): done; to undo, delete node pool \"cloud\"");
        assertThat(pools.list())
                .extracting(NodePool::id)
                .containsExactly(made.pool().id());
        assertThat(pools.compare(PoolFixture.pool(2)))
                .hasValueSatisfying(differences -> assertThat(differences.all()).isEmpty());
    }

    @Test
    void doesNothingIfThePoolIsThere() {
        NodePoolChange made = pools.create(PoolFixture.pool(2));

        NodePoolChange again = pools.create(PoolFixture.pool(5));

        assertThat(again.isChanged()).isFalse();
        assertThat(again.steps()).extracting(Step::outcome).containsExactly(Step.Outcome.ALREADY_THERE);
        assertThat(again.pool().id()).isEqualTo(made.pool().id());
        assertThat(cloud.calls("CreateClusterNodePool")).isOne();
    }

    static Stream<CloudFault> lostAnswers() {
        return Stream.of(
                CloudFault.closeAfter(),
                CloudFault.hangAfter(),
                CloudFault.truncate(),
                CloudFault.emptyBody(),
                CloudFault.htmlAfter(200),
                CloudFault.htmlAfter(502));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void findsThePoolWhoseAnswerWasLost(CloudFault fault) {
        cloud.fault("CreateClusterNodePool", fault);

        NodePoolChange made = cloud.impatient().create(PoolFixture.pool(1));

        assertThat(made.isChanged()).isTrue();
        assertThat(cloud.poolNames()).containsExactly("cloud");
        assertThat(cloud.calls("CreateClusterNodePool")).isOne();
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void looksWithPatienceForThePoolWhoseAnswerWasLost(CloudFault fault) {
        cloud.fault("CreateClusterNodePool", fault);
        cloud.fake.inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                .action("DescribeClusterNodePools")
                .after(1)
                .times(4));

        NodePoolChange made = cloud.impatient().create(PoolFixture.pool(1));

        assertThat(made.pool().name()).isEqualTo("cloud");
        assertThat(cloud.poolNames()).containsExactly("cloud");
        assertThat(cloud.calls("DescribeClusterNodePools")).isGreaterThanOrEqualTo(6);
    }

    static Stream<CloudFault> lostRequests() {
        return Stream.of(
                CloudFault.closeBefore(), CloudFault.hangBefore(), CloudFault.html(502), CloudFault.internalError());
    }

    @ParameterizedTest
    @MethodSource("lostRequests")
    void neverMakesAPoolASecondTimeWhenItMayHaveBeenMade(CloudFault fault) {
        cloud.fault("CreateClusterNodePool", fault);

        ProcedureFailedException failure =
                PoolFixture.failure(() -> cloud.impatient().create(PoolFixture.pool(1)));

        assertThat(failure.reason()).isEqualTo(Reason.CALL);
        assertThat(failure)
                .hasMessageContaining("and no pool of this name has been seen within PT2M since, so it was most likely"
                        + " not made; create it again, which looks for it first");
        assertThat(failure.call())
                .hasValueSatisfying(call -> assertThat(call.outcomeUnknown()).isTrue());
        assertThat(failure.made()).isEmpty();
        assertThat(cloud.calls("CreateClusterNodePool")).isOne();
        assertThat(pools.create(PoolFixture.pool(1)).isChanged()).isTrue();
        assertThat(cloud.poolNames()).containsExactly("cloud");
    }

    @Test
    void waitsUntilThePoolIsSeen() {
        cloud.fake.inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                .action("DescribeClusterNodePoolDetail")
                .times(4));

        assertThat(pools.create(PoolFixture.pool(1)).pool().name()).isEqualTo("cloud");
    }

    @Test
    void saysWhatWasMadeWhenThePoolIsNeverSeen() {
        cloud.fake.inject(
                CloudFaultRule.always(CloudFault.stale(Duration.ofHours(1))).action("DescribeClusterNodePoolDetail"));

        ProcedureFailedException failure = PoolFixture.failure(() -> pools.create(PoolFixture.pool(1)));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.made())
                .singleElement()
                .satisfies(step -> assertThat(step.undo()).contains("delete node pool \"cloud\""));
    }

    @Test
    void refusesAPoolOfThatNameWithOtherSettings() {
        pools.create(PoolFixture.pool(1));
        NodePoolRequest other = PoolFixture.request().labels(List.of()).build();

        ProcedureFailedException failure = PoolFixture.failure(() -> pools.create(other));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure)
                .hasMessageMatching(
                        "create node pool \"cloud\" failed: node pool cloud \\(np[0-9a-f]{32}\\) .* is there with"
                                + " other settings: kubernetes_config.labels is \"workload=cpu\", wanted not set; modify it, or ask"
                                + " for a pool of another name");
        assertThat(pools.compare(other))
                .hasValueSatisfying(
                        differences -> assertThat(differences.withoutSize().all())
                                .extracting(NodePoolDifference::setting)
                                .containsExactly(NodePoolSetting.LABELS));
        assertThat(cloud.calls("CreateClusterNodePool")).isOne();
    }

    @Test
    void refusesToChooseFromPoolsOfOneName() {
        pools.create(PoolFixture.pool(0));
        // The second program did not see the first one's pool.
        cloud.fake.inject(
                CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1))).action("DescribeClusterNodePools"));
        pools.create(PoolFixture.pool(0));

        for (ProcedureFailedException failure : List.of(
                PoolFixture.failure(() -> pools.find("cloud")),
                PoolFixture.failure(() -> pools.create(PoolFixture.pool(0))),
                PoolFixture.failure(() -> pools.scaleTo("cloud", 1)))) {
            assertThat(failure.reason()).isEqualTo(Reason.STATE);
            assertThat(failure)
                    .hasMessageMatching("NodePool cloud: 2 pools have this name: np[0-9a-f]{32}, np[0-9a-f]{32};"
                            + " rename or delete all but one of them");
        }
    }

    @Test
    void takesOnlyPoolsOfExactlyTheName() {
        pools.create(PoolFixture.pool(0));

        assertThat(pools.find("clou")).isEmpty();
        assertThat(pools.find("cloud")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "disconnected", "failed", "deleting", "stopped"})
    void refusesAClusterWhoseNodesCouldNotJoin(String state) {
        cloud.fake.clusters().setState(cloud.cluster, state);

        ProcedureFailedException failure = PoolFixture.failure(() -> pools.create(PoolFixture.pool(1)));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure)
                .hasMessageStartingWith(
                        "create node pool \"cloud\" failed: cluster " + cloud.cluster + " is " + state + "; ");
        assertThat(cloud.poolNames()).isEmpty();
        assertThat(cloud.calls("CreateClusterNodePool")).isZero();
    }

    @Test
    void saysWhyTheCloudRefused() {
        record Case(CloudFault fault, AlibabaCloudException.Reason reason, String remedy) {}
        for (Case one : List.of(
                new Case(
                        CloudFault.error(400, "InvalidVSwitchId.NotFound"),
                        AlibabaCloudException.Reason.NOT_FOUND,
                        "check the id, and that it is in this region and account"),
                new Case(
                        CloudFault.error(400, "InvalidParameter"),
                        AlibabaCloudException.Reason.INVALID,
                        "look up the code at the action's documentation; the request is not accepted as it is"),
                new Case(
                        CloudFault.error(409, "ErrorClusterState"),
                        AlibabaCloudException.Reason.CONFLICT,
                        "wait until what else is being done there has ended, then try again"),
                new Case(
                        CloudFault.error(400, "OperationDenied.NoStock"),
                        AlibabaCloudException.Reason.SOLD_OUT,
                        "name further instance types or zones"),
                new Case(
                        CloudFault.error(403, "QuotaExceeded.Node"),
                        AlibabaCloudException.Reason.QUOTA_EXCEEDED,
                        "free some of it, or raise the quota in the Quota Center"))) {
            cloud.fault("CreateClusterNodePool", one.fault());

            ProcedureFailedException failure = PoolFixture.failure(() -> pools.create(PoolFixture.pool(1)));

            assertThat(failure.call())
                    .hasValueSatisfying(call -> assertThat(call.reason()).isEqualTo(one.reason()));
            assertThat(failure.remedy()).isEqualTo(one.remedy());
        }
        assertThat(cloud.poolNames()).isEmpty();
    }

    @Test
    void saysWhichPermissionIsMissing() {
        NodePoolClient nobody = cloud.client(cloud.fake.user(
                "reader",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"cs:GetClusterById\","
                        + "\"cs:DescribeClusterNodePools\"],\"Resource\":\"*\"}]}"));

        ProcedureFailedException failure = PoolFixture.failure(() -> nobody.create(PoolFixture.pool(1)));

        assertThat(failure.remedy())
                .isEqualTo("allow cs:CreateClusterNodePool to the RAM user or role of these credentials");
        assertThatThrownBy(() -> nobody.nodes(pools.create(PoolFixture.pool(0)).pool()))
                .isInstanceOf(AlibabaCloudException.class);
    }
}
