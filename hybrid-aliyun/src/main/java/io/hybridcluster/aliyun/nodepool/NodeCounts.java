// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * How many nodes of a pool are in which state (Container Service: DescribeClusterNodePoolDetail, {@code status}).
 *
 * @param total all
 * @param healthy those that work
 * @param serving those in the pool's scaling group
 * @param initial those that are being set up
 * @param failed those that could not be set up
 * @param offline those that do not answer
 * @param removing those that are being removed
 */
public record NodeCounts(
        long total, long healthy, long serving, long initial, long failed, long offline, long removing) {
    static NodeCounts from(ApiAnswer status) {
        return new NodeCounts(
                status.number("total_nodes"),
                status.number("healthy_nodes"),
                status.number("serving_nodes"),
                status.number("initial_nodes"),
                status.number("failed_nodes"),
                status.number("offline_nodes"),
                status.number("removing_nodes"));
    }

    /** Returns those that are not none: {@code 3 nodes, 1 healthy, 2 failed}. */
    @Override
    public String toString() {
        return total
                + (total == 1 ? " node" : " nodes")
                + part(healthy, "healthy")
                + part(initial, "initial")
                + part(failed, "failed")
                + part(offline, "offline")
                + part(removing, "removing");
    }

    private static String part(long count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
