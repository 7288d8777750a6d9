// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.ram;

import static io.hybridcluster.testkit.aliyun.ram.Component.GRANT;
import static io.hybridcluster.testkit.aliyun.ram.Component.POLICY;
import static io.hybridcluster.testkit.aliyun.ram.Component.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.client.procedure.ComponentGrant;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.ComponentUserState;
import io.hybridcluster.aliyun.client.procedure.Granted;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.client.procedure.Step;
import io.hybridcluster.testkit.aliyun.support.FakeAccount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentUserClientTest {
    private final Component component = new Component();
    private final ComponentUserClient client = component.client;

    @AfterEach
    void close() {
        component.close();
    }

    @Test
    void grantsFromNothing() {
        Granted granted = client.grant(GRANT, component.sink);

        String id = component.lastKey().id();
        assertThat(granted.steps())
                .hasToString("[create RAM user \"ack-one-user-ce313528c3\": done; to undo, delete RAM user"
                        + " \"ack-one-user-ce313528c3\", create RAM policy"
                        + " \"ack-one-registered-cluster-policy-terway-eniip\": done; to undo, delete RAM policy"
                        + " \"ack-one-registered-cluster-policy-terway-eniip\", attach RAM policy"
                        + " \"ack-one-registered-cluster-policy-terway-eniip\" to user \"ack-one-user-ce313528c3\": done;"
                        + " to undo, detach it, create an access key of RAM user \"ack-one-user-ce313528c3\" and hand it"
                        + " over: done; to undo, delete access key " + id
                        + " of RAM user \"ack-one-user-ce313528c3\"]");
        assertThat(granted.newKeyId()).hasValue(id);
        assertThat(component.received).hasSize(1);
        ComponentUserState state = component.state();
        assertThat(state.exists()).isTrue();
        assertThat(state.madeHere()).isTrue();
        assertThat(state.keys()).extracting(ComponentUserState.Key::id).containsExactly(id);
        assertThat(state.comparison().findings()).isEmpty();
    }

    @Test
    void doesNothingTheSecondTime() {
        client.grant(GRANT, component.sink);
        ComponentGrant again = GRANT.withKey(component.lastKey().id());
        component.account.fake().clearRequests();

        Granted granted = client.grant(again, component.sink);

        assertThat(granted.isChange()).isFalse();
        assertThat(granted.steps()).extracting(Step::outcome).containsOnly(Step.Outcome.ALREADY_THERE);
        assertThat(component.account.writes()).isEmpty();
        assertThat(component.received).hasSize(1);
    }

    @Test
    void plansTheSameStepsAndWritesNothing() {
        Granted plan = client.plan(GRANT);

        assertThat(component.account.writes()).isEmpty();
        assertThat(plan.isChange()).isTrue();
        assertThat(plan.steps()).extracting(Step::outcome).containsOnly(Step.Outcome.PLANNED);
        assertThat(plan.steps())
                .extracting(Step::what)
                .isEqualTo(client.grant(GRANT, component.sink).steps().stream()
                        .map(Step::what)
                        .toList());

        ComponentGrant wider = new ComponentGrant(USER, Component.DUAL, GRANT.keyId())
                .withKey(component.lastKey().id());
        component.account.fake().clearRequests();
        assertThat(client.plan(wider).steps())
                .extracting(Step::outcome)
                .containsExactly(
                        Step.Outcome.ALREADY_THERE,
                        Step.Outcome.PLANNED,
                        Step.Outcome.ALREADY_THERE,
                        Step.Outcome.ALREADY_THERE);
        assertThat(component.account.writes()).isEmpty();
    }

    @Test
    void usesWhatOthersMade() {
        component.call(ApiAction.CREATE_USER, "UserName", USER.userName(), "Comments", "by onectl");
        component.call(ApiAction.CREATE_POLICY, "PolicyName", USER.policyName(), "PolicyDocument", POLICY.toString());

        Granted granted = client.grant(GRANT, component.sink);

        assertThat(granted.steps())
                .extracting(Step::outcome)
                .containsExactly(
                        Step.Outcome.ALREADY_THERE, Step.Outcome.ALREADY_THERE, Step.Outcome.DONE, Step.Outcome.DONE);
        assertThat(component.state().madeHere()).isFalse();
    }

    @Test
    void setsANewVersionOfAPolicyThatSaysSomethingElse() {
        client.grant(GRANT, component.sink);
        ComponentGrant wider = new ComponentGrant(USER, Component.DUAL, GRANT.keyId())
                .withKey(component.lastKey().id());

        Granted granted = client.grant(wider, component.sink);

        assertThat(granted.steps().get(1))
                .hasToString("set a new version of RAM policy \"ack-one-registered-cluster-policy-terway-eniip\": done;"
                        + " to undo, set version v1 of RAM policy"
                        + " \"ack-one-registered-cluster-policy-terway-eniip\" as its default");
        assertThat(component.versions()).containsExactly("v1", "v2*");
        assertThat(client.describe(USER, Component.DUAL).comparison().isEnough())
                .isTrue();
        assertThat(component.state().comparison().superfluous())
                .containsExactly("ecs:AssignIpv6Addresses", "ecs:UnassignIpv6Addresses");

        Granted back = client.grant(GRANT.withKey(component.lastKey().id()), component.sink);

        assertThat(back.steps().get(1).what()).startsWith("set version v1 of RAM policy");
        assertThat(component.versions()).containsExactly("v1*", "v2");
    }

    @Test
    void deletesTheOldestVersionThatIsNotInForceAtTheLimitOfFive() {
        client.grant(GRANT, component.sink);
        for (int i = 0; i < 4; i++) {
            component.call(
                    ApiAction.CREATE_POLICY_VERSION,
                    "PolicyName",
                    USER.policyName(),
                    "PolicyDocument",
                    "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecs:A" + i
                            + "\",\"Resource\":\"*\"}]}");
        }
        ComponentGrant wider = new ComponentGrant(USER, Component.DUAL, GRANT.keyId())
                .withKey(component.lastKey().id());

        Granted granted = client.grant(wider, component.sink);

        assertThat(component.versions()).containsExactly("v1", "v3", "v4", "v5", "v6*");
        assertThat(granted.steps().get(1))
                .hasToString("delete version v2 of RAM policy \"ack-one-registered-cluster-policy-terway-eniip\": done;"
                        + " to undo, make a version that says again: [Allow ecs:A0 on *]");
    }

    @Test
    void readsPoliciesAsPeopleWriteThem() {
        component.call(ApiAction.CREATE_USER, "UserName", USER.userName());
        component.call(
                ApiAction.CREATE_POLICY,
                "PolicyName",
                USER.policyName(),
                "PolicyDocument",
                "{\n \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"ecs:*\", \"Resource\": [\"*\"]}],\n"
                        + " \"Version\": \"1\" }");
        component.call(
                ApiAction.ATTACH_POLICY_TO_USER,
                "PolicyType",
                "Custom",
                "PolicyName",
                USER.policyName(),
                "UserName",
                USER.userName());
        component.call(
                ApiAction.ATTACH_POLICY_TO_USER,
                "PolicyType",
                "System",
                "PolicyName",
                "AliyunVPCReadOnlyAccess",
                "UserName",
                USER.userName());

        ComponentUserState state = component.state();

        assertThat(state.policies())
                .hasSize(2)
                .allMatch(policy -> policy.document().isPresent());
        assertThat(state.comparison().isEnough()).isTrue();
        assertThat(state.comparison().superfluous()).contains("ecs:*", "vpc:Describe*");
    }

    @Test
    void findsTheUserByTheKeyThatTheComponentHas() {
        client.grant(GRANT, component.sink);

        assertThat(ComponentUserClient.userOf(component.cloudOf(component.lastKey())))
                .hasValue(USER.userName());
        assertThat(ComponentUserClient.userOf(component.cloud)).isEmpty();
    }

    @Test
    void describesAUserThatIsNotThere() {
        ComponentUserState state = component.state();

        assertThat(state.exists()).isFalse();
        assertThat(state.policies()).isEmpty();
        assertThat(state.keys()).isEmpty();
        assertThat(state.comparison().missing()).hasSize(12);
    }

    @Test
    void refusesAKeyThatIsNotTheUsersBeforeAnythingIsMade() {
        ProcedureFailedException failure =
                FakeAccount.failure(() -> client.grant(GRANT.withKey("LTAI5tSomebodyElses1"), component.sink));

        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure)
                .hasMessage(
                        "access key LTAI5tSomebodyElses1 is none of RAM user \"ack-one-user-ce313528c3\"; find out whose"
                                + " it is by asking with it (userOf), or take it out of where the component reads it");
        assertThat(failure.made()).isEmpty();
        assertThat(component.account.writes()).isEmpty();
    }

    @Test
    void refusesAnInactiveKeyAndAThirdOne() {
        client.grant(GRANT, component.sink);
        String first = component.lastKey().id();
        component.call(
                ApiAction.UPDATE_ACCESS_KEY,
                "UserName",
                USER.userName(),
                "UserAccessKeyId",
                first,
                "Status",
                "Inactive");

        ProcedureFailedException inactive =
                FakeAccount.failure(() -> client.grant(GRANT.withKey(first), component.sink));
        assertThat(inactive.reason()).isEqualTo(Reason.STATE);
        assertThat(inactive.remedy()).isEqualTo("activate it, or rotate it");

        client.rotate(USER, first, component.sink);
        ProcedureFailedException third = FakeAccount.failure(() -> client.grant(GRANT, component.sink));
        assertThat(third.reason()).isEqualTo(Reason.STATE);
        assertThat(third).hasMessageContaining("has 2 access keys, and RAM allows no more");
        assertThat(component.received).hasSize(2);
    }

    @Test
    void rotatesAndRetires() {
        client.grant(GRANT, component.sink);
        String old = component.lastKey().id();

        Granted rotated = client.rotate(USER, old, component.sink);

        String now = component.lastKey().id();
        assertThat(rotated.newKeyId()).hasValue(now);
        assertThat(ids()).containsExactlyInAnyOrder(old, now);
        assertThat(client.retire(USER, old).steps())
                .hasToString("[delete access key " + old + " of RAM user \"ack-one-user-ce313528c3\": done]");
        assertThat(ids()).containsExactly(now);
        assertThat(client.retire(USER, old).isChange()).isFalse();

        ProcedureFailedException last = FakeAccount.failure(() -> client.retire(USER, now));
        assertThat(last.reason()).isEqualTo(Reason.STATE);
        assertThat(ids()).containsExactly(now);
    }

    private List<String> ids() {
        return component.state().keys().stream().map(ComponentUserState.Key::id).toList();
    }

    @Test
    void showsNoSecretAnywhere() {
        Granted granted = client.grant(GRANT, component.sink);
        String secret = component.lastKey().secret().reveal(text -> text);

        assertThat(Stream.of(granted, component.state(), GRANT, component.sink, client, client.plan(GRANT))
                        .map(Object::toString))
                .noneMatch(text -> text.contains(secret));
    }
}
