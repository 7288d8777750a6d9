// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import java.util.Map;

/**
 * How far a DaemonSet is ({@code status}); what is not told is 0.
 *
 * @param isCurrent whether the status is about the latest generation of the DaemonSet
 * @param desired on how many nodes it should run
 * @param current on how many of these it has a pod
 * @param ready on how many of these a pod is ready
 * @param updated on how many of these the pod is of the latest template
 * @param misscheduled on how many nodes it runs and should not
 */
public record DaemonSetStatus(boolean isCurrent, int desired, int current, int ready, int updated, int misscheduled) {
    static DaemonSetStatus of(Map<?, ?> tree) {
        int generation = Tree.number(tree, "metadata", "generation").orElse(0);
        int observed = Tree.number(tree, "status", "observedGeneration").orElse(generation);
        return new DaemonSetStatus(
                observed >= generation,
                number(tree, "desiredNumberScheduled"),
                number(tree, "currentNumberScheduled"),
                number(tree, "numberReady"),
                number(tree, "updatedNumberScheduled"),
                number(tree, "numberMisscheduled"));
    }

    private static int number(Map<?, ?> tree, String member) {
        return Tree.number(tree, "status", member).orElse(0);
    }
}
