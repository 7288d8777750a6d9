// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RamPolicyTest {
    private static final RamAction READ = new RamAction("ecs:Describe*");

    /** A policy whose document has this many characters without white space. */
    private static RamPolicy ofLength(int length) {
        int frame = new RamPolicy(List.of(new RamStatement(RamEffect.ALLOW, List.of(READ), List.of(""))))
                .toString()
                .length();
        return new RamPolicy(
                List.of(new RamStatement(RamEffect.ALLOW, List.of(READ), List.of("r".repeat(length - frame)))));
    }

    @Test
    void writesEffectActionsAndResources() {
        RamStatement deny =
                new RamStatement(RamEffect.DENY, List.of(new RamAction("ram:*")), List.of("acs:ram:*:*:user/a"));

        assertThat(new RamPolicy(List.of(RamStatement.allowing(List.of(READ)), deny)))
                .hasToString("{\"Version\":\"1\",\"Statement\":["
                        + "{\"Action\":[\"ecs:Describe*\"],\"Resource\":[\"*\"],\"Effect\":\"Allow\"},"
                        + "{\"Action\":[\"ram:*\"],\"Resource\":[\"acs:ram:*:*:user/a\"],\"Effect\":\"Deny\"}]}");
    }

    @Test
    void countsAllowedActionsOnly() {
        RamStatement deny = new RamStatement(RamEffect.DENY, List.of(new RamAction("ram:GetUser")), List.of("*"));

        assertThat(new RamPolicy(List.of(RamStatement.allowing(List.of(READ)), deny)).allowedActions())
                .containsExactly(READ);
    }

    @Test
    void holdsToRamsLimit() {
        assertThat(ofLength(6144).toString()).hasSize(6144);
        assertThatThrownBy(() -> ofLength(6145))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the RAM policy has 6145 characters without white space; RAM takes at most 6144");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs", "ecs:", ":a", "ECS:a", "ecs:a b", "ecs:a:b", "*"})
    void refusesWhatIsNoAction(String action) {
        assertThatThrownBy(() -> new RamAction(action))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + action + "\" is not a RAM action: expected one like \"ecs:AttachNetworkInterface\"");
    }

    @Test
    void refusesStatementsThatSayNothingOrTooMuch() {
        assertThatThrownBy(() -> RamStatement.allowing(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a RAM statement without actions matches nothing");
        assertThatThrownBy(() -> new RamStatement(RamEffect.ALLOW, List.of(READ), List.of()))
                .hasMessage("a RAM statement without resources matches nothing");
        assertThatThrownBy(() -> RamStatement.allowing(List.of(READ, READ)))
                .hasMessage("RAM action ecs:Describe* is in a statement twice");
        assertThatThrownBy(() -> new RamPolicy(List.of())).hasMessage("a RAM policy has no statements");
    }

    @Test
    void refusesNullByName() {
        assertThatNullPointerException().isThrownBy(() -> new RamAction(null)).withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> new RamPolicy(null)).withMessage("statements");
        assertThatNullPointerException()
                .isThrownBy(() -> RamStatement.allowing(null))
                .withMessage("actions");
        assertThatNullPointerException()
                .isThrownBy(() -> new RamStatement(null, List.of(READ), List.of("*")))
                .withMessage("effect");
        assertThatNullPointerException()
                .isThrownBy(() -> new RamStatement(RamEffect.ALLOW, List.of(READ), null))
                .withMessage("resources");
    }

    @Test
    void sortsActionsByTheirText() {
        List<RamAction> actions = IntStream.of(3, 1, 2)
                .mapToObj(i -> new RamAction("ecs:A" + i))
                .sorted()
                .toList();

        assertThat(actions).hasToString("[ecs:A1, ecs:A2, ecs:A3]");
    }
}
