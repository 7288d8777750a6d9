// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults to come. */
final class FaultPlan {
    private static final class Counted {
        private final FaultRule rule;
        private int met;

        Counted(FaultRule rule) {
            this.rule = rule;
        }
    }

    private final List<Counted> rules = new ArrayList<>();

    synchronized void add(FaultRule rule) {
        rules.add(new Counted(rule));
    }

    synchronized void clear() {
        rules.clear();
    }

    /** Returns the fault of the oldest rule that this request is due for; each rule that fits counts it. */
    synchronized Optional<Fault> next(ApiRequest request) {
        Optional<Fault> due = Optional.empty();
        for (Counted each : rules) {
            FaultRule rule = each.rule;
            if (rule.fits(request)) {
                each.met++;
                boolean isDue = each.met > rule.skipped() && each.met <= rule.skipped() + rule.times();
                due = due.isEmpty() && isDue ? Optional.of(rule.fault()) : due;
            }
        }
        return due;
    }
}
