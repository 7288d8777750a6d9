// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults to come. */
final class FaultPlan {
    private static final class Counted {
        private final CloudFaultRule rule;
        private int met;
        private int befell;

        Counted(CloudFaultRule rule) {
            this.rule = rule;
        }
    }

    private final List<Counted> rules = new ArrayList<>();
    private final Random random;

    FaultPlan(long seed) {
        random = new Random(seed);
    }

    synchronized void add(CloudFaultRule rule) {
        rules.add(new Counted(rule));
    }

    synchronized void clear() {
        rules.clear();
    }

    /** Returns the fault of the oldest rule that a request of this action is due for; each rule that fits counts it. */
    synchronized Optional<CloudFault> next(String action) {
        Optional<CloudFault> due = Optional.empty();
        for (Counted each : rules) {
            CloudFaultRule rule = each.rule;
            if (rule.fits(action)) {
                boolean isDue = ++each.met > rule.skipped()
                        && each.befell < rule.times()
                        && (rule.chance() >= 1 || random.nextDouble() < rule.chance());
                if (isDue) {
                    each.befell++;
                    due = due.isEmpty() ? Optional.of(rule.fault()) : due;
                }
            }
        }
        return due;
    }
}
