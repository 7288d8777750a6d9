// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.account.LiveRoute;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MonotonicityTest {
    private static List<LiveFinding> findings(AccountPicture.Builder account) {
        return PreflightRules.check(Plans.guide(), account.build());
    }

    private static long errors(List<LiveFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    @Test
    void findsNoLessWhenAddressesBecomeFewer() {
        long before = 0;
        for (int free = 200; free >= 0; free--) {
            List<LiveFinding> found = findings(Scenarios.vSwitches(
                            Scenarios.vSwitch(Scenarios.NODES, Scenarios.ZONE, "10.10.24.0/24", free),
                            Scenarios.vSwitch(Scenarios.PODS, Scenarios.ZONE, "10.10.25.0/24", free))
                    .apply(GuideAccount.enterprise()));
            long weight = 100 * errors(found) + found.size();

            assertThat(weight).as("with %s free", free).isGreaterThanOrEqualTo(before);
            before = weight;
        }
        assertThat(before).isEqualTo(202);
    }

    @Test
    void findsNoLessWhenRoutesAreTakenAway() {
        Random random = new Random(3);
        List<LiveRoute> routes = new ArrayList<>(GuideAccount.enterprise()
                .build()
                .find(Part.ROUTES)
                .orElseThrow()
                .get(GuideAccount.TABLE));
        Collections.shuffle(routes, random);
        long before = 0;
        while (!routes.isEmpty()) {
            routes.remove(0);
            long errors = errors(findings(
                    GuideAccount.enterprise().put(Part.ROUTES, Map.of(GuideAccount.TABLE, List.copyOf(routes)))));

            assertThat(errors).isGreaterThanOrEqualTo(before);
            before = errors;
        }
        assertThat(before).isEqualTo(3);
    }

    @Test
    void findsTheSameInWhateverOrderThingsCome() {
        Random random = new Random(5);
        AccountPicture account =
                GuideAccount.enterprise().put(Part.V_SWITCHES, many()).build();
        List<LiveFinding> expected = PreflightRules.check(Plans.guide(), account);
        assertThat(expected).isNotEmpty();
        for (int i = 0; i < 20; i++) {
            List<LiveVSwitch> vSwitches = new ArrayList<>(many());
            Collections.shuffle(vSwitches, random);
            List<LiveRoute> routes =
                    new ArrayList<>(account.find(Part.ROUTES).orElseThrow().get(GuideAccount.TABLE));
            Collections.shuffle(routes, random);

            assertThat(findings(GuideAccount.enterprise()
                            .put(Part.V_SWITCHES, vSwitches)
                            .put(Part.ROUTES, Map.of(GuideAccount.TABLE, routes))))
                    .isEqualTo(expected);
        }
    }

    private static List<LiveVSwitch> many() {
        List<LiveVSwitch> vSwitches = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            vSwitches.add(Scenarios.vSwitch("vsw-bp1many000" + i, Scenarios.ZONE, "10.100." + i + ".0/24", 9));
        }
        vSwitches.add(Scenarios.vSwitch(Scenarios.NODES, Scenarios.ZONE, "10.10.24.0/24", 1));
        return vSwitches;
    }
}
