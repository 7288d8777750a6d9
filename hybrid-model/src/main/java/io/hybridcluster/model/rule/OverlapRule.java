// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.rule.OverlapVerdict.Consequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No two blocks of the plan may share addresses where that breaks routing; {@link OverlapVerdicts} says where.
 *
 * <p>A block that overlaps a vSwitch is not reported against the VPC block too: the vSwitch is the sharper answer.
 */
final class OverlapRule implements PlanRule {
    @Override
    public List<RuleDescription> descriptions() {
        return OverlapVerdicts.ALL.stream().map(OverlapVerdict::description).collect(ImmutableList.toImmutableList());
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        OverlapVerdicts.ALL.forEach(verdict -> check(verdict, plan, report));
    }

    private static void check(OverlapVerdict verdict, CheckedPlan plan, Report report) {
        @Nullable Consequence consequence = verdict.consequence(plan);
        if (consequence == null) {
            return;
        }
        OverlapPairs pairs = pairs(verdict, plan.blocks());
        for (OverlapPairs.Pair pair : pairs.kept()) {
            AddressBlock at = pair.left();
            AddressBlock other = pair.right();
            report.add(
                    verdict.description(),
                    consequence.severity(),
                    at.at(),
                    at.name() + " " + at.relationTo(other) + " " + other.name() + " of " + other.at() + ": "
                            + consequence.why(),
                    consequence.remedy().of(at, other, plan.free()));
        }
        report.addUnwritten(
                verdict.description(),
                consequence.severity(),
                pairs.count() - pairs.kept().size());
    }

    private static OverlapPairs pairs(OverlapVerdict verdict, AddressBlocks blocks) {
        List<AddressBlock> left = blocks.of(verdict.at());
        if (verdict.at() == verdict.other()) {
            return OverlapPairs.within(left);
        }
        if (verdict.isWithinVpc()) {
            CidrSet vSwitches = blocks.set(AddressRole.VSWITCH);
            left = left.stream()
                    .filter(block -> !vSwitches.overlaps(block.cidr()))
                    .collect(ImmutableList.toImmutableList());
        }
        return OverlapPairs.between(left, blocks.of(verdict.other()));
    }
}
