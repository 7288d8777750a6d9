// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * Why instances did not come, as far as it can be recognised in codes and messages of tasks, events and nodes (Auto Scaling:
 * Error codes of scaling activities; ECS: RunInstances, error codes).
 */
public enum ScaleOutProblem {
    /** No stock of any of the instance types in the zones of the vSwitches. */
    SOLD_OUT(
            "the instance types are sold out in the zones of the pool's vSwitches",
            "add instance types, or vSwitches in other zones, to the pool",
            "nostock",
            "soldout",
            "sold out",
            "notonsale",
            "out of stock",
            "insufficientstock"),
    /** No free address. */
    V_SWITCH_EXHAUSTED(
            "the pool's vSwitches have no free address left",
            "add a vSwitch to the pool, or free addresses",
            "ipnotenough",
            "ip_not_enough",
            "insufficientipaddress",
            "not enough ip",
            "no enough ip",
            "enough ip addresses",
            "insufficient ip",
            "available ip"),
    /** A quota of the account, or a limit of cluster, group or pool. */
    QUOTA_REACHED(
            "a quota of the account or a limit of the cluster is reached",
            "free some of it, or raise the quota in the Quota Center",
            "quotaexceed",
            "quota_exceed",
            "exceedquota",
            "exceedlimit",
            "limitexceed",
            "quota exceed",
            "quota is available",
            "exceeds the quota",
            "exceeded the quota",
            "quota limit"),
    /** The account cannot pay. */
    UNPAID(
            "the account has too little credit for pay-as-you-go instances",
            "top up the account",
            "arrearage",
            "insufficientbalance",
            "invalidaccountstatus.notenoughbalance",
            "overdue"),
    /** The node script failed, or the node did not join. */
    SCRIPT_FAILED(
            "the node script failed, or the nodes did not join in time",
            "read /var/log/messages and the output of cloud-init on one of the nodes",
            "nodeinitfailed",
            "attachnodefailed",
            "cloud-init",
            "user's script",
            "user data",
            "init script",
            "joinfailed");

    private final String problem;
    private final String remedy;
    private final ImmutableList<String> words;

    ScaleOutProblem(String problem, String remedy, String... words) {
        this.problem = problem;
        this.remedy = remedy;
        this.words = ImmutableList.copyOf(words);
    }

    /**
     * Returns the problem that codes and messages tell of: of the first that tells of one, in their order.
     *
     * @param texts codes before messages, as those are more certain
     */
    public static Optional<ScaleOutProblem> of(List<String> texts) {
        return requireNonNull(texts, "texts").stream()
                .flatMap(text -> of(text).stream())
                .findFirst();
    }

    /** Returns the problem that a code or a message tells of. */
    public static Optional<ScaleOutProblem> of(String text) {
        String lower = Ascii.toLowerCase(requireNonNull(text, "text"));
        for (ScaleOutProblem problem : values()) {
            if (problem.words.stream().anyMatch(lower::contains)) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    /** Returns what is wrong, on one line. */
    public String problem() {
        return problem;
    }

    /** Returns what to do about it, on one line. */
    public String remedy() {
        return remedy;
    }
}
