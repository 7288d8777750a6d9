// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.cluster.LiveCluster;
import java.util.List;

/**
 * What asking for a cluster came to.
 *
 * @param cluster the cluster, as it was when it was first seen
 * @param step whether it was made now or was there before, and how to take it back
 * @param differences how it differs from what was asked for, if it was there before; nothing is changed about it. Remedy:
 *     give the new one another name, or take it as it is
 */
public record CreatedCluster(LiveCluster cluster, Step step, List<String> differences) {
    /** Makes one of its parts. */
    public CreatedCluster {
        requireNonNull(cluster, "cluster");
        requireNonNull(step, "step");
        differences = List.copyOf(requireNonNull(differences, "differences"));
    }

    /** Returns whether it was made by this call. */
    public boolean isNew() {
        return step.outcome() == Step.Outcome.DONE;
    }
}
