// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testsupport.Golden;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class TerwayRamPolicyTest {
    private static Document read(String json) {
        return Document.of((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json));
    }

    private static RamPolicy forTerway(String version, String stack) {
        return TerwayRamPolicy.forTerway(TerwayVersion.parse(version), IpStack.parse(stack));
    }

    private static RamPolicy minimal(String version, String stack) {
        return TerwayRamPolicy.minimal(TerwayVersion.parse(version), IpStack.parse(stack));
    }

    /** What is in one and not in the other, by operation. */
    private static Set<String> difference(RamPolicy one, RamPolicy other) {
        Set<String> left = new TreeSet<>();
        one.allowedActions().stream()
                .filter(action -> !other.allowedActions().contains(action))
                .forEach(action -> left.add(action.value()));
        return left;
    }

    @Test
    void isTheGuidesPolicy() {
        String guide = Golden.read("guide-terway-ram-policy.json");
        String ours = TerwayRamPolicy.documented().document().toJson();

        assertThat(TerwayRamPolicy.documented().document()).isEqualTo(read(guide));
        // The guide's page has lost its indentation.
        assertThat(ours.lines().map(String::strip))
                .containsExactlyElementsOf(guide.lines().toList());
        assertThat(read(ours)).isEqualTo(TerwayRamPolicy.documented().document());
    }

    @Test
    void addsWhatTerwayCallsWhenItStarts() {
        RamPolicy policy = TerwayRamPolicy.of(Plans.guide());

        Golden.assertSame("terway-ram-policy-1.8.2.json", policy.document().toJson());
        assertThat(difference(policy, TerwayRamPolicy.documented())).containsExactly("ecs:DescribeInstanceTypes");
        assertThat(difference(TerwayRamPolicy.documented(), policy)).isEmpty();
    }

    @Test
    void addsTheIpv6PairForDualStack() {
        assertThat(difference(TerwayRamPolicy.of(Plans.dual()), TerwayRamPolicy.of(Plans.guide())))
                .containsExactly("ecs:AssignIpv6Addresses", "ecs:UnassignIpv6Addresses");
        assertThatThrownBy(() -> forTerway("1.0.10", "dual"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Terway 1.0.10 has no dual stack, which came with 1.1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.0.10 | [ecs:ModifyNetworkInterfaceAttribute]
            1.5.0  | [ecs:ModifyNetworkInterfaceAttribute]
            1.5.1  | []
            1.6.9  | []
            1.7.0  | [ecs:DescribeInstanceAttribute, ecs:DescribeInstances]
            1.9.17 | [ecs:DescribeInstanceAttribute, ecs:DescribeInstances]
            1.10.0 | [ecs:DescribeInstanceAttribute, ecs:DescribeInstances, ecs:ModifyNetworkInterfaceAttribute]
            1.17.5 | [ecs:DescribeInstanceAttribute, ecs:DescribeInstances, ecs:ModifyNetworkInterfaceAttribute]
            """)
    void dropsWhatAVersionNeverCalls(String version, String dropped) {
        assertThat(difference(forTerway(version, "ipv4"), minimal(version, "ipv4")))
                .hasToString(dropped);
        assertThat(difference(minimal(version, "ipv4"), forTerway(version, "ipv4")))
                .isEmpty();
    }

    @Test
    void isTheProjectsOwnPolicyForTheNewestVersion() {
        // terway docs/ecs.md
        assertThat(minimal("1.17.5", "dual").allowedActions().stream().map(RamAction::value))
                .containsExactlyInAnyOrder(
                        "ecs:CreateNetworkInterface",
                        "ecs:DescribeNetworkInterfaces",
                        "ecs:AttachNetworkInterface",
                        "ecs:DetachNetworkInterface",
                        "ecs:DeleteNetworkInterface",
                        "ecs:DescribeInstanceTypes",
                        "ecs:AssignPrivateIpAddresses",
                        "ecs:UnassignPrivateIpAddresses",
                        "ecs:AssignIpv6Addresses",
                        "ecs:UnassignIpv6Addresses",
                        "vpc:DescribeVSwitches");
    }

    @Test
    void refusesNullByName() {
        TerwayVersion version = new TerwayVersion(1, 8, 2);
        assertThatNullPointerException()
                .isThrownBy(() -> TerwayRamPolicy.forTerway(null, IpStack.IPV4))
                .withMessage("version");
        assertThatNullPointerException()
                .isThrownBy(() -> TerwayRamPolicy.minimal(null, IpStack.IPV4))
                .withMessage("version");
        assertThatNullPointerException()
                .isThrownBy(() -> TerwayRamPolicy.minimal(version, null))
                .withMessage("ipStack");
        assertThatNullPointerException()
                .isThrownBy(() -> TerwayRamPolicy.of(null))
                .withMessage("plan");
    }

    @Test
    void refusesAPlanWithoutTerway() {
        assertThatThrownBy(() -> TerwayRamPolicy.of(Plans.bare()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plan \"bare\" has no terway section, so there is no version to grant for");
    }
}
