// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.rbac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.model.text.JsonLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyRuleTest {
    @Test
    void printsGroupResourceAndVerbs() {
        assertThat(json(PolicyRule.cluster(ApiResource.DAEMON_SETS, "get", "list")))
                .isEqualTo("{\"apiGroups\":[\"apps\"],\"resources\":[\"daemonsets\"],\"verbs\":[\"get\",\"list\"]}");
    }

    @Test
    void printsTheCoreGroupAsNothingAndNamesBeforeVerbs() {
        assertThat(json(PolicyRule.named("kube-system", ApiResource.CONFIG_MAPS, "eni-config", "get")))
                .isEqualTo("{\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],\"resourceNames\":[\"eni-config\"],"
                        + "\"verbs\":[\"get\"]}");
    }

    @Test
    void printsAllResourcesOfAGroup() {
        assertThat(json(PolicyRule.cluster(ApiResource.everyResourceOf("crd.projectcalico.org"), "list")))
                .isEqualTo("{\"apiGroups\":[\"crd.projectcalico.org\"],\"resources\":[\"*\"],\"verbs\":[\"list\"]}");
    }

    @Test
    void allowsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyRule.cluster(ApiResource.DAEMON_SETS))
                .withMessage("a rule on daemonsets.apps without verbs allows nothing");
    }

    @Test
    void doesNotLimitCreateByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyRule.named("a", ApiResource.SECRETS, "b", "get", "create"))
                .withMessage("create of secrets cannot be limited to the names [b]");
    }

    @Test
    void keepsCopies() {
        List<String> names = new ArrayList<>(List.of("a"));
        List<String> verbs = new ArrayList<>(List.of("get"));
        PolicyRule rule = new PolicyRule(Optional.of("x"), ApiResource.SECRETS, names, verbs);
        names.add("b");
        verbs.add("delete");

        assertThat(rule).isEqualTo(PolicyRule.named("x", ApiResource.SECRETS, "a", "get"));
    }

    private static String json(PolicyRule rule) {
        return rule.document().toJson(JsonLayout.COMPACT);
    }
}
