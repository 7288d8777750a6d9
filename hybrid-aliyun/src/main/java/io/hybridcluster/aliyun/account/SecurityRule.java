// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;
import java.util.Optional;

/**
 * A rule of a security group.
 *
 * @param isIngress whether it is for packets that come in, and not for those that go out
 * @param protocol in capitals: {@code TCP}, {@code UDP}, {@code ICMP}, {@code GRE}, {@code ALL} and others
 * @param ports which ports, on the side that is connected to
 * @param priority 1 to 100; the lowest number is looked at first
 * @param accepts whether packets are accepted, and not dropped
 * @param peer the other side
 */
public record SecurityRule(boolean isIngress, String protocol, Ports ports, int priority, boolean accepts, Peer peer) {
    public SecurityRule {
        requireNonNull(protocol, "protocol");
        requireNonNull(ports, "ports");
        requireNonNull(peer, "peer");
    }

    /** Returns a rule, from an item of {@code Permissions.Permission}. */
    public static SecurityRule from(ApiAnswer rule) {
        boolean isIngress = rule.text("Direction").equalsIgnoreCase("ingress");
        return new SecurityRule(
                isIngress,
                Ascii.toUpperCase(rule.text("IpProtocol")),
                Ports.from(rule),
                (int) rule.findNumber("Priority").orElse(1),
                rule.text("Policy").equalsIgnoreCase("Accept"),
                Peer.from(rule, isIngress));
    }

    /**
     * Ports from the first to the last.
     *
     * @param first the first
     * @param last the last
     */
    public record Ports(int first, int last) {
        /** Every port there is. */
        public static final Ports ALL = new Ports(0, 65_535);

        private static Ports from(ApiAnswer rule) {
            String[] ends = rule.findText("PortRange").orElse("-1/-1").split("/", -1);
            try {
                int first = Integer.parseInt(ends[0]);
                int last = Integer.parseInt(ends[ends.length - 1]);
                return first < 0 ? ALL : new Ports(first, last);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        rule.place() + ".PortRange: expected two ports such as 80/80, found something else", e);
            }
        }

        /** Returns whether the port is one of them. */
        public boolean contain(int port) {
            return first <= port && port <= last;
        }
    }

    /**
     * The other side of a rule.
     *
     * @param block its block of addresses, if the rule has one
     * @param groupId the id of the security group whose members it is for, if the rule has one
     * @param isNarrowed whether the rule has more conditions: a prefix list, a source port, or addresses on this side
     */
    public record Peer(Optional<Cidr> block, Optional<String> groupId, boolean isNarrowed) {
        public Peer {
            requireNonNull(block, "block");
            requireNonNull(groupId, "groupId");
        }

        private static Peer from(ApiAnswer rule, boolean isIngress) {
            String there = isIngress ? "Source" : "Dest";
            String here = isIngress ? "Dest" : "Source";
            boolean isNarrowed = rule.findText(there + "PrefixListId").isPresent()
                    || isPart(rule, here + "CidrIp")
                    || isPart(rule, "Ipv6" + here + "CidrIp")
                    || rule.findText("SourcePortRange")
                            .filter(range -> !range.equals("-1/-1") && !range.equals("1/65535"))
                            .isPresent();
            return new Peer(
                    AnswerBlocks.findLoose(rule, there + "CidrIp")
                            .or(() -> AnswerBlocks.findLoose(rule, "Ipv6" + there + "CidrIp")),
                    rule.findText(there + "GroupId"),
                    isNarrowed);
        }

        /** Returns whether there is a block, and one of less than all addresses. */
        private static boolean isPart(ApiAnswer rule, String name) {
            return rule.findText(name).filter(block -> !block.endsWith("/0")).isPresent();
        }
    }
}
