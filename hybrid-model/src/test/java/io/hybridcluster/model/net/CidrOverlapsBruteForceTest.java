// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sweep against a look at every pair, order included. */
class CidrOverlapsBruteForceTest {
    private static final int LISTS_OF_EACH_KIND = 60;
    private static final int MOST_BLOCKS = 400;
    private static final RandomBlocks RANDOM = new RandomBlocks(31);
    private static final Random CHOICE = new Random(31);

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("of both families, anywhere", RANDOM::block),
                new Kind("in one IPv4 /24", () -> RANDOM.inside(Cidr.parse("10.10.24.0/24"), 32)),
                new Kind("in all of IPv4", () -> RANDOM.inside(Cidr.parse("0.0.0.0/0"), 12)),
                new Kind("in one IPv6 /120", () -> RANDOM.inside(Cidr.parse("fd00::/120"), 128)),
                new Kind("across the two words", () -> RANDOM.inside(Cidr.parse("2001:db8:0:fff0::/60"), 68)),
                new Kind("in all of IPv6", () -> RANDOM.inside(Cidr.parse("::/0"), 6)),
                // A first window tells none of these apart, a second one few: the sort has to go to its full depth.
                new Kind("different at both ends only", () -> {
                    Cidr end = RANDOM.inside(Cidr.parse("::/124"), 128);
                    long top = CHOICE.nextInt(10) == 0 ? 1L << 63 : 0;
                    return Cidr.of(IpAddress.ofWords(IpFamily.IPV6, top, end.low()), end.prefixLength());
                }),
                new Kind("of one network", () -> Cidr.of(IpAddress.parse("::"), CHOICE.nextInt(129))),
                new Kind("few and equal", () -> Cidr.of(IpAddress.parse("fd00::"), 125 + CHOICE.nextInt(4))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void findsWhatALookAtEveryPairFinds(Kind kind) {
        for (int i = 0; i < LISTS_OF_EACH_KIND; i++) {
            List<Cidr> cidrs = Stream.generate(kind.blocks())
                    .limit(CHOICE.nextInt(MOST_BLOCKS + 1))
                    .toList();
            CidrOverlaps overlaps = CidrOverlaps.of(cidrs);
            List<Pair> pairs = new ArrayList<>();
            overlaps.forEach((outer, inner) -> pairs.add(new Pair(outer, inner)));

            assertThat(pairs).isEqualTo(lookAtEveryPair(cidrs));
            assertThat(overlaps.count()).isEqualTo(pairs.size());
        }
    }

    private static List<Pair> lookAtEveryPair(List<Cidr> cidrs) {
        Comparator<Integer> order =
                Comparator.<Integer, Cidr>comparing(cidrs::get).thenComparing(i -> i);
        List<Integer> sorted =
                IntStream.range(0, cidrs.size()).boxed().sorted(order).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int inner = 0; inner < sorted.size(); inner++) {
            for (int outer = 0; outer < inner; outer++) {
                if (cidrs.get(sorted.get(outer)).overlaps(cidrs.get(sorted.get(inner)))) {
                    pairs.add(new Pair(sorted.get(outer), sorted.get(inner)));
                }
            }
        }
        return pairs;
    }

    record Pair(int outer, int inner) {}

    record Kind(String name, Supplier<Cidr> blocks) {
        @Override
        public String toString() {
            return name;
        }
    }
}
