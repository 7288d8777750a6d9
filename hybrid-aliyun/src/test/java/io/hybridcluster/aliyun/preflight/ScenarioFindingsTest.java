// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.testsupport.Golden;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every finding whole: place, problem and remedy. */
class ScenarioFindingsTest {
    private final Scenarios network = NetworkScenarios.all();
    private final Scenarios routes = RouteScenarios.all();
    private final Scenarios cen = CenScenarios.all();
    private final Scenarios groups = GroupScenarios.all();
    private final Scenarios cluster = ClusterScenarios.all();

    private List<LiveFinding> all() {
        return Stream.of(network, routes, cen, groups, cluster)
                .map(Scenarios::all)
                .flatMap(Collection::stream)
                .toList();
    }

    @Test
    void findsWhatIsWrongWithVpcAndVSwitches() {
        Golden.assertSame("preflight/network.txt", network.text());
    }

    @Test
    void findsWhatIsWrongWithRoutes() {
        Golden.assertSame("preflight/routes.txt", routes.text());
    }

    @Test
    void findsWhatIsWrongWithWhatJoinsVpcAndDataCentre() {
        Golden.assertSame("preflight/cen.txt", cen.text());
    }

    @Test
    void findsWhatIsWrongWithSecurityGroups() {
        Golden.assertSame("preflight/groups.txt", groups.text());
    }

    @Test
    void findsWhatIsWrongWithInstanceTypesAndCluster() {
        Golden.assertSame("preflight/cluster.txt", cluster.text());
    }

    @Test
    void findsEverythingThatItDescribesAtItsWorst() {
        Map<RuleId, Severity> described =
                PreflightRules.rules().stream().collect(toMap(RuleDescription::id, RuleDescription::severity));
        Map<RuleId, Severity> found = all().stream()
                .collect(toMap(
                        LiveFinding::ruleId,
                        LiveFinding::severity,
                        (one, other) -> one.compareTo(other) < 0 ? one : other));

        assertThat(found).containsExactlyInAnyOrderEntriesOf(described);
    }
}
