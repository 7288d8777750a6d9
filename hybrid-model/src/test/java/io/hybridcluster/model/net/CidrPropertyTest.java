// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Random blocks against ipaddress. */
class CidrPropertyTest {
    private static final int BLOCKS = 10_000;
    private static final int PAIRS = 20_000;

    private final RandomBlocks random = new RandomBlocks(7);

    @Test
    void knowsItsBoundsAsTheLibraryDoes() {
        for (int i = 0; i < BLOCKS; i++) {
            Cidr block = random.block();
            IPAddress theirs = Ipaddress.of(block);

            assertThat(block.size()).isEqualTo(theirs.getCount());
            assertThat(block.network()).isEqualTo(IpAddress.parse(bare(theirs.getLower())));
            assertThat(block.last()).isEqualTo(IpAddress.parse(bare(theirs.getUpper())));
            assertThat(block.prefixLength()).isEqualTo(Objects.requireNonNull(theirs.getNetworkPrefixLength()));
        }
    }

    private static String bare(IPAddress address) {
        return address.withoutPrefixLength().toCanonicalString();
    }

    @Test
    void containsAndOverlapsAsTheLibraryDoes() {
        int nested = 0;
        for (int i = 0; i < PAIRS; i++) {
            Cidr one = random.block();
            // Otherwise hardly any two would nest.
            Cidr other = i % 2 == 0
                    ? random.block()
                    : random.inside(one, one.family().bits());

            boolean contains = Ipaddress.of(one).contains(Ipaddress.of(other));
            assertThat(one.contains(other)).as("%s contains %s", one, other).isEqualTo(contains);
            assertThat(one.contains(other.network()))
                    .as("%s contains the network of %s", one, other)
                    .isEqualTo(Ipaddress.of(one).contains(Ipaddress.of(other).getLower()));
            assertThat(one.overlaps(other))
                    .as("%s overlaps %s", one, other)
                    .isEqualTo(other.overlaps(one))
                    .isEqualTo(contains || Ipaddress.of(other).contains(Ipaddress.of(one)));
            nested += contains ? 1 : 0;
        }
        assertThat(nested).isGreaterThan(PAIRS / 3);
    }

    @Test
    void sortsContainersBeforeWhatTheyContain() {
        for (int i = 0; i < PAIRS; i++) {
            Cidr outer = random.block();
            Cidr inner = random.inside(outer, outer.family().bits());
            Cidr other = random.block();

            assertThat(outer).isLessThanOrEqualTo(inner);
            assertThat(outer.compareTo(inner) == 0).isEqualTo(outer.equals(inner));
            assertThat(Integer.signum(outer.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(outer)));
        }
    }
}
