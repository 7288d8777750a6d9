// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.RegisteredCluster;
import io.hybridcluster.model.plan.VpcNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every plan, seen on thousands from fixed seeds. */
class RandomPlansTest {
    private static final InstanceTypes TYPES = InstanceTypes.of(List.of(
            new InstanceTypeLimits("ecs.g7.xlarge", 4, 15, 15), new InstanceTypeLimits("ecs.one.small", 1, 2, 0)));

    @Test
    void checkNeverThrowsAndKeepsItsPromises() {
        Map<RuleId, Severity> worst = new HashMap<>();
        PlanRules.standard().descriptions().forEach(rule -> worst.put(rule.id(), rule.severity()));
        RandomPlans plans = new RandomPlans(20261123);
        for (int i = 0; i < 5_000; i++) {
            HybridPlan plan = plans.next();
            Findings findings = PlanRules.standard().check(plan, i % 2 == 0 ? InstanceTypes.none() : TYPES);

            assertThat(all(findings).filter(finding -> !keepsPromises(finding, worst)))
                    .as("plan " + i)
                    .isEmpty();
            assertThat(findings.waived())
                    .noneMatch(waived -> waived.finding().ruleId().value().startsWith("Waiver."));
        }
    }

    private static boolean keepsPromises(Finding finding, Map<RuleId, Severity> worst) {
        Severity described = worst.get(finding.ruleId());
        String text = finding.problem() + finding.remedy();
        return described != null
                && finding.severity().compareTo(described) >= 0
                && Stream.of("Signature=1", "hidden", "\u202e", "null").noneMatch(text::contains);
    }

    @Test
    void samePlanGivesTheSameFindings() {
        for (long seed = 0; seed < 300; seed++) {
            assertThat(PlanRules.standard().check(new RandomPlans(seed).next(), TYPES))
                    .isEqualTo(PlanRules.standard().check(new RandomPlans(seed).next(), TYPES));
        }
    }

    @Test
    void orderOfListsChangesNothingButPlaces() {
        for (long seed = 0; seed < 2_000; seed++) {
            HybridPlan plan = new RandomPlans(seed).next();

            assertThat(withoutIndexes(PlanRules.standard().check(shuffled(plan, seed))))
                    .as("seed " + seed)
                    .isEqualTo(withoutIndexes(PlanRules.standard().check(plan)));
        }
    }

    private static Stream<Finding> all(Findings findings) {
        return Stream.concat(
                findings.open().stream(), findings.waived().stream().map(waived -> waived.finding()));
    }

    private static List<String> withoutIndexes(Findings findings) {
        return all(findings)
                .map(finding -> (finding + " " + finding.remedy()).replaceAll("\\[[0-9]+]", "[]"))
                .sorted()
                .toList();
    }

    /** The order of waivers, instance types and taints means something, and stays. */
    private static HybridPlan shuffled(HybridPlan plan, long seed) {
        Random random = new Random(seed);
        RegisteredCluster cluster = plan.cluster();
        VpcNetwork vpc = plan.vpc();
        IdcNetwork idc = plan.idc();
        IdcNetwork.Builder shuffledIdc = IdcNetwork.builder(
                        shuffled(idc.nodeCidrs(), random), shuffled(idc.podCidrs(), random), idc.apiServer(), idc.cni())
                .podBlockSize(idc.podBlockSize());
        idc.nodeCount().ifPresent(shuffledIdc::nodeCount);
        HybridPlan.Builder builder = plan.toBuilder()
                .cluster(new RegisteredCluster(
                        cluster.id(),
                        cluster.region(),
                        cluster.kubernetesVersion(),
                        shuffled(cluster.serviceCidrs(), random)))
                .idc(shuffledIdc.build())
                .vpc(new VpcNetwork(
                        vpc.id(),
                        shuffled(vpc.cidrs(), random),
                        shuffled(vpc.vSwitches(), random),
                        shuffled(vpc.securityGroups(), random)));
        plan.interconnect()
                .ifPresent(joined -> builder.interconnect(new Interconnect(
                        joined.type(), joined.id(), shuffled(joined.cidrs(), random), joined.podRoutes())));
        return builder.build();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
