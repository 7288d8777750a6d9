// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against a bit for each of the 256 addresses of a small space, and subtraction against ipaddress. */
class CidrSetBitmapTest {
    private static final int CASES = 2_000;
    private static final int LIBRARY_CASES = 2_000;
    private static final int MOST_BLOCKS = 8;
    private static final int ADDRESSES = 256;

    private final RandomBlocks random = new RandomBlocks(24);

    // Also at the ends of both address spaces, and across the two words of an IPv6 address.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.10.24.0/24",
                "0.0.0.0/24",
                "255.255.255.0/24",
                "fd00::/120",
                "::/120",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00/120",
                "2001:db8:0:ff0::/60"
            })
    void agreesWithABitForEachAddress(String text) {
        Cidr space = Cidr.parse(text);
        for (int i = 0; i < CASES; i++) {
            List<Cidr> left = random.manyInside(space, space.prefixLength() + 8, MOST_BLOCKS);
            List<Cidr> right = random.manyInside(space, space.prefixLength() + 8, MOST_BLOCKS);

            checkOperations(space, left, right);
            checkQuestions(space, CidrSet.copyOf(left), bits(space, left), right);
        }
    }

    private static void checkOperations(Cidr space, List<Cidr> left, List<Cidr> right) {
        CidrSet a = CidrSet.copyOf(left);
        CidrSet b = CidrSet.copyOf(right);
        BitSet union = bits(space, left);
        union.or(bits(space, right));
        BitSet intersection = bits(space, left);
        intersection.and(bits(space, right));
        BitSet rest = bits(space, left);
        rest.andNot(bits(space, right));

        check(space, a, bits(space, left));
        check(space, a.union(b), union);
        check(space, a.intersection(b), intersection);
        check(space, a.minus(b), rest);
        assertThat(a.overlaps(b)).isEqualTo(!intersection.isEmpty());
    }

    /** Checks the addresses, and that the blocks are the fewest, in order. */
    private static void check(Cidr space, CidrSet set, BitSet bits) {
        List<Cidr> fewest = new ArrayList<>();
        collect(space, space, bits, fewest);
        assertThat(set.cidrs()).isEqualTo(fewest);
        assertThat(set.isEmpty()).isEqualTo(bits.isEmpty());
        assertThat(set.size()).isEqualTo(unit(space).multiply(BigInteger.valueOf(bits.cardinality())));
    }

    private static void collect(Cidr space, Cidr block, BitSet bits, List<Cidr> into) {
        BitSet own = bits(space, List.of(block));
        own.and(bits);
        if (own.cardinality() == width(space, block)) {
            into.add(block);
        } else if (!own.isEmpty()) {
            collect(space, block.lowerHalf(), bits, into);
            collect(space, block.upperHalf(), bits, into);
        }
    }

    private static void checkQuestions(Cidr space, CidrSet set, BitSet bits, List<Cidr> blocks) {
        for (Cidr block : blocks) {
            BitSet common = bits(space, List.of(block));
            common.and(bits);
            assertThat(set.contains(block)).isEqualTo(common.cardinality() == width(space, block));
            assertThat(set.contains(block.network())).isEqualTo(bits.get(first(space, block)));
            assertThat(set.overlaps(block)).isEqualTo(!common.isEmpty());
        }
        int length = space.prefixLength() + Math.floorMod(bits.hashCode(), 9);
        List<Cidr> free = new ArrayList<>();
        collectAligned(space, space, length, bits, free);
        assertThat(set.freeBlocks(length).toList()).isEqualTo(free);
        assertThat(set.firstFree(space.family(), length))
                .isEqualTo(free.stream().findFirst());
    }

    private static void collectAligned(Cidr space, Cidr block, int length, BitSet bits, List<Cidr> into) {
        if (block.prefixLength() < length) {
            collectAligned(space, block.lowerHalf(), length, bits, into);
            collectAligned(space, block.upperHalf(), length, bits, into);
        } else if (bits.nextClearBit(first(space, block)) >= first(space, block) + width(space, block)) {
            into.add(block);
        }
    }

    private static BitSet bits(Cidr space, List<Cidr> blocks) {
        BitSet bits = new BitSet(ADDRESSES);
        blocks.forEach(block -> bits.set(first(space, block), first(space, block) + width(space, block)));
        return bits;
    }

    /** Returns the number of the first address, counted in the smallest blocks of the space. */
    private static int first(Cidr space, Cidr block) {
        int bits = space.prefixLength() + 8;
        long word = bits <= 64 ? block.high() >>> (64 - bits) : block.low() >>> (128 - bits);
        long above = bits <= 64 || bits == 128 ? 0 : block.high() << (bits - 64);
        return (int) (above | word) & ADDRESSES - 1;
    }

    private static int width(Cidr space, Cidr block) {
        return ADDRESSES >>> (block.prefixLength() - space.prefixLength());
    }

    private static BigInteger unit(Cidr space) {
        return BigInteger.ONE.shiftLeft(space.family().bits() - space.prefixLength() - 8);
    }

    @Test
    void subtractsAsTheLibraryDoes() {
        for (int i = 0; i < LIBRARY_CASES; i++) {
            Cidr block = random.block();
            Cidr hole = random.inside(block, block.family().bits());

            IPAddress[] rest = Ipaddress.of(block).subtract(Ipaddress.of(hole));
            List<Cidr> theirs = new ArrayList<>();
            for (IPAddress part : rest == null ? new IPAddress[0] : rest) {
                for (IPAddress prefixBlock : part.spanWithPrefixBlocks()) {
                    theirs.add(Ipaddress.cidr(prefixBlock));
                }
            }
            assertThat(CidrSet.of(block).minus(CidrSet.of(hole)))
                    .as("%s without %s", block, hole)
                    .isEqualTo(CidrSet.copyOf(theirs));
        }
    }
}
