// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.health;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.k8s.live.LiveNode;
import io.hybridcluster.k8s.live.NodeCondition;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.FindingGroups;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;

/** The node condition SufficientIP: that it is there tells that terwayd has started, its status whether addresses are left. */
final class AddressConditionRules {
    private static final RuleDescription EXHAUSTED = Found.rule(
            "Terway.AddressesExhausted",
            Severity.ERROR,
            "Terway has no address left for pods of a node (condition SufficientIP)",
            "terway types/k8s.go; terway pkg/eni");

    private static final RuleDescription NOT_INITIALISED = Found.rule(
            "Terway.NotInitialised",
            Severity.WARNING,
            "a Terway pod has been running for minutes, and its node has no condition SufficientIP: terwayd has not started"
                    + " its interface manager",
            "terway types/k8s.go; terway pkg/eni");

    static final List<RuleDescription> RULES = ImmutableList.of(EXHAUSTED, NOT_INITIALISED);

    private AddressConditionRules() {}

    /**
     * Checks a cloud node.
     *
     * @param runs whether a Terway pod has been running there for a while
     */
    static void check(Optional<TerwayVersion> version, boolean runs, LiveNode node, FindingGroups findings) {
        Optional<NodeCondition> condition = node.conditions().sufficientIp();
        String place = "Node " + Shown.name(node.name());
        if (condition.filter(NodeCondition::isFalse).isPresent()) {
            Found.add(
                    findings,
                    EXHAUSTED,
                    place,
                    "its condition SufficientIP is False"
                            + condition
                                    .map(NodeCondition::reason)
                                    .filter(reason -> !reason.isEmpty())
                                    .map(reason -> ", " + reason)
                                    .orElse(""),
                    "look at the events for the cause: an exhausted pod vSwitch, a quota, or a kubelet that takes more pods"
                            + " than the instance type has addresses for");
        } else if (condition.isEmpty()
                && runs
                && version.filter(known -> known.isAtLeast(1, 5, 7)).isPresent()) {
            Found.add(
                    findings,
                    NOT_INITIALISED,
                    place,
                    "its Terway pod runs, and it has no condition SufficientIP",
                    "look at the log of container terway on this node: credentials, permissions and the metadata service"
                            + " are what it needs first");
        }
    }
}
