// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CidrOverlapsTest {
    @Test
    void findsNoneAmongDisjointBlocks() {
        CidrOverlaps overlaps = of("10.10.24.0/24", "10.10.25.0/24", "10.100.0.0/16", "fd00::/64", "fd00:0:0:1::/64");

        assertThat(overlaps.count()).isZero();
        assertThat(pairs(overlaps)).isEmpty();
        assertThat(of().count()).isZero();
        assertThat(pairs(of())).isEmpty();
    }

    @Test
    void namesTheOuterBlockFirst() {
        assertThat(pairs(of("10.100.0.0/16", "10.0.0.0/8"))).containsExactly("1>0");
        assertThat(pairs(of("10.0.0.0/8", "10.100.0.0/16"))).containsExactly("0>1");
        assertThat(pairs(of("::/128", "::/0"))).containsExactly("1>0");
        assertThat(pairs(of("0.0.0.0/0", "128.0.0.0/1", "127.255.255.255/32"))).containsExactly("0>2", "0>1");
    }

    @Test
    void countsEqualBlocksAndNamesTheSmallerIndexFirst() {
        CidrOverlaps overlaps = of("10.0.0.0/8", "fd00::/8", "10.0.0.0/8", "fd00::/8", "10.0.0.0/8");

        assertThat(overlaps.count()).isEqualTo(4);
        assertThat(pairs(overlaps)).containsExactly("0>2", "0>4", "2>4", "1>3");
    }

    @Test
    void visitsByInnerThenOuterBlock() {
        CidrOverlaps overlaps = of(
                "10.1.2.0/24",
                "fd00::1/128",
                "10.0.0.0/8",
                "10.1.0.0/16",
                "::/0",
                "10.1.1.0/24",
                "fd00::/64",
                "10.2.0.0/16");

        assertThat(pairs(overlaps)).containsExactly("2>3", "2>5", "3>5", "2>0", "3>0", "2>7", "4>6", "4>1", "6>1");
        assertThat(overlaps.count()).isEqualTo(9);
    }

    @Test
    void doesNotNestTheEndOfOneWordInTheNext() {
        assertThat(of("fd00::/64", "fd00:0:0:1::/65", "fd00::8000:0:0:0/65", "fd00:0:0:1::/64")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void stopsWhenTheVisitorHasEnough() {
        CidrOverlaps overlaps = of("10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/8", "fd00::/8", "fd00::/8");
        List<String> seen = new ArrayList<>();

        boolean all = overlaps.forEachWhile((outer, inner) -> {
            seen.add(outer + ">" + inner);
            return seen.size() < 2;
        });

        assertThat(all).isFalse();
        assertThat(seen).containsExactly("0>1", "0>2");
        assertThat(overlaps.forEachWhile((outer, inner) -> inner < 4)).isFalse();
        assertThat(overlaps.forEachWhile((outer, inner) -> true)).isTrue();
    }

    @Test
    void countsAllPairsOfManyEqualBlocksWithoutVisitingThem() {
        long n = 100_000;

        assertThat(CidrOverlaps.of(Collections.nCopies((int) n, Cidr.parse("fd00::/64")))
                        .count())
                .isEqualTo(n * (n - 1) / 2);
        assertThat(CidrOverlaps.of(Collections.nCopies((int) n, Cidr.parse("10.0.0.0/8")))
                        .count())
                .isEqualTo(n * (n - 1) / 2);
    }

    @Test
    void buildsAgainAfterMoreBlocksWithoutChangingWhatWasBuilt() {
        CidrOverlaps.Builder builder =
                new CidrOverlaps.Builder().add(Cidr.parse("10.0.0.0/8")).add(Cidr.parse("::/0"));
        CidrOverlaps before = builder.build();
        CidrOverlaps after =
                builder.add(Cidr.parse("10.0.0.0/16")).add(Cidr.parse("::/128")).build();

        assertThat(before.count()).isZero();
        assertThat(pairs(after)).containsExactly("0>2", "1>3");
    }

    @Test
    void refusesMoreBlocksThanAnIndexCanTell() {
        CidrOverlaps.Builder full =
                new CidrOverlaps.Builder(0, 2).add(Cidr.parse("10.0.0.0/8")).add(Cidr.parse("fd00::/8"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.add(Cidr.parse("10.0.0.0/16")))
                .withMessage("10.0.0.0/16 is one block too many: there are already 2");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> CidrOverlaps.of(null)).withMessage("cidrs");
        assertThatNullPointerException().isThrownBy(() -> of().forEach(null)).withMessage("consumer");
        assertThatNullPointerException()
                .isThrownBy(() -> of().forEachWhile(null))
                .withMessage("visitor");
        assertThatNullPointerException()
                .isThrownBy(() -> new CidrOverlaps.Builder().add(null))
                .withMessage("cidr");
    }

    private static CidrOverlaps of(String... cidrs) {
        return CidrOverlaps.of(Stream.of(cidrs).map(Cidr::parse).toList());
    }

    private static List<String> pairs(CidrOverlaps overlaps) {
        List<String> pairs = new ArrayList<>();
        overlaps.forEach((outer, inner) -> pairs.add(outer + ">" + inner));
        return pairs;
    }
}
