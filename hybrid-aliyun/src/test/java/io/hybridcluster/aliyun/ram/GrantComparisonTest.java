// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrantComparisonTest {
    private static final RamPolicy NEEDED = new RamPolicy(List.of(
            RamStatement.allowing(List.of(new RamAction("ecs:AttachNetworkInterface"), new RamAction("ecs:DetachX"))),
            RamStatement.allowing(List.of(new RamAction("vpc:DescribeVSwitches")))));

    private static AttachedPolicy policy(String name, String... statements) {
        String json = "{\"Version\":\"1\",\"Statement\":["
                + String.join(",", statements).replace('\'', '"') + "]}";
        return new AttachedPolicy(name, name.startsWith("Aliyun"), Optional.of(RamPolicyDocument.parse(json)));
    }

    private static String allow(String actions, String resource) {
        return "{'Effect':'Allow','Action':[" + actions + "],'Resource':'" + resource + "'}";
    }

    private static GrantComparison compare(AttachedPolicy... attached) {
        return GrantComparison.of("ack-one-user-1", Arrays.asList(attached), NEEDED);
    }

    private static List<String> lines(GrantComparison comparison) {
        return comparison.findings().stream().map(LiveFinding::toString).toList();
    }

    @Test
    void findsNothingWrongWithExactlyWhatIsNeeded() {
        GrantComparison comparison = compare(new AttachedPolicy("a", false, Optional.of(RamPolicyDocument.of(NEEDED))));

        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.isEnough()).isTrue();
        assertThat(comparison).hasToString("0 missing, 0 under a condition, 0 superfluous");
    }

    @Test
    void tellsWhatIsMissing() {
        GrantComparison comparison = compare();

        assertThat(comparison.missing())
                .hasToString("[ecs:AttachNetworkInterface, ecs:DetachX, vpc:DescribeVSwitches]");
        assertThat(comparison.isEnough()).isFalse();
        assertThat(lines(comparison))
                .containsExactly(
                        "[ERROR] RamUser ack-one-user-1: ecs:AttachNetworkInterface is not allowed | RamGrant.ActionMissing",
                        "[ERROR] RamUser ack-one-user-1: ecs:DetachX is not allowed | RamGrant.ActionMissing",
                        "[ERROR] RamUser ack-one-user-1: vpc:DescribeVSwitches is not allowed | RamGrant.ActionMissing");
    }

    @Test
    void addsUpWhatAllPoliciesSay() {
        GrantComparison comparison = compare(
                policy("a", allow("'ecs:AttachNetworkInterface','ecs:detachx'", "acs:ecs:*:*:*")),
                policy("AliyunVPCReadOnlyAccess", allow("'vpc:Describe*'", "*")));

        assertThat(comparison.isEnough()).isTrue();
        assertThat(lines(comparison))
                .containsExactly("[WARNING] RamPolicy AliyunVPCReadOnlyAccess (system): the component does not need"
                        + " \"vpc:Describe*\" | RamGrant.Superfluous");
    }

    @Test
    void tellsWhatIsSuperfluousAsItIsWritten() {
        GrantComparison comparison = compare(
                policy("a", allow("'*','ecs:RunInstances','vpc:DescribeVSwitches'", "*")),
                policy("b", "{'Effect':'Allow','NotAction':'ram:*','Resource':'*'}"),
                policy("c", "{'Effect':'Deny','Action':'oss:*','Resource':'*'}"));

        assertThat(comparison.superfluous()).containsExactly("*", "all but ram:*", "ecs:RunInstances");
        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.findings())
                .extracting(finding -> finding.ruleId().value())
                .containsOnly("RamGrant.Superfluous");
    }

    @Test
    void tellsDenialsConditionsAndResourcesApart() {
        GrantComparison comparison = compare(
                policy(
                        "a",
                        allow("'ecs:AttachNetworkInterface'", "*"),
                        "{'Effect':'Deny','Action':'ecs:Attach*','Resource':'*'}",
                        "{'Effect':'Allow','Action':'ecs:DetachX','Resource':'*','Condition':{'IpAddress':{'a':'b'}}}",
                        allow("'vpc:DescribeVSwitches'", "acs:vpc:*:*:vswitch/vsw-1")),
                new AttachedPolicy("b", false, Optional.empty()));

        assertThat(comparison.missing()).hasToString("[ecs:AttachNetworkInterface, vpc:DescribeVSwitches]");
        assertThat(comparison.conditional()).hasToString("[ecs:DetachX]");
        assertThat(lines(comparison))
                .containsExactly(
                        "[ERROR] RamUser ack-one-user-1: a policy denies ecs:AttachNetworkInterface | RamGrant.ActionDenied",
                        "[WARNING] RamPolicy b: the policy's document could not be read, so what it allows and denies is"
                                + " not known | RamGrant.Unreadable",
                        "[WARNING] RamUser ack-one-user-1: vpc:DescribeVSwitches is allowed on some resources only |"
                                + " RamGrant.OnSomeResources",
                        "[WARNING] RamUser ack-one-user-1: ecs:DetachX is allowed or denied under a condition, which is"
                                + " not evaluated | RamGrant.UnderCondition");
    }

    @Test
    void seesADenialOnSomeResources() {
        GrantComparison comparison = compare(policy(
                "a",
                allow("'ecs:AttachNetworkInterface','ecs:DetachX','vpc:DescribeVSwitches'", "*"),
                "{'Effect':'Deny','Action':'ecs:DetachX','Resource':'acs:ecs:*:*:instance/i-1'}"));

        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.isEnough()).isFalse();
        assertThat(lines(comparison))
                .containsExactly("[WARNING] RamUser ack-one-user-1: ecs:DetachX is allowed on some resources only |"
                        + " RamGrant.OnSomeResources");
    }

    @Test
    void findsWhatTheGuidesPolicyLacksAndHasTooMuch() {
        AttachedPolicy guide =
                new AttachedPolicy("guide", false, Optional.of(RamPolicyDocument.of(TerwayRamPolicy.documented())));
        GrantComparison comparison = GrantComparison.of(
                "u", List.of(guide), TerwayRamPolicy.minimal(new TerwayVersion(1, 8, 2), IpStack.IPV4));

        assertThat(comparison.missing()).hasToString("[ecs:DescribeInstanceTypes]");
        assertThat(comparison.superfluous()).containsExactly("ecs:DescribeInstanceAttribute", "ecs:DescribeInstances");
    }

    @Test
    void showsNoSecretThatSomebodyPutIntoAPolicy() {
        String canary = "LTAI5tCanaryCanaryCanary";
        GrantComparison comparison = compare(policy("a", allow("'ecs:" + canary + "','" + canary + "'", "*")));

        assertThat(comparison.findings().toString()).doesNotContain("Canary");
    }

    @Test
    void describesItsRulesInOrder() {
        assertThat(GrantComparison.rules())
                .isSorted()
                .extracting(RuleDescription::id)
                .hasToString("[RamGrant.ActionDenied, RamGrant.ActionMissing, RamGrant.OnSomeResources,"
                        + " RamGrant.Superfluous, RamGrant.UnderCondition, RamGrant.Unreadable]");
    }
}
