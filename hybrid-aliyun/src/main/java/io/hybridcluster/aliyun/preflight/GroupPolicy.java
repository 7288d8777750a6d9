// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.SecurityRule;
import io.hybridcluster.model.net.CidrSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What security groups let through together to and from a machine that is in all of them.
 *
 * <p>The rules of all groups are looked at together, the lowest number of priority first, and what drops before what accepts;
 * what no rule decides is up to the default: basic groups let everything out and, unless they are told otherwise, members in,
 * and advanced ones let nothing through (ECS: Security group rules; ECS: Basic and advanced security groups). Answers to what
 * is let through are let through.
 */
final class GroupPolicy {
    /** The lowest number first, and what drops before what accepts. */
    private static final Comparator<SecurityRule> ORDER =
            Comparator.comparingInt(SecurityRule::priority).thenComparing(SecurityRule::accepts);

    private final boolean isAdvanced;
    private final boolean innerAccess;
    private final Set<String> groups;
    private final CidrSet members;
    private final ImmutableList<SecurityRule> rules;

    /**
     * @param isAdvanced whether the groups are advanced ones
     * @param innerAccess whether a group lets its members reach one another
     * @param groups the ids of the groups
     * @param members the addresses of what is in them
     * @param rules the rules of all of them
     */
    GroupPolicy(
            boolean isAdvanced,
            boolean innerAccess,
            Set<String> groups,
            CidrSet members,
            Collection<SecurityRule> rules) {
        this.isAdvanced = isAdvanced;
        this.innerAccess = innerAccess;
        this.groups = Set.copyOf(groups);
        this.members = members;
        this.rules = ImmutableList.sortedCopyOf(ORDER, rules);
    }

    /**
     * What becomes of packets; what is in neither set depends on what is not known here.
     *
     * @param accepted the other sides whose packets are let through
     * @param dropped the other sides whose packets are not
     */
    record Verdict(CidrSet accepted, CidrSet dropped) {}

    /** Returns what becomes of packets of these other sides to a port. */
    Verdict judge(boolean isIngress, String protocol, int port, CidrSet peers) {
        List<SecurityRule> matching = rules.stream()
                .filter(rule -> rule.isIngress() == isIngress
                        && (rule.protocol().equals("ALL") || rule.protocol().equals(protocol))
                        && rule.ports().contain(port))
                .toList();
        CidrSet atLeast = accepted(matching, false, isIngress, peers);
        CidrSet atMost = accepted(matching, true, isIngress, peers);
        return new Verdict(atLeast, peers.minus(atMost));
    }

    /** Returns what is accepted, if rules that cannot be judged apply exactly where that accepts more, or accepts less. */
    private CidrSet accepted(List<SecurityRule> matching, boolean more, boolean isIngress, CidrSet peers) {
        CidrSet rest = peers;
        CidrSet accepted = CidrSet.of();
        for (SecurityRule rule : matching) {
            CidrSet reach = reach(rule, rest);
            if (isJudged(rule) || rule.accepts() == more) {
                if (rule.accepts()) {
                    accepted = accepted.union(reach);
                }
                rest = rest.minus(reach);
            }
        }
        return accepted.union(byDefault(isIngress, rest));
    }

    private boolean isJudged(SecurityRule rule) {
        SecurityRule.Peer peer = rule.peer();
        return !peer.isNarrowed()
                && (peer.block().isPresent()
                        || peer.groupId().filter(groups::contains).isPresent());
    }

    /** Returns which of the other sides a rule is for, or may be for. */
    private CidrSet reach(SecurityRule rule, CidrSet rest) {
        SecurityRule.Peer peer = rule.peer();
        if (peer.block().isPresent()) {
            return rest.intersection(CidrSet.of(peer.block().get()));
        }
        return peer.groupId().filter(groups::contains).isPresent() ? rest.intersection(members) : rest;
    }

    private CidrSet byDefault(boolean isIngress, CidrSet rest) {
        if (isAdvanced) {
            return CidrSet.of();
        }
        if (!isIngress) {
            return rest;
        }
        return innerAccess ? rest.intersection(members) : CidrSet.of();
    }
}
