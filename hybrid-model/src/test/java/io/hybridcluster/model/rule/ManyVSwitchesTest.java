// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VpcNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Plans of a size at which comparing all pairs, or writing all findings, would take hours or all memory. */
class ManyVSwitchesTest {
    private static HybridPlan withVSwitches(int count, IntFunction<Cidr> cidr) {
        HybridPlan plan = GoldenPlans.plan("clean");
        List<VSwitch> vSwitches = new ArrayList<>(plan.vpc().vSwitches());
        for (int i = 0; i < count; i++) {
            VSwitchId id = VSwitchId.parse("vsw-bp1many" + (10_000_000 + i));
            vSwitches.add(VSwitch.of(id, ZoneId.parse("cn-hangzhou-h"), cidr.apply(i), VSwitchRole.OTHER));
        }
        VpcNetwork vpc = plan.vpc();
        return plan.toBuilder()
                .vpc(new VpcNetwork(vpc.id(), vpc.cidrs(), vSwitches, vpc.securityGroups()))
                .build();
    }

    /** The i-th /28 from 10.64.0.0 on. */
    private static Cidr apart(int i) {
        return Cidr.parse("10." + (64 + i / 4_096) + "." + (i / 16 % 256) + "." + (i % 16 * 16) + "/28");
    }

    private static List<String> ids(Findings findings) {
        return findings.open().stream()
                .map(finding -> finding.ruleId().value())
                .distinct()
                .toList();
    }

    @Test
    void tenThousandVSwitchesApartAreOneFindingAboutTheQuota() {
        Findings findings = PlanRules.standard().check(withVSwitches(10_000, ManyVSwitchesTest::apart));

        assertThat(findings.open()).hasSize(1);
        assertThat(findings.open().get(0))
                .hasToString("[WARNING] vpc.vSwitches: the plan has 10002 vSwitches, and a VPC may have 150 by default"
                        + " | VSwitch.OverQuota");
    }

    @Test
    void aFewOverlapsAmongTenThousandAreFoundOneByOne() {
        Findings findings =
                PlanRules.standard().check(withVSwitches(10_000, i -> i % 1_000 == 999 ? apart(i - 1) : apart(i)));

        assertThat(findings.open())
                .filteredOn(finding -> finding.ruleId().value().equals("VSwitch.OverlapsVSwitch"))
                .hasSize(10);
    }

    @Test
    void tenThousandEqualVSwitchesAreAHundredFindingsAndTheExactNumberOfTheRest() {
        Findings findings = PlanRules.standard().check(withVSwitches(10_000, i -> Cidr.parse("10.64.0.0/24")));

        assertThat(findings.open())
                .filteredOn(finding -> finding.ruleId().value().equals("VSwitch.OverlapsVSwitch"))
                .hasSize(101)
                .extracting(Finding::problem)
                // 10,000 * 9,999 / 2 less the 100 that are shown.
                .contains("there are 49994900 more findings of this kind than the 100 shown");
        assertThat(ids(findings)).containsExactly("VSwitch.OverlapsVSwitch", "VSwitch.OverQuota");
    }

    @Test
    void hundredThousandEqualVSwitchesInThePodBlockAreCountedTwice() {
        Findings findings = PlanRules.standard().check(withVSwitches(100_000, i -> Cidr.parse("172.20.7.0/24")));

        assertThat(findings.open())
                .extracting(Finding::problem)
                .contains(
                        // 100,000 * 99,999 / 2 less 100
                        "there are 4999949900 more findings of this kind than the 100 shown",
                        // 100,000 pairs with the pod block, and as many vSwitches outside the VPC, less 100
                        "there are 99900 more findings of this kind than the 100 shown");
        assertThat(findings.open()).hasSizeLessThan(400);
    }
}
