// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.ram;

import static io.hybridcluster.testkit.aliyun.ram.Component.GRANT;
import static io.hybridcluster.testkit.aliyun.ram.Component.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.client.procedure.AccessKeySink;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.ComponentUserState;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.client.procedure.Step;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.aliyun.support.FakeAccount;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that nobody took is deleted again, and no failure shows it. */
class AccessKeyHandOverTest {
    private final Component component = new Component();
    private final ComponentUserClient client = component.client;

    @AfterEach
    void close() {
        component.close();
    }

    /** Takes the key, so that the test knows it, and fails. */
    private AccessKeySink failing(Exception failure) {
        return key -> {
            component.received.add(key);
            throw failure;
        };
    }

    @Test
    void deletesAKeyThatCouldNotBeHandedOver() {
        IOException refused = new IOException("connection refused");

        ProcedureFailedException failure = FakeAccount.failure(() -> client.grant(GRANT, failing(refused)));

        assertThat(failure.reason()).isEqualTo(Reason.DESTINATION);
        assertThat(failure).hasCause(refused);
        assertThat(failure)
                .hasMessageStartingWith(
                        "create an access key of RAM user \"ack-one-user-ce313528c3\" and hand it over: what"
                                + " was to take it did not: java.io.IOException; see to it that the key can be taken, then grant"
                                + " again. Made before: create RAM user");
        assertThat(failure.made()).hasSize(3);
        assertThat(component.state().keys()).isEmpty();

        client.grant(GRANT, component.sink);
        assertThat(component.state().keys()).hasSize(1);
    }

    @Test
    void deletesAKeyThatRamDoesNotShowYet() {
        component
                .account
                .fake()
                .inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                        .action("ListAccessKeys")
                        .after(2)
                        .times(3));

        FakeAccount.failure(() -> client.grant(GRANT, failing(new IOException("full"))));

        assertThat(component.state().keys()).isEmpty();
    }

    @Test
    void saysWhichKeyIsLeftIfItCannotBeDeletedEither() {
        component
                .account
                .fake()
                .inject(CloudFaultRule.always(CloudFault.error(403, "NoPermission"))
                        .action("DeleteAccessKey"));

        ProcedureFailedException failure =
                FakeAccount.failure(() -> client.grant(GRANT, failing(new IOException("full"))));

        String left = component.state().keys().get(0).id();
        assertThat(failure.reason()).isEqualTo(Reason.DESTINATION);
        assertThat(failure.made())
                .last()
                .hasToString(
                        "create access key " + left + " of RAM user \"ack-one-user-ce313528c3\", which nobody has, and"
                                + " which could not be deleted: done; to undo, delete it");
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    void dropsACauseThatShowsTheSecret() {
        AccessKeySink telling = key -> {
            component.received.add(key);
            String secret = key.secret().reveal(text -> text);
            throw new IllegalStateException("not stored", new IOException("PUT " + secret));
        };

        ProcedureFailedException failure = FakeAccount.failure(() -> client.grant(GRANT, telling));

        String secret = component.lastKey().secret().reveal(text -> text);
        assertThat(FakeAccount.shown(failure)).doesNotContain(secret);
        assertThat(failure).hasNoCause().hasMessageContaining("java.lang.IllegalStateException");
    }

    @Test
    void deletesTheKeyOfAnErrorToo() {
        ProcedureFailedException failure = FakeAccount.failure(() -> client.grant(GRANT, key -> {
            throw new AssertionError("a bug");
        }));

        assertThat(failure).hasCauseInstanceOf(AssertionError.class);
        assertThat(component.state().keys()).isEmpty();
    }

    @Test
    void deletesTheKeyOfAnInterruptedThread() {
        ProcedureFailedException failure =
                FakeAccount.failure(() -> client.grant(GRANT, failing(new InterruptedException())));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.DESTINATION);
        assertThat(component.state().keys()).isEmpty();
    }

    @Test
    void deletesTheKeyThatItWaitsForWhenItIsInterrupted() {
        component
                .account
                .fake()
                .inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                        .action("ListAccessKeys")
                        .after(2));
        component.account.interruptNextPause();

        ProcedureFailedException failure = FakeAccount.failure(() -> client.grant(GRANT, component.sink));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.made()).hasSize(3);
        assertThat(component.received).isEmpty();
        assertThat(component.state().keys()).isEmpty();
    }

    @Test
    void deletesTheKeyWhoseAnswerWasLostTwice() {
        component
                .account
                .fake()
                .inject(CloudFaultRule.next(CloudFault.closeAfter())
                        .action("CreateAccessKey")
                        .times(2));

        ProcedureFailedException failure = FakeAccount.failure(() -> client.grant(GRANT, component.sink));

        assertThat(failure.reason()).isEqualTo(Reason.CALL);
        assertThat(component.received).isEmpty();
        assertThat(component.state().keys()).isEmpty();
    }

    @Test
    void leavesTheKeyThatTheComponentHasAloneWhenItsReplacementIsLost() {
        client.grant(GRANT, component.sink);
        String old = component.lastKey().id();
        component.account.fault("CreateAccessKey", CloudFault.closeAfter());

        FakeAccount.failure(() -> client.rotate(USER, old, failing(new IOException("full"))));

        assertThat(component.state().keys())
                .extracting(ComponentUserState.Key::id)
                .containsExactly(old);
    }

    @Test
    void revokesOnlyWhatItMadeAndNobodyElseUses() {
        client.grant(GRANT, component.sink);
        component.call(
                ApiAction.ATTACH_POLICY_TO_USER,
                "PolicyType",
                "System",
                "PolicyName",
                "AliyunVPCReadOnlyAccess",
                "UserName",
                USER.userName());

        assertThat(client.planRevocation(USER).steps())
                .extracting(Step::outcome)
                .containsExactly(Step.Outcome.PLANNED, Step.Outcome.PLANNED, Step.Outcome.ALREADY_THERE);
        assertThat(client.revoke(USER).steps())
                .hasToString("[detach RAM policy \"ack-one-registered-cluster-policy-terway-eniip\" from user"
                        + " \"ack-one-user-ce313528c3\": done; to undo, attach it, delete RAM policy"
                        + " \"ack-one-registered-cluster-policy-terway-eniip\": done; to undo, grant it again, keep RAM user"
                        + " \"ack-one-user-ce313528c3\" and its keys, which has other policies: nothing to do]");
        assertThat(component.state().keys()).hasSize(1);
    }

    @Test
    void leavesAUserOfOthersItsKeys() {
        component.call(ApiAction.CREATE_USER, "UserName", USER.userName());
        client.grant(GRANT, component.sink);

        assertThat(client.revoke(USER).steps())
                .last()
                .hasToString(
                        "keep RAM user \"ack-one-user-ce313528c3\" and its keys, which this SDK did not make: nothing"
                                + " to do");
        assertThat(component.state().keys()).hasSize(1);
        assertThat(component.state().policies()).isEmpty();
    }
}
