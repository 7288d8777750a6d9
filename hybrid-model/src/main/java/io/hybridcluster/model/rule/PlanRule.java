// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import java.util.List;

/** A rule that a plan is checked against. Stateless; never throws for a bad plan. */
interface PlanRule {
    /** Returns every kind of finding that the rule reports. */
    List<RuleDescription> descriptions();

    /** Reports what is wrong with the plan. */
    void check(CheckedPlan plan, Report report);
}
