// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.aliyun.ram.RamAction;
import io.hybridcluster.aliyun.ram.RamDecision;
import io.hybridcluster.aliyun.ram.RamPolicyDocument;
import io.hybridcluster.aliyun.ram.RamStatement;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorPolicyTest {
    private static final String BEGIN = "<!-- begin of the policies that OperatorPolicyTest compares -->\n";
    private static final String END = "\n<!-- end of the policies -->\n";
    private static final ComponentUser COMPONENT = ComponentUser.named("terway-eniip", "ack-one-user-ce313528c3");
    private static final Scope SCOPE = Scope.everything()
            .cluster(new ClusterId("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"))
            .component(COMPONENT)
            .object("kubelet-0000", "init-node-ecs.sh");

    @Test
    void isPrintedInTheDocumentation() throws IOException {
        StringBuilder policies = new StringBuilder();
        for (Feature feature : Feature.values()) {
            policies.append("\n## `").append(feature).append("`: ").append(feature.purpose());
            policies.append("\n\n```json\n")
                    .append(OperatorPolicy.of(EnumSet.of(feature), SCOPE)
                            .document()
                            .toJson())
                    .append("```\n");
        }
        Path file = Path.of("..", "docs", "ram-permissions.md");
        String text = Files.readString(file);
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + policies + text.substring(text.indexOf(END));
        if (Golden.updating()) {
            Files.writeString(file, expected);
        }

        assertThat(Files.readString(file)).isEqualTo(expected);
    }

    @Test
    void isTheSameInWhateverOrderTheFeaturesCome() {
        assertThat(OperatorPolicy.of(List.of(Feature.ADD_ON, Feature.GRANT, Feature.ADD_ON), SCOPE))
                .isEqualTo(OperatorPolicy.of(List.of(Feature.GRANT, Feature.ADD_ON), SCOPE));
    }

    @Test
    void ofAllFeaturesAllowsEachOfThemAndFitsRam() {
        RamPolicyDocument all = RamPolicyDocument.of(OperatorPolicy.of(EnumSet.allOf(Feature.class), SCOPE));

        for (Feature feature : Feature.values()) {
            for (Need need : feature.needs()) {
                for (RamAction action : need.actions()) {
                    assertThat(need.resources())
                            .allMatch(resource -> all.decide(action, SCOPE.nameOf(resource)) == RamDecision.ALLOWED);
                }
            }
        }
    }

    @Test
    void limitsToWhatTheScopeNames() {
        RamPolicyDocument policy = RamPolicyDocument.of(OperatorPolicy.of(EnumSet.of(Feature.DELETE_CLUSTER), SCOPE));
        RamAction delete = new RamAction("cs:DeleteCluster");

        assertThat(policy.decide(delete, "acs:cs:cn-hangzhou:1234:cluster/c0a1b2c3d4e5f60718293a4b5c6d7e8f9"))
                .isEqualTo(RamDecision.ALLOWED);
        assertThat(policy.decide(delete, "acs:cs:cn-hangzhou:1234:cluster/c1a1b2c3d4e5f60718293a4b5c6d7e8f9"))
                .isEqualTo(RamDecision.NOT_ALLOWED);
        assertThat(OperatorPolicy.of(EnumSet.of(Feature.DELETE_CLUSTER), Scope.everything())
                        .toString())
                .contains("\"acs:cs:*:*:cluster/*\"");
        assertThat(Scope.everything()).hasToString("everything");
        assertThat(Scope.everything().object("kubelet", "a/b.sh")).hasToString("{object=kubelet/a/b.sh}");
    }

    @Test
    void doesNotRepeatOnSomethingWhatItAllowsOnEverything() {
        // GRANT needs ram:GetPolicy on the component's policy, GRANT_COMPARISON on any.
        RamAction read = new RamAction("ram:GetPolicy");

        assertThat(OperatorPolicy.of(EnumSet.of(Feature.GRANT, Feature.GRANT_COMPARISON), SCOPE)
                        .statements())
                .filteredOn(statement -> statement.actions().contains(read))
                .extracting(RamStatement::resources)
                .containsExactly(List.of("*"));
        assertThat(OperatorPolicy.of(EnumSet.of(Feature.GRANT), SCOPE).statements())
                .filteredOn(statement -> statement.actions().contains(read))
                .extracting(RamStatement::resources)
                .containsExactly(List.of("acs:ram:*:*:policy/" + COMPONENT.policyName()));
    }

    @Test
    void aScopeNamesWhatItLimitsTo() {
        Scope scope = Scope.everything()
                .cluster(new ClusterId("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"))
                .component(COMPONENT);

        assertThat(scope)
                .hasToString("{cluster=c0a1b2c3d4e5f60718293a4b5c6d7e8f9, user=ack-one-user-ce313528c3, policy="
                        + COMPONENT.policyName() + "}");
        assertThat(scope.nameOf(Resource.USER)).isEqualTo("acs:ram:*:*:user/ack-one-user-ce313528c3");
        assertThat(scope.nameOf(Resource.OBJECT)).isEqualTo("acs:oss:*:*:*");
    }

    @ParameterizedTest
    @EnumSource
    void ofAFeatureNamesEachActionWhole(Feature feature) {
        assertThat(feature.purpose()).isNotBlank();
        assertThat(feature.actions())
                .isNotEmpty()
                .noneMatch(action -> action.value().contains("*"));
        assertThat(feature.needs().stream().flatMap(need -> need.actions().stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"PREFLIGHT", "GRANT_COMPARISON", "REGISTERED_CLUSTER"})
    void ofWhatOnlyLooksNeverWrites(Feature feature) {
        assertThat(feature.actions()).allMatch(action -> action.value().matches("[a-z]+:(Get|List|Describe).*"));
    }

    @Test
    void isForAtLeastOneFeature() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperatorPolicy.of(List.of(), SCOPE))
                .withMessage("a policy for no feature allows nothing: name at least one");
    }

    @ParameterizedTest
    @CsvSource({"K, a", "ab, a", "kubelet-, a", "kubelet, ''", "kubelet, /a", "kubelet, a*", "kubelet, a?"})
    void refusesOtherNamesOfObjects(String bucket, String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.everything().object(bucket, key));
    }
}
