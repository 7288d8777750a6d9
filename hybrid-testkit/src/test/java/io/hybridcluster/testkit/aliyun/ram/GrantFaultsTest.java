// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.ram;

import static io.hybridcluster.testkit.aliyun.ram.Component.GRANT;
import static io.hybridcluster.testkit.aliyun.ram.Component.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.client.procedure.ComponentGrant;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.ComponentUserState;
import io.hybridcluster.aliyun.client.procedure.Granted;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.aliyun.support.CloudFaults;
import io.hybridcluster.testkit.aliyun.support.FakeAccount;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault at a time: what is there in the end is what would be there without it. */
class GrantFaultsTest {
    private final Component component = new Component();
    private final ComponentUserClient client = new ComponentUserClient(component.account.impatient());

    @AfterEach
    void close() {
        component.close();
    }

    private static Stream<Arguments> each(List<String> actions) {
        return actions.stream()
                .flatMap(action -> CloudFaults.all().entrySet().stream()
                        .map(fault -> Arguments.of(action, fault.getKey(), fault.getValue())));
    }

    static Stream<Arguments> grants() {
        return each(List.of("CreateUser", "CreatePolicy", "AttachPolicyToUser", "CreateAccessKey"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("grants")
    void endsAsWithoutTheFault(String action, String name, CloudFault fault) {
        component.account.fault(action, fault);

        Granted granted = client.grant(GRANT, component.sink);

        assertThat(granted.steps()).hasSize(4);
        assertGranted();
        assertThat(client.grant(GRANT.withKey(component.lastKey().id()), component.sink)
                        .isChange())
                .isFalse();
    }

    /** There is the one key that was handed over, and it works. */
    private void assertGranted() {
        ComponentUserState state = component.state();
        assertThat(state.exists()).isTrue();
        assertThat(state.madeHere()).isTrue();
        assertThat(state.policies()).hasSize(1);
        assertThat(state.comparison().findings()).isEmpty();
        assertThat(component.versions()).containsExactly("v1*");
        assertThat(component.received).hasSize(1);
        assertThat(state.keys())
                .extracting(ComponentUserState.Key::id)
                .containsExactly(component.lastKey().id());
        assertThat(ComponentUserClient.userOf(component.cloudOf(component.lastKey())))
                .hasValue(USER.userName());
    }

    static Stream<Arguments> newVersions() {
        return each(List.of("CreatePolicyVersion", "SetDefaultPolicyVersion"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("newVersions")
    void setsAPolicysVersionOnce(String action, String name, CloudFault fault) {
        client.grant(GRANT, component.sink);
        String key = component.lastKey().id();
        ComponentGrant wider = new ComponentGrant(USER, Component.DUAL, GRANT.keyId()).withKey(key);
        component.account.fault(action, fault);

        client.grant(wider, component.sink);
        assertThat(component.versions().get(1)).isEqualTo("v2*");
        client.grant(GRANT.withKey(key), component.sink);

        assertThat(component.versions().get(0)).isEqualTo("v1*");
        assertThat(component.state().comparison().findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("revocations")
    void revokesAsWithoutTheFault(String action, String name, CloudFault fault) {
        client.grant(GRANT, component.sink);
        component.account.fault(action, fault);

        client.revoke(USER);

        assertThat(component.state().exists()).isFalse();
        assertThat(client.revoke(USER).isChange()).isFalse();
    }

    static Stream<Arguments> revocations() {
        return each(List.of("DetachPolicyFromUser", "DeletePolicy", "DeleteAccessKey", "DeleteUser"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetUser",
                "GetPolicy",
                "ListPoliciesForUser",
                "ListAccessKeys",
                "AttachPolicyToUser",
                "CreateAccessKey",
                ""
            })
    void waitsForWhatRamDoesNotShowYet(String action) {
        component
                .account
                .fake()
                .inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                        .action(action)
                        .times(action.isEmpty() ? 2 : 3));

        client.grant(GRANT, component.sink);

        assertGranted();
    }

    /** What was made is hidden for a long time: the second answer, that it is there, is taken for it. */
    @Test
    void makesNothingTwiceWhenRamShowsNothing() {
        component.account.fault("CreateUser", CloudFault.closeAfter());
        component
                .account
                .fake()
                .inject(CloudFaultRule.next(CloudFault.stale(Duration.ofHours(1)))
                        .action("GetUser")
                        .times(20));

        client.grant(GRANT, component.sink);

        assertThat(component.account.calls("CreateUser")).isEqualTo(2);
        component.account.fake().clearFaults();
        assertGranted();
    }

    @Test
    void saysWhatWasMadeBeforeItFailed() {
        component.account.fault("AttachPolicyToUser", CloudFault.error(409, "LimitExceeded.User.Policy"));

        ProcedureFailedException failure = FakeAccount.failure(() -> client.grant(GRANT, component.sink));

        assertThat(failure.reason()).isEqualTo(ProcedureFailedException.Reason.CALL);
        assertThat(failure)
                .hasMessage("attach RAM policy \"ack-one-registered-cluster-policy-terway-eniip\" to user"
                        + " \"ack-one-user-ce313528c3\" failed: ram:AttachPolicyToUser QUOTA_EXCEEDED"
                        + " LimitExceeded.User.Policy; free some of it, or raise the quota in the Quota Center. Made before:"
                        + " create RAM user \"ack-one-user-ce313528c3\": done; to undo, delete RAM user"
                        + " \"ack-one-user-ce313528c3\"; create RAM policy"
                        + " \"ack-one-registered-cluster-policy-terway-eniip\": done; to undo, delete RAM policy"
                        + " \"ack-one-registered-cluster-policy-terway-eniip\"");
        assertThat(failure.call())
                .hasValueSatisfying(call -> assertThat(call.status()).isEqualTo(409));
        assertThat(failure.made()).hasSize(2);
        assertThat(component.received).isEmpty();

        client.grant(GRANT, component.sink);
        assertGranted();
    }
}
