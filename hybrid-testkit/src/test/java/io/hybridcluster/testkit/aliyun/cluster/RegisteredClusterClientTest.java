// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.ClusterDeletion;
import io.hybridcluster.aliyun.client.procedure.CreatedCluster;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.client.procedure.RegisteredClusterClient;
import io.hybridcluster.aliyun.client.procedure.Step;
import io.hybridcluster.aliyun.cluster.AgentManifest;
import io.hybridcluster.aliyun.cluster.AgentMode;
import io.hybridcluster.aliyun.cluster.ClusterState;
import io.hybridcluster.aliyun.cluster.Kubeconfig;
import io.hybridcluster.aliyun.cluster.LiveCluster;
import io.hybridcluster.aliyun.cluster.NewCluster;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.aliyun.support.CloudFaults;
import io.hybridcluster.testkit.aliyun.support.FakeAccount;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredClusterClientTest {
    private static final ClusterId NOWHERE = new ClusterId("c" + "0".repeat(32));
    private static final NewCluster WANTED =
            wanted("idc").deletionProtection(false).build();

    private final FakeAccount account = new FakeAccount();
    private final FakeAlibabaCloud fake = account.fake();
    private final RegisteredClusterClient client = new RegisteredClusterClient(account.impatient());

    private static NewCluster.Builder wanted(String name) {
        return NewCluster.builder(
                name, FakeAccount.REGION, new VpcId("vpc-bp1aevy8"), List.of(new VSwitchId("vsw-bp1node0")));
    }

    private ClusterId registered(String name) {
        return new ClusterId(fake.clusters().register(name, "cn-hangzhou", "vpc-bp1aevy8", List.of("vsw-bp1node0")));
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void findsByTheWholeName() {
        ClusterId id = registered("idc");
        registered("idc-2");

        assertThat(client.find("idc")).extracting(LiveCluster::id).containsExactly(id);
        assertThat(client.find("id")).isEmpty();
        assertThat(client.find(NOWHERE)).isEmpty();
        assertThatThrownBy(() -> client.describe(NOWHERE))
                .isInstanceOfSatisfying(
                        AlibabaCloudException.class,
                        e -> assertThat(e.reason()).isEqualTo(AlibabaCloudException.Reason.NOT_FOUND));
    }

    @Test
    void describes() {
        ClusterId id = registered("idc");
        assertThat(client.describe(id).state()).isEqualTo(ClusterState.WAITING);
        fake.clusters().connectAgent(id.value(), true, "1.24.3");

        LiveCluster cluster = client.describe(id);

        assertThat(cluster).hasToString("cluster idc (" + id + ") RUNNING");
        assertThat(cluster.isRegistered()).isTrue();
        assertThat(cluster.region()).hasValue(FakeAccount.REGION);
        assertThat(cluster.kubernetesVersion()).hasToString("Optional[1.24.3]");
        assertThat(cluster.vpcId()).hasValue("vpc-bp1aevy8");
        assertThat(cluster.vSwitchIds()).containsExactly("vsw-bp1node0");
        assertThat(cluster.endpoints().intranet()).isPresent();
    }

    @Test
    void getsTheManifestAndAKubeconfigAsSecrets() {
        ClusterId id = registered("idc");
        fake.clusters().connectAgent(id.value(), true);

        AgentManifest manifest = client.agentManifest(id, true, AgentMode.RESTRICTED);
        Kubeconfig kubeconfig = client.kubeconfig(id, Duration.ofHours(1), true);

        String yaml = manifest.yaml().reveal(text -> text);
        String file = kubeconfig.yaml().reveal(text -> text);
        assertThat(yaml).contains("ack-cluster-agent");
        assertThat(manifest).hasToString("agent manifest of " + id);
        assertThat(file).contains("apiVersion: v1");
        assertThat(kubeconfig.expires()).isPresent();
        assertThat(kubeconfig.toString()).startsWith("kubeconfig of " + id + " until 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT14M", "PT72H1M", "PT20M1S", "PT-1H"})
    void refusesOtherTimes(String duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.kubeconfig(NOWHERE, Duration.parse(duration), false))
                .withMessage("a kubeconfig cannot hold for " + Duration.parse(duration)
                        + ": expected whole minutes from 15 to 4320");
    }

    @Test
    void makesAClusterOnce() {
        CreatedCluster made = client.create(WANTED);

        assertThat(made.isNew()).isTrue();
        assertThat(made.step())
                .hasToString("create registered cluster idc in cn-hangzhou: done; to undo, delete cluster "
                        + made.cluster().id());
        CreatedCluster again = client.create(WANTED);
        assertThat(again.isNew()).isFalse();
        assertThat(again.cluster().id()).isEqualTo(made.cluster().id());
        assertThat(again.differences()).isEmpty();
        assertThat(account.calls("CreateCluster")).isOne();
    }

    @Test
    void saysHowTheOneThatIsThereDiffers() {
        client.create(WANTED);

        CreatedCluster other = client.create(NewCluster.builder(
                        "idc", FakeAccount.REGION, new VpcId("vpc-other0"), List.of(new VSwitchId("vsw-other0")))
                .build());

        assertThat(other.step().outcome()).isEqualTo(Step.Outcome.ALREADY_THERE);
        assertThat(other.differences())
                .containsExactly(
                        "VPC: wanted vpc-other0, found vpc-bp1aevy8",
                        "vSwitches: wanted [vsw-other0], found [vsw-bp1node0]",
                        "deletion protection: wanted true, found false");
        assertThat(fake.clusters().clusters()).hasSize(1);
    }

    @Test
    void refusesANameThatSeveralHave() {
        registered("idc");
        registered("idc");

        ProcedureFailedException failure = FakeAccount.failure(() -> client.create(WANTED));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure).hasMessageContaining("2 registered clusters have that name");
        assertThat(account.calls("CreateCluster")).isZero();
    }

    @Test
    void refusesAnotherRegion() {
        NewCluster elsewhere = NewCluster.builder(
                        "idc",
                        new RegionId("cn-beijing"),
                        new VpcId("vpc-bp1aevy8"),
                        List.of(new VSwitchId("vsw-bp1node0")))
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> client.create(elsewhere));
    }

    static Stream<Arguments> lostAnswers() {
        return CloudFaults.after().entrySet().stream().map(fault -> Arguments.of(fault.getKey(), fault.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void findsTheClusterWhoseAnswerWasLost(String name, CloudFault fault) {
        account.fault("CreateCluster", fault);
        fake.inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                .action("DescribeClustersV1")
                .after(1)
                .times(3));

        CreatedCluster made = client.create(WANTED);

        assertThat(made.isNew()).isTrue();
        assertThat(fake.clusters().clusters())
                .containsExactly(made.cluster().id().value());
        assertThat(account.calls("CreateCluster")).isOne();
    }

    static Stream<Arguments> lostRequests() {
        return CloudFaults.before().entrySet().stream().map(fault -> Arguments.of(fault.getKey(), fault.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostRequests")
    void neverAsksTwiceForWhatMayHaveBeenMade(String name, CloudFault fault) {
        account.fault("CreateCluster", fault);
        if (name.equals("throttled")) {
            assertThat(client.create(WANTED).isNew()).isTrue();
        } else {
            ProcedureFailedException failure = FakeAccount.failure(() -> client.create(WANTED));
            assertThat(failure.reason()).isEqualTo(Reason.CALL);
            assertThat(failure).hasMessageContaining("whether it took effect is not known");
            assertThat(account.calls("CreateCluster")).isOne();
            assertThat(client.create(WANTED).isNew()).isTrue();
        }
        assertThat(fake.clusters().clusters()).hasSize(1);
    }

    @Test
    void waitsUntilTheAgentIsConnected() {
        ClusterId id = client.create(WANTED).cluster().id();
        ProcedureFailedException waiting = FakeAccount.failure(() -> client.awaitRunning(id));
        assertThat(waiting.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(waiting)
                .hasMessage(
                        "wait for cluster " + id + " to be running: it is WAITING; " + ClusterState.WAITING.remedy());

        fake.clusters().connectAgent(id.value(), true);
        assertThat(client.awaitRunning(id).state()).isEqualTo(ClusterState.RUNNING);

        fake.clusters().disconnectAgent(id.value());
        assertThat(FakeAccount.failure(() -> client.awaitRunning(id)).remedy())
                .isEqualTo(ClusterState.DISCONNECTED.remedy());
    }

    @ParameterizedTest
    @CsvSource({"failed", "stopped", "delete_failed"})
    void failsAtOnceInADeadEnd(String state) {
        ClusterId id = registered("idc");
        fake.clusters().setState(id.value(), state);

        ProcedureFailedException failure = FakeAccount.failure(() -> client.awaitRunning(id));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(account.pauses()).isEmpty();
    }

    @Test
    void isInterruptedWhileItWaits() {
        ClusterId id = registered("idc");
        account.interruptNextPause();

        ProcedureFailedException failure = FakeAccount.failure(() -> client.awaitRunning(id));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void deletesWhatIsNamedTwice() {
        ClusterId id = registered("idc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.delete(new ClusterDeletion(id, "prod", false)))
                .withMessage("cluster " + id + " is named \"idc\", not \"prod\": nothing was deleted");
        assertThat(account.writes()).isEmpty();

        fake.clusters().protect(id.value(), true);
        ProcedureFailedException guarded =
                FakeAccount.failure(() -> client.delete(new ClusterDeletion(id, "idc", false)));
        assertThat(guarded.reason()).isEqualTo(Reason.STATE);
        assertThat(guarded).hasMessageContaining("its deletion protection is on; turn it off in the console");
        assertThat(account.writes()).isEmpty();

        fake.clusters().protect(id.value(), false);
        assertThat(client.delete(new ClusterDeletion(id, "idc", true)).outcome())
                .isEqualTo(Step.Outcome.DONE);
        assertThat(fake.clusters().clusters()).isEmpty();
        assertThat(client.delete(new ClusterDeletion(id, "idc", true)).outcome())
                .isEqualTo(Step.Outcome.ALREADY_THERE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lostAnswers"})
    void deletesAlthoughTheAnswerIsLost(String name, CloudFault fault) {
        ClusterId id = registered("idc");
        account.fault("DeleteCluster", fault);

        client.delete(new ClusterDeletion(id, "idc", false));

        assertThat(fake.clusters().clusters()).isEmpty();
    }
}
