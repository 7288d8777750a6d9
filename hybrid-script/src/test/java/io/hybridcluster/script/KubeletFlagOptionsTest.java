// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeletFlagOptionsTest {
    private static final KubeletFlagOptions ALL = KubeletFlagOptions.none()
            .withTopologyLabels()
            .withStalePkiRemoved()
            .withForeignCniAside()
            .withMaxPods(Map.of("ecs.g7.xlarge", 48, "ecs.c7.4xlarge", 213));

    @Test
    void areOffByDefault() {
        KubeletFlagOptions none = KubeletFlagOptions.none();

        assertThat(none.maxPods()).isEmpty();
        assertThat(none.maxPodsByType()).isEmpty();
        assertThat(none.foreignCniAside()).isFalse();
        assertThat(none.stalePkiRemoved()).isFalse();
        assertThat(none.topologyLabels()).isFalse();
        assertThat(none).hasToString("KubeletFlagOptions[]");
        assertThat(KubeletFlagBlock.hardened(none)).isEqualTo(KubeletFlagBlock.HARDENED);
    }

    @Test
    void standOnTheLineThatCallsTheBlockAndChangeNothingElse() {
        assertThat(KubeletFlagBlock.hardened(ALL))
                .isEqualTo(KubeletFlagBlock.HARDENED.replace(
                        "\nif hybrid_kubelet_flags; then\n",
                        "\nif hybrid_kubelet_flags max-pods=ecs.c7.4xlarge:213,ecs.g7.xlarge:48 foreign-cni stale-pki"
                                + " topology-labels; then\n"));
        assertThat(Bash.shellcheck(KubeletFlagBlock.hardened(ALL))).isEmpty();
        assertThat(ALL)
                .hasToString("KubeletFlagOptions[max-pods=ecs.c7.4xlarge:213,ecs.g7.xlarge:48, foreign-cni, stale-pki,"
                        + " topology-labels]");
    }

    @Test
    void areTheLastNumberOfPodsThatWasGiven() {
        assertThat(ALL.withMaxPods(64).words())
                .containsExactly("max-pods=64", "foreign-cni", "stale-pki", "topology-labels");
        assertThat(ALL.withMaxPods(64).maxPods()).isEqualTo(OptionalInt.of(64));
        assertThat(ALL.withMaxPods(64).maxPodsByType()).isEmpty();
        assertThat(ALL.withMaxPods(64).withMaxPods(ALL.maxPodsByType())).isEqualTo(ALL);
    }

    @Test
    void takeTheNumbersOfTerwaysFormula() {
        InstanceTypes types = InstanceTypes.of(List.of(
                new InstanceTypeLimits("ecs.g7.xlarge", 4, 15, 15), new InstanceTypeLimits("ecs.g6.large", 2, 6, 1)));

        assertThat(KubeletFlagOptions.none().withMaxPods(types).maxPodsByType())
                .containsExactly(Map.entry("ecs.g6.large", 9), Map.entry("ecs.g7.xlarge", 48));
    }

    @Test
    void areEqualWhenTheySayTheSame() {
        KubeletFlagOptions same = KubeletFlagOptions.none()
                .withMaxPods(Map.of("ecs.c7.4xlarge", 213, "ecs.g7.xlarge", 48))
                .withForeignCniAside()
                .withStalePkiRemoved()
                .withTopologyLabels();

        assertThat(same).isEqualTo(ALL).hasSameHashCodeAs(ALL);
        assertThat(same.withMaxPods(48)).isNotEqualTo(ALL);
        assertThat(KubeletFlagOptions.none().withForeignCniAside()).isNotEqualTo(KubeletFlagOptions.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "g7.xlarge",
                "ecs.g7",
                "ecs.G7.xlarge",
                "ecs.g7.x:1",
                "ecs.g7.x,ecs.a.b",
                "ecs.g7.x l",
                "ecs.g7.;id",
                "ecs.g7.$(id)",
                "ecs.g7.x\n",
                "ecs..x",
                "ecs.a.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refuseWhatIsNoInstanceType(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeletFlagOptions.none().withMaxPods(Map.of(type, 1)))
                .withMessage(
                        "\"" + type + "\" is no instance type; one is like ecs.g7.xlarge, of small letters, digits, -"
                                + " and ., and at most 63 characters");
    }

    @Test
    void refuseNumbersOutOfTheirBounds() {
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 1025, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KubeletFlagOptions.none().withMaxPods(number))
                    .withMessage("max pods are 1 to 1024, not " + number);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KubeletFlagOptions.none().withMaxPods(Map.of("ecs.g7.xlarge", number)))
                    .withMessage("max pods of ecs.g7.xlarge are 1 to 1024, not " + number);
        }
        assertThat(KubeletFlagOptions.none().withMaxPods(1).withMaxPods(1024).maxPods())
                .isEqualTo(OptionalInt.of(1024));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeletFlagOptions.none().withMaxPods(InstanceTypes.none()))
                .withMessage("max pods by instance type name no type; name each of the node pool");
    }

    @Test
    void keepTheLawsOfEveryConversionAndReplaceOneAnother() {
        String script = "#!/bin/bash\nkubeadm join x\n";

        String converted = ScriptGolden.checkLaws(script, s -> s.withKubeletFlags(ALL));

        assertThat(converted).contains(KubeletFlagBlock.hardened(ALL));
        NodeScript other = NodeScript.parse(converted).withKubeletFlags(ALL.withMaxPods(64));
        assertThat(other).isEqualTo(NodeScript.parse(script).withKubeletFlags(ALL.withMaxPods(64)));
        assertThat(other.withKubeletFlags()).isEqualTo(NodeScript.parse(script).withKubeletFlags());
    }
}
