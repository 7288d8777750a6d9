// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.permission;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.ram.RamAction;
import io.hybridcluster.aliyun.ram.RamEffect;
import io.hybridcluster.aliyun.ram.RamPolicy;
import io.hybridcluster.aliyun.ram.RamStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The RAM policy that allows whoever runs the SDK a set of features, and nothing more.
 *
 * <pre>{@code
 * OperatorPolicy.of(EnumSet.of(Feature.GRANT, Feature.ADD_ON), Scope.everything().cluster(id).component(user)).document().toJson();
 * }</pre>
 *
 * <p>Names of actions and what they can be limited to: the products' tables "RAM authorization". Policies of the same features
 * and scope are equal, in whatever order the features are given.
 */
public final class OperatorPolicy {
    private static final String EVERYTHING = "*";

    private OperatorPolicy() {}

    /**
     * Returns the policy.
     *
     * @param features at least one
     * @param scope to what it is limited, where RAM can limit it
     * @throws IllegalArgumentException if there is no feature
     */
    public static RamPolicy of(Collection<Feature> features, Scope scope) {
        requireNonNull(scope, "scope");
        if (requireNonNull(features, "features").isEmpty()) {
            throw new IllegalArgumentException("a policy for no feature allows nothing: name at least one");
        }
        Map<List<String>, Set<RamAction>> byResources = new LinkedHashMap<>();
        for (Feature feature : EnumSet.copyOf(features)) {
            for (Need need : feature.needs()) {
                List<String> resources =
                        need.resources().stream().map(scope::nameOf).distinct().toList();
                byResources
                        .computeIfAbsent(resources, key -> new LinkedHashSet<>())
                        .addAll(need.actions());
            }
        }
        withoutRepetition(byResources);
        List<RamStatement> statements = new ArrayList<>();
        byResources.forEach((resources, actions) -> {
            if (!actions.isEmpty()) {
                statements.add(new RamStatement(RamEffect.ALLOW, List.copyOf(actions), resources));
            }
        });
        return new RamPolicy(statements);
    }

    /** What is allowed on everything need not be allowed on something. */
    private static void withoutRepetition(Map<List<String>, Set<RamAction>> byResources) {
        Set<RamAction> onEverything = byResources.getOrDefault(List.of(EVERYTHING), Set.of());
        byResources.forEach((resources, actions) -> {
            if (!resources.equals(List.of(EVERYTHING))) {
                actions.removeAll(onEverything);
            }
        });
    }
}
