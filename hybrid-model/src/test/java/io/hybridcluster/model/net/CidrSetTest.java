// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CidrSetTest {
    private static final CidrSet EMPTY = CidrSet.of();

    @Test
    void keepsTheFewestBlocksInOrder() {
        assertThat(set("fd00::/9", "10.128.0.0/9", "10.1.0.0/16", "10.0.0.0/9", "fd80::/9", "10.1.0.0/16"))
                .hasToString("[10.0.0.0/8, fd00::/8]");
        assertThat(set("0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1")).hasToString("[0.0.0.0/0, ::/0]");
        assertThat(set("10.1.0.0/16", "10.2.0.0/16"))
                .as("neighbours, not halves")
                .hasToString("[10.1.0.0/16, 10.2.0.0/16]");
        assertThat(set("10.0.0.0/10", "10.64.0.0/11", "10.96.0.0/12", "10.112.0.0/12", "10.128.0.0/9"))
                .hasToString("[10.0.0.0/8]");
    }

    @Test
    void isEqualHoweverItWasMade() {
        CidrSet whole = set("10.0.0.0/8");

        assertThat(set("10.0.0.0/9", "10.128.0.0/9")).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(whole)
                .isNotEqualTo(set("10.0.0.0/9"))
                .isNotEqualTo(EMPTY)
                .isNotEqualTo(null)
                .isNotEqualTo("x");
        assertThat(whole.minus(whole)).isEqualTo(EMPTY).isSameAs(EMPTY);
    }

    @Test
    void copiesWhatItIsGiven() {
        List<Cidr> given = new ArrayList<>(List.of(Cidr.parse("10.0.0.0/8")));
        CidrSet set = CidrSet.copyOf(given);
        given.clear();

        assertThat(set.cidrs()).containsExactly(Cidr.parse("10.0.0.0/8"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> set.cidrs().clear());
    }

    @Test
    void containsAddressesAndWholeBlocks() {
        CidrSet set = set("10.10.24.0/24", "10.10.25.0/24", "10.100.0.0/16", "fd00::/64");

        assertThat(set.contains(IpAddress.parse("10.10.24.0"))).isTrue();
        assertThat(set.contains(IpAddress.parse("10.10.25.255"))).isTrue();
        assertThat(set.contains(IpAddress.parse("10.10.23.255"))).isFalse();
        assertThat(set.contains(IpAddress.parse("10.10.26.0"))).isFalse();
        assertThat(set.contains(IpAddress.parse("0.0.0.0"))).isFalse();
        assertThat(set.contains(IpAddress.parse("fd00::ffff"))).isTrue();
        assertThat(set.contains(IpAddress.parse("ffff::"))).isFalse();
        assertThat(set.contains(Cidr.parse("10.10.24.0/23")))
                .as("of two blocks")
                .isTrue();
        assertThat(set.contains(Cidr.parse("10.10.24.0/22"))).isFalse();
        assertThat(set.contains(Cidr.parse("10.100.7.0/24"))).isTrue();
        assertThat(EMPTY.contains(IpAddress.parse("10.0.0.1"))).isFalse();
    }

    @Test
    void overlapsBlocksBelowAroundAndInside() {
        CidrSet set = set("10.10.24.0/23", "10.100.0.0/16");

        assertThat(set.overlaps(Cidr.parse("10.0.0.0/8"))).isTrue();
        assertThat(set.overlaps(Cidr.parse("10.10.25.0/24"))).isTrue();
        assertThat(set.overlaps(Cidr.parse("10.100.0.0/16"))).isTrue();
        assertThat(set.overlaps(Cidr.parse("10.10.26.0/24"))).isFalse();
        assertThat(set.overlaps(Cidr.parse("9.0.0.0/8"))).isFalse();
        assertThat(set.overlaps(Cidr.parse("11.0.0.0/8"))).isFalse();
        assertThat(set.overlaps(Cidr.parse("::/0"))).isFalse();
        assertThat(EMPTY.overlaps(Cidr.parse("0.0.0.0/0"))).isFalse();
        assertThat(set.overlaps(set("10.10.24.128/25"))).isTrue();
        assertThat(set.overlaps(set("10.10.26.0/23", "10.101.0.0/16"))).isFalse();
    }

    /** The free blocks of the guide's VPC, as ipaddress found them too. */
    @Test
    void leavesTheFreeBlocksOfTheGuidesVpc() {
        CidrSet free = set("10.0.0.0/8").minus(set("10.10.24.0/24", "10.10.25.0/24", "10.100.0.0/16"));

        assertThat(free)
                .hasToString("[10.0.0.0/13, 10.8.0.0/15, 10.10.0.0/20, 10.10.16.0/21, 10.10.26.0/23, 10.10.28.0/22,"
                        + " 10.10.32.0/19, 10.10.64.0/18, 10.10.128.0/17, 10.11.0.0/16, 10.12.0.0/14, 10.16.0.0/12,"
                        + " 10.32.0.0/11, 10.64.0.0/11, 10.96.0.0/14, 10.101.0.0/16, 10.102.0.0/15, 10.104.0.0/13,"
                        + " 10.112.0.0/12, 10.128.0.0/9]");
        assertThat(free.size()).isEqualTo(BigInteger.valueOf((1 << 24) - 512 - (1 << 16)));
        assertThat(free.freeBlocks(16).limit(12)).map(Cidr::toString).first().isEqualTo("10.0.0.0/16");
        assertThat(free.freeBlocks(16).filter(Cidr.parse("10.8.0.0/14")::contains))
                .map(Cidr::toString)
                .containsExactly("10.8.0.0/16", "10.9.0.0/16", "10.11.0.0/16");
        assertThat(free.freeBlocks(16).count()).isEqualTo(254);
        assertThat(free.firstFree(IpFamily.IPV4, 24)).contains(Cidr.parse("10.0.0.0/24"));
        assertThat(free.firstFree(IpFamily.IPV4, 8)).isEmpty();
        assertThat(free.firstFree(IpFamily.IPV6, 64)).isEmpty();
    }

    @Test
    void workAtBothEndsOfTheAddressSpace() {
        CidrSet all = set("0.0.0.0/0", "::/0");

        assertThat(all.minus(set("255.255.255.255/32", "::/128")).minus(set("0.0.0.0/2", "::/3", "8000::/1")))
                .isEqualTo(all.minus(set("255.255.255.255/32", "0.0.0.0/2", "::/3", "8000::/1")));
        assertThat(set("0.0.0.0/0").minus(set("255.255.255.255/32")).cidrs()).hasSize(32);
        assertThat(set("::/0").minus(set("::/128")).cidrs()).hasSize(128);
        assertThat(set("255.255.255.254/31").freeBlocks(32))
                .map(Cidr::toString)
                .containsExactly("255.255.255.254/32", "255.255.255.255/32");
        assertThat(set("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127").freeBlocks(128))
                .hasSize(2);
        assertThat(all.size()).isEqualTo(BigInteger.ONE.shiftLeft(32).add(BigInteger.ONE.shiftLeft(128)));
    }

    @Test
    void streamsFreeBlocksOneByOne() {
        CidrSet all = set("255.255.255.254/31", "::/0");

        assertThat(all.freeBlocks(128).limit(2)).map(Cidr::toString).containsExactly("::/128", "::1/128");
        assertThat(all.freeBlocks(32).limit(4))
                .map(Cidr::toString)
                .containsExactly("255.255.255.254/32", "255.255.255.255/32", "::/32", "0:1::/32");
        Iterator<Cidr> blocks = all.freeBlocks(128).iterator();
        assertThat(blocks.next()).hasToString("::/128");
        assertThat(blocks.next()).hasToString("::1/128");
        assertThat(EMPTY.freeBlocks(0)).isEmpty();
        assertThat(all.freeBlocks(0)).map(Cidr::toString).containsExactly("::/0");
    }

    @Test
    void endsTheBlocksWithAnException() {
        AlignedBlocks blocks = new AlignedBlocks(List.of(Cidr.parse("10.0.0.0/8")), 8);

        assertThat(blocks.next()).hasToString("10.0.0.0/8");
        assertThat(blocks.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(blocks::next)
                .withMessage("no block of prefix length 8 is left");
    }

    @Test
    void refusesPrefixLengthsOutOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EMPTY.freeBlocks(129))
                .withMessage("prefix length 129 is not in 0 to 128");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EMPTY.freeBlocks(-1))
                .withMessage("prefix length -1 is not in 0 to 128");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EMPTY.firstFree(IpFamily.IPV4, 33))
                .withMessage("prefix length 33 is not in 0 to 32");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> EMPTY.contains((Cidr) null))
                .withMessage("block");
        assertThatNullPointerException()
                .isThrownBy(() -> EMPTY.overlaps((Cidr) null))
                .withMessage("block");
        assertThatNullPointerException().isThrownBy(() -> CidrSet.of((Cidr) null));
        assertThatNullPointerException().isThrownBy(() -> CidrSet.copyOf(null)).withMessage("cidrs");
    }

    private static CidrSet set(String... cidrs) {
        return CidrSet.copyOf(Arrays.stream(cidrs).map(Cidr::parse).toList());
    }
}
