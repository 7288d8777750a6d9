// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.account.SecurityRule;
import io.hybridcluster.aliyun.account.SecurityRule.Peer;
import io.hybridcluster.aliyun.account.SecurityRule.Ports;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.net.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupPolicyTest {
    private static final CidrSet MEMBERS = CidrSet.of(Cidr.parse("10.0.0.64/28"));
    private static final CidrSet PEERS = CidrSet.of(Cidr.parse("10.0.0.0/25"));

    /** What is not known of the world: who is in another group and in a prefix list, and from which port packets come. */
    private record World(Set<Integer> others, Set<Integer> narrow) {
        static World of(Random random) {
            Set<Integer> others = new HashSet<>();
            Set<Integer> narrow = new HashSet<>();
            for (int host = 0; host < 128; host++) {
                if (random.nextBoolean()) {
                    others.add(host);
                }
                if (random.nextBoolean()) {
                    narrow.add(host);
                }
            }
            return new World(others, narrow);
        }
    }

    /** A second implementation: one packet, the best rule by a loop. */
    private static boolean naive(
            boolean isAdvanced,
            boolean inner,
            List<SecurityRule> rules,
            boolean in,
            String protocol,
            int port,
            int host,
            World world) {
        SecurityRule best = null;
        for (SecurityRule rule : rules) {
            boolean matches = rule.isIngress() == in
                    && (rule.protocol().equals("ALL") || rule.protocol().equals(protocol))
                    && port >= rule.ports().first()
                    && port <= rule.ports().last()
                    && isPeer(rule.peer(), host, world);
            if (!matches) {
                continue;
            }
            if (best == null
                    || rule.priority() < best.priority()
                    || rule.priority() == best.priority() && !rule.accepts()) {
                best = rule;
            }
        }
        if (best != null) {
            return best.accepts();
        }
        return !isAdvanced && (!in || inner && isMember(host));
    }

    private static boolean isMember(int host) {
        return host >= 64 && host < 80;
    }

    private static boolean isPeer(Peer peer, int host, World world) {
        if (peer.isNarrowed() && !world.narrow().contains(host)) {
            return false;
        }
        if (peer.block().isPresent()) {
            return peer.block().get().contains(IpAddress.parse("10.0.0." + host));
        }
        if (peer.groupId().isPresent()) {
            return peer.groupId().get().equals("sg-own")
                    ? isMember(host)
                    : world.others().contains(host);
        }
        return true;
    }

    private static SecurityRule random(Random random, boolean known) {
        String[] protocols = {"ALL", "TCP", "UDP"};
        int first = random.nextInt(6);
        Optional<Cidr> block = Optional.empty();
        Optional<String> group = Optional.empty();
        switch (random.nextInt(known ? 3 : 5)) {
            case 0, 1 -> {
                int length = 25 + random.nextInt(8);
                int host = random.nextInt(128) >> (32 - length) << (32 - length);
                block = Optional.of(Cidr.parse("10.0.0." + host + "/" + length));
            }
            case 2 -> group = Optional.of("sg-own");
            case 3 -> group = Optional.of("sg-other");
            default -> {}
        }
        boolean narrowed = !known && random.nextInt(4) == 0;
        return new SecurityRule(
                random.nextBoolean(),
                protocols[random.nextInt(3)],
                new Ports(first, first + random.nextInt(4)),
                1 + random.nextInt(3),
                random.nextBoolean(),
                new Peer(block, group, narrowed || block.isEmpty() && group.isEmpty()));
    }

    @Test
    void agreesWithJudgingEachPacketByItself() {
        Random random = new Random(7);
        for (int i = 0; i < 4_000; i++) {
            boolean isAdvanced = random.nextInt(3) == 0;
            boolean inner = random.nextBoolean();
            List<SecurityRule> rules = rules(random, true);
            GroupPolicy policy = new GroupPolicy(isAdvanced, inner, Set.of("sg-own"), MEMBERS, rules);
            boolean in = random.nextBoolean();
            String protocol = random.nextBoolean() ? "TCP" : "UDP";
            int port = random.nextInt(8);

            GroupPolicy.Verdict verdict = policy.judge(in, protocol, port, PEERS);

            assertThat(verdict.accepted().union(verdict.dropped())).isEqualTo(PEERS);
            assertThat(verdict.accepted().overlaps(verdict.dropped())).isFalse();
            for (int host = 0; host < 128; host++) {
                boolean accepted =
                        naive(isAdvanced, inner, rules, in, protocol, port, host, new World(Set.of(), Set.of()));
                assertThat(verdict.accepted().contains(IpAddress.parse("10.0.0." + host)))
                        .as("host %s, %s", host, rules)
                        .isEqualTo(accepted);
            }
        }
    }

    @Test
    void saysOnlyWhatHoldsWhateverIsNotKnown() {
        Random random = new Random(8);
        int open = 0;
        for (int i = 0; i < 4_000; i++) {
            boolean isAdvanced = random.nextInt(3) == 0;
            boolean inner = random.nextBoolean();
            List<SecurityRule> rules = rules(random, false);
            GroupPolicy policy = new GroupPolicy(isAdvanced, inner, Set.of("sg-own"), MEMBERS, rules);
            boolean in = random.nextBoolean();
            int port = random.nextInt(8);

            GroupPolicy.Verdict verdict = policy.judge(in, "TCP", port, PEERS);

            open += PEERS.minus(verdict.accepted()).minus(verdict.dropped()).isEmpty() ? 0 : 1;
            World world = World.of(random);
            for (int host = 0; host < 128; host++) {
                IpAddress address = IpAddress.parse("10.0.0." + host);
                boolean accepted = naive(isAdvanced, inner, rules, in, "TCP", port, host, world);
                assertThat(
                                accepted
                                        ? verdict.dropped().contains(address)
                                        : verdict.accepted().contains(address))
                        .as("host %s accepted: %s, %s", host, accepted, rules)
                        .isFalse();
            }
        }
        assertThat(open).isGreaterThan(400);
    }

    private static List<SecurityRule> rules(Random random, boolean known) {
        List<SecurityRule> rules = new ArrayList<>();
        for (int n = random.nextInt(10); n > 0; n--) {
            rules.add(random(random, known));
        }
        return rules;
    }
}
