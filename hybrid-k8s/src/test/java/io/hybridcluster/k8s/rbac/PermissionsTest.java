// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.rbac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.testsupport.Golden;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
    @Test
    void printsTheManifestsOfAServiceAccount() {
        Golden.assertSame(
                "rbac/service-account.yaml",
                Permissions.ofServiceAccount(
                                EnumSet.of(Feature.DOCTOR, Feature.BOOTSTRAP_TOKENS), "hybrid", "ops", "hybrid-robot")
                        .toString());
    }

    @Test
    void areTheSameInWhateverOrderTheFeaturesCome() {
        List<Feature> some = List.of(Feature.SEPARATION, Feature.DOCTOR, Feature.AGENT_CONFIG);
        List<Feature> others = List.of(Feature.AGENT_CONFIG, Feature.SEPARATION, Feature.DOCTOR, Feature.DOCTOR);

        assertThat(Permissions.ofUser(others, "a", "b").toYaml())
                .isEqualTo(Permissions.ofUser(some, "a", "b").toYaml());
        assertThat(Permissions.ofUser(others, "a", "b").rules())
                .isEqualTo(Permissions.ofUser(some, "a", "b").rules());
    }

    @Test
    void haveEachRuleOnceAndAllOfEachFeature() {
        List<PolicyRule> rules =
                Permissions.ofUser(EnumSet.allOf(Feature.class), "a", "b").rules();

        assertThat(rules).doesNotHaveDuplicates();
        for (Feature feature : Feature.values()) {
            assertThat(rules).as(feature.name()).containsAll(feature.rules());
        }
        assertThat(rules)
                .containsOnlyOnce(PolicyRule.cluster(ApiResource.NODES, "list"))
                .hasSizeLessThan(List.of(Feature.values()).stream()
                        .mapToInt(feature -> feature.rules().size())
                        .sum());
    }

    @Test
    void putTheRulesOfTheWholeClusterFirst() {
        List<PolicyRule> rules =
                Permissions.ofUser(List.of(Feature.DOCTOR), "a", "b").rules();

        assertThat(rules.stream().map(PolicyRule::namespace).distinct())
                .containsExactly(
                        Optional.empty(),
                        Optional.of("kube-system"),
                        Optional.of("kube-public"),
                        Optional.of("default"));
    }

    @Test
    void makeARoleAndItsBindingForEachNamespaceAndNoEmptyClusterRole() {
        List<String> kinds = Permissions.ofUser(List.of(Feature.BOOTSTRAP_TOKENS), "a", "b").documents().stream()
                .map(document ->
                        KubernetesObject.of((Map<?, ?>) document.root()).toString())
                .toList();

        assertThat(kinds)
                .containsExactly(
                        "Role kube-system/a",
                        "RoleBinding kube-system/a",
                        "Role kube-public/a",
                        "RoleBinding kube-public/a");
    }

    @Test
    void areOfAtLeastOneFeature() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.ofUser(Set.of(), "a", "b"))
                .withMessage("permissions for no feature allow nothing: name at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.ofServiceAccount(List.of(), "a", "b", "c"))
                .withMessage("permissions for no feature allow nothing: name at least one");
    }

    @ParameterizedTest
    @EnumSource
    void ofAFeatureAreNeverEverything(Feature feature) {
        assertThat(feature.purpose()).isNotBlank();
        assertThat(new HashSet<>(feature.rules())).hasSameSizeAs(feature.rules());
        for (PolicyRule rule : feature.rules()) {
            assertThat(rule.verbs()).doesNotContain("*").doesNotHaveDuplicates();
            assertThat(rule.resource().group()).isNotEqualTo("*");
            assertThat(rule.namespace().isPresent() && !rule.resource().namespaced())
                    .as(rule + " is in a namespace")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SEPARATION_SURVEY", "CRD_GUARD", "NODE_VERIFICATION", "DOCTOR"})
    void ofWhatOnlyLooksNeverWriteNorReadSecrets(Feature feature) {
        assertThat(feature.rules())
                .allSatisfy(rule -> assertThat(rule.verbs()).isSubsetOf("get", "list", "watch"))
                .noneMatch(rule -> rule.resource().equals(ApiResource.SECRETS));
    }
}
