// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.nodepool.NodePool;
import java.util.List;
import java.util.Optional;

/**
 * What was done to a node pool, and the pool as it was seen right after. Its nodes may still be coming or going. Immutable.
 *
 * @param pool the pool
 * @param taskId the task of the cloud that does it, if there is one and its id was heard of
 * @param steps what was done, in order, each with how to take it back
 */
public record NodePoolChange(NodePool pool, Optional<String> taskId, List<Step> steps) {
    /** Copies the steps. */
    public NodePoolChange {
        requireNonNull(pool, "pool");
        requireNonNull(taskId, "taskId");
        steps = ImmutableList.copyOf(steps);
    }

    /** Returns whether anything was done. */
    public boolean isChanged() {
        return steps.stream().anyMatch(step -> step.outcome() == Step.Outcome.DONE);
    }
}
