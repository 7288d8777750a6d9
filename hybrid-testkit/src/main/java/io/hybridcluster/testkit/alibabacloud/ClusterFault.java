// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

/**
 * Something that goes wrong with the next task of Container Service: the call that starts it is answered as always, and
 * the task then fails, with an error and an event that say why. Immutable.
 *
 * <p>Given to {@link ClusterConsole#failNext}.
 */
public final class ClusterFault {
    private final String code;
    private final String message;
    private final boolean onlyScaleOut;
    private final int nodes;

    private ClusterFault(String code, String message, boolean onlyScaleOut, int nodes) {
        this.code = requireNonNull(code, "code");
        this.message = requireNonNull(message, "message");
        this.onlyScaleOut = onlyScaleOut;
        this.nodes = nodes;
    }

    /** Returns: the next task of any kind ends failed, with this error. */
    public static ClusterFault taskFails(String code, String message) {
        return new ClusterFault(code, message, false, 0);
    }

    /** Returns: the next scale-out gets no instance, for want of stock: {@code OperationDenied.NoStock}. */
    public static ClusterFault soldOut() {
        return soldOutAfter(0);
    }

    /**
     * Returns: the next scale-out gets this many instances before the stock is out.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public static ClusterFault soldOutAfter(int nodes) {
        if (nodes < 0) {
            throw new IllegalArgumentException("sold out after " + nodes + " nodes; expected 0 or more");
        }
        return new ClusterFault(
                "OperationDenied.NoStock",
                "The requested resource is sold out in the specified zone; try other types of resources or other regions"
                        + " and zones.",
                true,
                nodes);
    }

    /** Returns: the next scale-out gets no instance, for want of quota: {@code QuotaExceed.ElasticQuota}. */
    public static ClusterFault quotaExceeded() {
        return new ClusterFault(
                "QuotaExceed.ElasticQuota",
                "No additional quota is available for the specified ECS instance type.",
                true,
                0);
    }

    /**
     * Returns: on the first nodes of the next scale-out the init script fails: their instances run, but they never join
     * the cluster.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public static ClusterFault scriptFails(int nodes) {
        if (nodes < 1) {
            throw new IllegalArgumentException("the script fails on " + nodes + " nodes; expected 1 or more");
        }
        return new ClusterFault(SCRIPT, "cloud-init: the user's script ended with exit code 1", true, nodes);
    }

    private static final String SCRIPT = "NodeInitFailed";

    String code() {
        return code;
    }

    String message() {
        return message;
    }

    boolean onlyScaleOut() {
        return onlyScaleOut;
    }

    boolean isScript() {
        return onlyScaleOut && code.equals(SCRIPT);
    }

    /** Returns how many nodes come before the stock is out, or are hit by the script. */
    int nodes() {
        return nodes;
    }
}
