// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

/**
 * How nodes leave a pool.
 *
 * @param drain whether their pods are moved to other nodes first, by the eviction that budgets can refuse
 * @param release whether their instances are released; else they stay, and cost
 */
public record NodeRemoval(boolean drain, boolean release) {
    private static final NodeRemoval DRAINED_AND_RELEASED = new NodeRemoval(true, true);

    /** Returns: drained, then released. */
    public static NodeRemoval drainedAndReleased() {
        return DRAINED_AND_RELEASED;
    }
}
