// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.plan.HybridPlan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks a plan against everything that can be known without a network.
 *
 * <p>A check never throws for a bad plan and does no I/O; the same plan gives equal findings. With n blocks in the plan
 * it takes O(n log n) time. Of each id at most {@value #LIMIT} findings are reported, then one that tells how many more
 * there are. Waivers in the plan set findings apart; findings about waivers cannot be waived.
 *
 * <p>Immutable and thread-safe.
 */
public final class PlanRules {
    /** How many findings of one id are reported before the rest is only counted. */
    public static final int LIMIT = 100;

    private static final PlanRules STANDARD = new PlanRules(StandardRules.all());

    private final ImmutableList<PlanRule> rules;
    private final WaiverRule waivers;
    private final ImmutableList<RuleDescription> descriptions;

    private PlanRules(List<PlanRule> rules) {
        this.rules = ImmutableList.copyOf(rules);
        this.descriptions = Stream.concat(
                        rules.stream().flatMap(rule -> rule.descriptions().stream()), WaiverRule.DESCRIPTIONS.stream())
                .sorted(Comparator.naturalOrder())
                .collect(ImmutableList.toImmutableList());
        ImmutableSet<RuleId> ids =
                descriptions.stream().map(RuleDescription::id).collect(ImmutableSet.toImmutableSet());
        if (ids.size() != descriptions.size()) {
            throw new IllegalStateException("two rules report the same id: " + descriptions);
        }
        this.waivers = new WaiverRule(ids);
    }

    /** Returns the rules of the procedure. */
    public static PlanRules standard() {
        return STANDARD;
    }

    /** Returns what is wrong with the plan, as far as it can be told without the figures of instance types. */
    public Findings check(HybridPlan plan) {
        return check(plan, InstanceTypes.none());
    }

    /** Returns what is wrong with the plan, given the figures of instance types. */
    public Findings check(HybridPlan plan, InstanceTypes instanceTypes) {
        CheckedPlan checked =
                new CheckedPlan(requireNonNull(plan, "plan"), requireNonNull(instanceTypes, "instanceTypes"));
        Report report = new Report();
        rules.forEach(rule -> rule.check(checked, report));
        return waivers.apply(plan.waivers(), report.findings());
    }

    /** Returns every kind of finding there is, sorted by id. */
    public List<RuleDescription> descriptions() {
        return descriptions;
    }
}
