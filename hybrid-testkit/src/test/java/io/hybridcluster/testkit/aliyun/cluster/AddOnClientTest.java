// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.client.procedure.AddOnClient;
import io.hybridcluster.aliyun.client.procedure.InstalledAddOn;
import io.hybridcluster.aliyun.client.procedure.InstalledAddOn.Outcome;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.client.procedure.WaitPolicy;
import io.hybridcluster.aliyun.cluster.AddOn;
import io.hybridcluster.aliyun.cluster.AddOnInstance;
import io.hybridcluster.aliyun.cluster.AddOnRequest;
import io.hybridcluster.aliyun.cluster.AddOnState;
import io.hybridcluster.aliyun.cluster.Task;
import io.hybridcluster.aliyun.cluster.TaskState;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.aliyun.support.CloudFaults;
import io.hybridcluster.testkit.aliyun.support.FakeAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AddOnClientTest {
    private static final String NAME = "terway-eniip";
    private static final AddOnRequest TERWAY = AddOnRequest.of(NAME, "v1.8.1");
    private static final Document CONFIG =
            Document.object().put("IPVlan", "false").build();

    private final FakeAccount account = new FakeAccount();
    private final FakeAlibabaCloud fake = account.fake();
    private final String id = fake.clusters().register("idc", "cn-hangzhou", "vpc-1", List.of());
    private final List<Task> seen = new ArrayList<>();
    private final AddOnClient client =
            new AddOnClient(account.impatient(), new ClusterId(id), WaitPolicy.standard(), seen::add);

    @BeforeEach
    void connect() {
        fake.clusters().connectAgent(id, true);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void listsWhatThereIs() {
        assertThat(client.available()).extracting(AddOn::name).contains(NAME, "csi-plugin");
        assertThat(client.available(NAME)).hasToString("Optional[add-on terway-eniip v1.8.18]");
        assertThat(client.available("nothing")).isEmpty();
        assertThat(client.installed()).isEmpty();
        assertThat(client.installed(NAME)).isEmpty();
    }

    @Test
    void installsAndWaits() {
        InstalledAddOn installed = client.install(TERWAY.withConfig(CONFIG));

        assertThat(installed.outcome()).isEqualTo(Outcome.DONE);
        assertThat(installed.instance()).hasToString("Optional[add-on terway-eniip v1.8.1 ACTIVE]");
        assertThat(installed.step())
                .hasToString("install add-on terway-eniip v1.8.1 in cluster " + id
                        + ": done; to undo, uninstall add-on terway-eniip");
        assertThat(installed.task())
                .hasValueSatisfying(task -> assertThat(task.state()).isEqualTo(TaskState.SUCCESS));
        assertThat(seen).extracting(Task::state).contains(TaskState.RUNNING).endsWith(TaskState.SUCCESS);
        assertThat(account.pauses()).isNotEmpty();
        assertThat(client.installed(NAME).flatMap(AddOnInstance::config)).hasValue(CONFIG);
        assertThat(client.installed()).hasSize(1);
    }

    @Test
    void saysWhatIsThereAndChangesNothing() {
        client.install(TERWAY.withConfig(CONFIG));
        fake.clearRequests();

        assertThat(client.install(TERWAY).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(client.install(TERWAY.withConfig(CONFIG)).isAsWanted()).isTrue();
        InstalledAddOn other = client.install(AddOnRequest.of(NAME, "v1.8.18"));
        assertThat(other.outcome()).isEqualTo(Outcome.OTHER_VERSION);
        assertThat(other.outcome().remedy()).isEqualTo("upgrade it, or take the version that is there");
        assertThat(other.isAsWanted()).isFalse();
        assertThat(client.install(TERWAY.withConfig(
                                Document.object().put("IPVlan", "true").build()))
                        .outcome())
                .isEqualTo(Outcome.OTHER_CONFIG);
        assertThat(account.writes()).isEmpty();
    }

    @Test
    void upgradesConfiguresAndUninstalls() {
        assertThat(client.upgrade(TERWAY).outcome()).isEqualTo(Outcome.NOT_INSTALLED);
        assertThat(client.configure(NAME, CONFIG).outcome()).isEqualTo(Outcome.NOT_INSTALLED);
        assertThat(client.uninstall(NAME, true).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        client.install(TERWAY);

        InstalledAddOn upgraded = client.upgrade(AddOnRequest.of(NAME, "v1.8.18"));
        assertThat(upgraded.outcome()).isEqualTo(Outcome.DONE);
        assertThat(upgraded.instance().orElseThrow().isVersion("1.8.18")).isTrue();
        assertThat(client.upgrade(AddOnRequest.of(NAME, "v1.8.18")).outcome()).isEqualTo(Outcome.ALREADY_THERE);

        InstalledAddOn configured = client.configure(NAME, CONFIG);
        assertThat(configured.outcome()).isEqualTo(Outcome.DONE);
        assertThat(configured.instance().flatMap(AddOnInstance::config)).hasValue(CONFIG);
        assertThat(client.configure(NAME, CONFIG).outcome()).isEqualTo(Outcome.ALREADY_THERE);

        assertThat(client.uninstall(NAME, true).outcome()).isEqualTo(Outcome.DONE);
        assertThat(client.installed()).isEmpty();
    }

    @Test
    void takesAnEmptyAnswerForDone() {
        fake.clusters().answerInstallsEmpty();

        InstalledAddOn installed = client.install(TERWAY);

        assertThat(installed.outcome()).isEqualTo(Outcome.DONE);
        assertThat(installed.task()).isEmpty();
    }

    @Test
    void tellsWhatATaskFailedBy() {
        fake.clusters().failNext(ClusterFault.taskFails("PodsNotReady", "canary 0123456789 of a script"));

        ProcedureFailedException failure = FakeAccount.failure(() -> client.install(TERWAY));

        assertThat(failure.reason()).isEqualTo(Reason.TASK);
        assertThat(failure)
                .hasMessageContaining("code PodsNotReady")
                .hasMessageContaining(", last seen in stage install;");
        Task task = failure.task().orElseThrow();
        assertThat(task.errorMessage()).hasValue("canary 0123456789 of a script");
        assertThat(task.stages()).isNotEmpty();
        assertThat(task.events()).isNotEmpty();
        assertThat(FakeAccount.shown(failure) + task.stages() + task.events()).doesNotContain("canary");
        assertThat(failure.made()).hasSize(1);
        assertThat(client.installed()).isEmpty();
    }

    @Test
    void tellsAConfigurationThatWasNotTaken() {
        client.install(TERWAY);
        fake.clusters().failNext(ClusterFault.taskFails("BadConfig", "no"));

        ProcedureFailedException failure = FakeAccount.failure(() -> client.configure(NAME, CONFIG));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure).hasMessageContaining("it has the configuration that it had");
    }

    @Test
    void endsWhenTheTimeIsOver() {
        fake.clusters().perPoll(Duration.ZERO);

        ProcedureFailedException failure = FakeAccount.failure(() -> client.install(TERWAY));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure).hasMessageContaining("did not end within PT1H: task ");
        assertThat(account.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(1));
        assertThat(failure.task()).isPresent();
        assertThat(failure.made()).hasSize(1);
    }

    @Test
    void saysThatAnAddOnIsBusy() {
        client.install(TERWAY);
        fake.clusters().perPoll(Duration.ZERO);
        FakeAccount.failure(() -> new AddOnClient(
                        account.cloud(),
                        new ClusterId(id),
                        WaitPolicy.standard().withAtMost(Duration.ofSeconds(10)),
                        task -> {})
                .upgrade(AddOnRequest.of(NAME, "v1.8.18")));

        assertThat(client.installed(NAME).map(AddOnInstance::state)).hasValue(AddOnState.UPGRADING);
        assertThat(client.upgrade(AddOnRequest.of(NAME, "v1.8.18")).outcome()).isEqualTo(Outcome.BUSY);
        assertThat(client.install(TERWAY).outcome()).isEqualTo(Outcome.BUSY);
        assertThat(client.uninstall(NAME, true).outcome()).isEqualTo(Outcome.BUSY);
    }

    @Test
    void passesOnWhatTheClusterRefuses() {
        fake.clusters().disconnectAgent(id);
        ProcedureFailedException refused = FakeAccount.failure(() -> client.install(TERWAY));
        assertThat(refused.reason()).isEqualTo(Reason.CALL);
        assertThat(refused.call()).isPresent();
        assertThat(refused.made()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of("InstallClusterAddons", "UpgradeClusterAddons", "ModifyClusterAddon", "UnInstallClusterAddons")
                .flatMap(action -> CloudFaults.all().entrySet().stream()
                        .map(fault -> Arguments.of(action, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void endsAsWithoutTheFault(String action, String name, CloudFault fault) {
        account.fault(action, fault);

        assertThat(client.install(TERWAY).isAsWanted()).isTrue();
        assertThat(client.upgrade(AddOnRequest.of(NAME, "v1.8.18")).isAsWanted())
                .isTrue();
        assertThat(client.configure(NAME, CONFIG).isAsWanted()).isTrue();
        assertThat(client.installed(NAME).flatMap(AddOnInstance::config)).isEqualTo(Optional.of(CONFIG));
        assertThat(client.uninstall(NAME, false).isAsWanted()).isTrue();

        assertThat(client.installed()).isEmpty();
        assertThat(fake.clusters().tasks())
                .containsExactly("addon_install", "addon_upgrade", "addon_modify", "addon_uninstall");
    }

    @Test
    void goesOnWaitingThroughPassingFailures() {
        fake.inject(CloudFaultRule.next(CloudFault.html(502))
                .action("DescribeTaskInfo")
                .times(3));
        fake.inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                .action("DescribeTaskInfo")
                .after(3)
                .times(2));

        assertThat(client.install(TERWAY).outcome()).isEqualTo(Outcome.DONE);
    }
}
