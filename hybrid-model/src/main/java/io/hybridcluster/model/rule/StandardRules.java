// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** The list of rules, in the order of the procedure. Waivers come after them all. */
final class StandardRules {
    private StandardRules() {}

    static List<PlanRule> all() {
        return ImmutableList.of(
                new OverlapRule(),
                new ReservedRangeRule(),
                new VpcBlockRule(),
                new VSwitchRule(),
                new ServiceCidrRule(),
                new ApiServerRule(),
                new MissingPartRule(),
                new CniRule(),
                new RouteBudgetRule(),
                new ZoneRule(),
                new VSwitchSizeRule(),
                new ZoneShareRule(),
                new SecurityGroupRule(),
                new TerwayVersionRule(),
                new TerwayKernelRule(),
                new CredentialRule(),
                new PoolSizeRule(),
                new VSwitchSelectionRule(),
                new DualStackRule(),
                new NodePoolRule(),
                new NodeImageRule(),
                new InstanceTypeRule(),
                new MaxPodsRule(),
                new LabelRule(),
                new TaintRule(),
                new ScriptUrlRule(),
                new PlaceholderRule());
    }
}
