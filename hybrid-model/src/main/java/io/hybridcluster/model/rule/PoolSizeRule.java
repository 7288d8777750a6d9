// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Comparator;
import java.util.List;

/** The pool of idle addresses must be one that Terway of this version keeps (terway {@code daemon/builder.go}). */
final class PoolSizeRule implements PlanRule {
    private static final RuleDescription MIN_ABOVE_MAX = RuleDescription.of(
            "Terway.PoolMinAboveMax",
            Severity.WARNING,
            "min_pool_size is above max_pool_size: from 1.5.7 on Terway lowers the one, before it raised the other",
            "terway daemon/builder.go, getPoolConfig");

    private static final RuleDescription MIN_IGNORED = RuleDescription.of(
            "Terway.PoolMinIgnored",
            Severity.WARNING,
            "Terway 1.5.7 to 1.6 ignores min_pool_size unless min_eni is set",
            "terway pull request 547");

    private static final RuleDescription ABOVE_CAPACITY = RuleDescription.of(
            "Terway.PoolAboveCapacity",
            Severity.INFO,
            "max_pool_size is more than an instance type can have, and Terway takes the capacity instead",
            "terway daemon/builder.go, getPoolConfig");

    private static final FieldPath AT = Places.TERWAY.child("pool");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(MIN_ABOVE_MAX, MIN_IGNORED, ABOVE_CAPACITY);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan().terway().ifPresent(terway -> {
            bounds(terway, report);
            plan.plan().nodePool().ifPresent(pool -> capacity(terway.pool(), pool, plan, report));
        });
    }

    private static void bounds(TerwayPlan terway, Report report) {
        PoolSize pool = terway.pool();
        TerwayVersion version = terway.version();
        boolean lowersMin = version.isAtLeast(1, 5, 7);
        if (pool.min() > pool.max()) {
            report.add(
                    MIN_ABOVE_MAX,
                    AT.child("min"),
                    "min " + pool.min() + " is above max " + pool.max() + ", and Terway " + version
                            + (lowersMin ? " lowers min to " + pool.max() : " raises max to " + pool.min()),
                    lowersMin
                            ? "raise max to at least " + pool.min() + ", or say min: " + pool.max()
                            : "say max: " + pool.min() + ", or lower min");
        }
        if (pool.min() > 0 && lowersMin && !version.isAtLeast(1, 7, 0)) {
            report.add(
                    MIN_IGNORED,
                    AT.child("min"),
                    "min is " + pool.min() + ", and Terway " + version + " keeps no address ready for it",
                    "take Terway 1.8, or set min_eni in eni_conf");
        }
    }

    private static void capacity(PoolSize size, NodePoolPlan pool, CheckedPlan plan, Report report) {
        // One pool size serves all nodes, so the smallest type decides; one without any capacity is another rule's.
        pool.instanceTypes().stream()
                .flatMap(name -> plan.instanceTypes().find(name).stream())
                .filter(type -> EniCapacity.of(type).sharedEniPods() > 0)
                .min(Comparator.comparingInt(type -> EniCapacity.of(type).sharedEniPods()))
                .filter(type -> size.max() > EniCapacity.of(type).sharedEniPods())
                .ifPresent(type -> report.add(
                        ABOVE_CAPACITY,
                        AT.child("max"),
                        "max is " + size.max() + ", and " + type.name() + " has "
                                + EniCapacity.of(type).sharedEniPods() + " addresses for pods",
                        "say max: " + EniCapacity.of(type).sharedEniPods() + " or less"));
    }
}
